import type { Event } from '../api/types.ts'
import { getOrInsertComputed } from '../timeline/get-or-insert.ts'

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
  readonly name: string
  readonly firstTimestamp: string
  count: number
}

/** What one source told about one object for one reason. */
interface Reason {
  /** The last few different messages, and when the last one came. */
  readonly messages: Set<string>
  at: number
  /** By message; those of many that became one have no key of their own. */
  readonly told: Map<string, Told>
}

/** One who tells, about one object. */
interface Source {
  readonly reasons: Map<string, Reason>
  tokens: number
  at: number
}

/**
 * What client-go's event correlator does: the same event again counts up, many that differ in their message alone
 * become one, and a source that tells too much about an object is cut off; what is cut off still counts.
 */
export class EventCorrelation {
  readonly #sources = new Map<string, Source>()

  /** `event` is new, with a count of 1; `now` is in virtual milliseconds. */
  correlate(event: Event, now: number): Correlated {
    const source = getOrInsertComputed(this.#sources, sourceOf(event), () => ({
      reasons: new Map(),
      tokens: burst,
      at: now,
    }))
    const reason = getOrInsertComputed(source.reasons, event.reason ?? '', () => ({
      messages: new Set(),
      at: now,
      told: new Map(),
    }))
    const isCombined = isOneOfMany(reason, event.message ?? '', now)
    const counted = isCombined
      ? count(reason, '', combine(event))
      : count(reason, `${event.message}\0${event.involvedObject.fieldPath}`, event)
    if (!isAllowed(source, now)) return { does: 'drop' }
    return { does: counted.count === 1 ? 'create' : 'update', event: counted }
  }
}

function count({ told }: Reason, key: string, event: Event): Event {
  const before = told.get(key)
  if (before === undefined) {
    told.set(key, { name: event.metadata.name, count: 1, firstTimestamp: event.firstTimestamp! })
    return event
  }
  before.count++
  const { name, firstTimestamp } = before
  return { ...event, metadata: { ...event.metadata, name }, count: before.count, firstTimestamp }
}

function isOneOfMany(reason: Reason, message: string, now: number): boolean {
  const { messages, at } = reason
  if (now - at > similarWithin) messages.clear()
  reason.at = now
  messages.add(message)
  if (messages.size < similarEvents) return false
  const [oldest] = messages
  messages.delete(oldest!)
  return true
}

function isAllowed(source: Source, now: number): boolean {
  source.tokens = Math.min(burst, source.tokens + (now - source.at) / refill)
  source.at = now
  if (source.tokens < 1) return false
  source.tokens--
  return true
}

/** Who tells about which object; a uid says all that kind and names would. */
const sourceOf = ({ source, involvedObject: { kind, namespace, name, uid }, type }: Event): string =>
  `${uid ?? `${kind}/${namespace}/${name}`} ${type} ${source?.component} ${source?.host}`

const combine = (event: Event): Event => ({ ...event, message: `(combined from similar events): ${event.message}` })
