import type { Event } from '../api/types.ts'

/** So many different messages for one reason, and they are told as one. */
const similarEvents = 10
/** Messages are similar when no more time than this passes between one and the next, in ms. */
const similarWithin = 600_000
/** A source may tell so much about an object at once, and then one thing each five minutes. */
const burst = 25
const refill = 300_000

/** What becomes of an event: told anew, counted up in the one told before, or not told at all. */
export type Correlated = { readonly does: 'create' | 'update'; readonly event: Event } | { readonly does: 'drop' }

interface Told {
  name: string
  count: number
  firstTimestamp: string
}

/**
 * What client-go's event correlator does (spec cluster X-10 to X-12): the same event again counts up, many that differ in their message alone
 * become one, and a source that tells too much about an object is cut off; what is cut off still counts.
 */
export class EventCorrelation {
  readonly #told = new Map<string, Told>()
  readonly #similar = new Map<string, { messages: Set<string>; at: number }>()
  readonly #allowance = new Map<string, { tokens: number; at: number }>()

  /** `event` is new, with a count of 1; `now` is in virtual milliseconds. */
  correlate(event: Event, now: number): Correlated {
    const source = sourceOf(event)
    const reason = `${source}\0${event.reason}`
    const combined = this.#isOneOfMany(reason, event.message ?? '', now)
    const key = combined ? reason : `${reason}\0${event.involvedObject.fieldPath}\0${event.message}`
    const counted = this.#count(key, combined ? combine(event) : event)
    if (!this.#isAllowed(source, now)) return { does: 'drop' }
    return { does: counted.count === 1 ? 'create' : 'update', event: counted }
  }

  #count(key: string, event: Event): Event {
    const told = this.#told.get(key)
    if (told === undefined) {
      this.#told.set(key, { name: event.metadata.name, count: 1, firstTimestamp: event.firstTimestamp! })
      return event
    }
    told.count++
    const { name, count, firstTimestamp } = told
    return { ...event, metadata: { ...event.metadata, name }, count, firstTimestamp }
  }

  #isOneOfMany(reason: string, message: string, now: number): boolean {
    let similar = this.#similar.get(reason)
    if (similar === undefined || now - similar.at > similarWithin) {
      similar = { messages: new Set(), at: now }
      this.#similar.set(reason, similar)
    }
    similar.at = now
    similar.messages.add(message)
    if (similar.messages.size < similarEvents) return false
    const [oldest] = similar.messages
    similar.messages.delete(oldest!)
    return true
  }

  #isAllowed(source: string, now: number): boolean {
    const allowance = this.#allowance.get(source) ?? { tokens: burst, at: now }
    allowance.tokens = Math.min(burst, allowance.tokens + (now - allowance.at) / refill)
    allowance.at = now
    this.#allowance.set(source, allowance)
    if (allowance.tokens < 1) return false
    allowance.tokens--
    return true
  }
}

/** Who tells about which object; a uid says all that kind and names would. */
const sourceOf = ({ source, involvedObject: { kind, namespace, name, uid }, type }: Event): string =>
  `${uid ?? `${kind}/${namespace}/${name}`} ${type} ${source?.component} ${source?.host}`

const combine = (event: Event): Event => ({ ...event, message: `(combined from similar events): ${event.message}` })
