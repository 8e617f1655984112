import { referenceTo } from '../../api/object.ts'
import type { Event } from '../../api/types.ts'
import type { Revision } from '../../timeline/entry.ts'
import { asksDeletion } from './deletion.ts'
import type { Fleet } from './fleet.ts'
import { type Invariant, type InvariantContext, type Rule, setController } from './invariant.ts'

/** From so many events about one object on, its recorder leaves some out (client-go's spam filter). */
const burst = 25

const tenMinutes = 600_000

/** A controller that restarts forgets what it told, so that once more is no storm. */
const mostTimes = 3

type Reason = 'SuccessfulCreate' | 'SuccessfulDelete'

interface Tally {
  total: number
  readonly writes: Record<Reason, number>
  readonly events: Record<Reason, number>
}

/** I22. Of every pod and claim that the set controller makes, and every pod that it takes away, an event tells; what repeats is counted, not told anew. */
export const eventsComplete: Invariant = {
  id: 'I22',
  class: 'W',
  watches: ['Pod', 'PersistentVolumeClaim', 'Event'],
  begin: context => new Events(context),
}

class Events implements Rule {
  readonly #context: InvariantContext
  readonly #tallies = new Map<string, Tally>()
  /** How often each event was told as a new one, and when last. */
  readonly #told = new Map<string, { readonly times: number; readonly at: number }>()

  constructor(context: InvariantContext) {
    this.#context = context
  }

  revision(entry: Revision): void {
    if (entry.object.kind === 'Event') this.#event(entry)
    else if (entry.by === setController) this.#write(entry)
  }

  #write(entry: Revision): void {
    const { kind } = entry.object
    const fleet = kind === 'Pod' ? this.#context.facts.fleetOf(entry.object) : this.#fleetOfClaim(entry)
    if (fleet === undefined) return
    if (entry.change === 'created') this.#tallyOf(fleet.uid).writes.SuccessfulCreate++
    else if (kind === 'Pod' && asksDeletion(entry)) this.#tallyOf(fleet.uid).writes.SuccessfulDelete++
  }

  /** A new claim names no owner: it is of the set that makes claims of its name. */
  #fleetOfClaim({ object, change }: Revision): Fleet | undefined {
    if (change !== 'created') return undefined
    const base = object.metadata.name.replace(/-\d+$/, '')
    for (const fleet of this.#context.facts.fleets) {
      if (fleet.set.metadata.namespace !== object.metadata.namespace) continue
      const { volumeClaimTemplates = [] } = fleet.set.spec
      if (volumeClaimTemplates.some(({ metadata }) => `${metadata.name}-${fleet.name}` === base)) return fleet
    }
    return undefined
  }

  #event(entry: Revision): void {
    const event = entry.object as unknown as Event
    const { involvedObject, reason = '' } = event
    if (entry.change === 'deleted') return
    if (entry.change === 'created') this.#checkRepetition(entry, event)
    const tally = this.#tallyOf(involvedObject.uid ?? '')
    tally.total++
    if (reason === 'SuccessfulCreate' || reason === 'SuccessfulDelete') tally.events[reason]++
  }

  #checkRepetition(entry: Revision, { involvedObject, reason = '', message }: Event): void {
    const { kind = '', name = '', namespace, uid } = involvedObject
    if (entry.by !== setController) return
    const key = `${uid} ${reason} ${message}`
    const before = this.#told.get(key)
    const times = before !== undefined && entry.at - before.at <= tenMinutes ? before.times + 1 : 1
    this.#told.set(key, { times, at: entry.at })
    if (times <= mostTimes) return
    this.#context.tell(
      { kind, namespace, name, uid },
      { says: 'eventStorm', of: { object: { kind, name }, reason, count: times } },
      [entry],
    )
  }

  rest(): void {
    for (const fleet of this.#context.facts.touched) {
      const tally = this.#tallies.get(fleet.uid)
      if (tally === undefined || tally.total >= burst) continue
      for (const reason of ['SuccessfulCreate', 'SuccessfulDelete'] as const) {
        const [writes, events] = [tally.writes[reason], tally.events[reason]]
        if (events >= writes) continue
        const of = { set: fleet.name, reason, writes, events }
        this.#context.tell(referenceTo(fleet.set), { says: 'eventMissing', of }, [])
      }
    }
  }

  #tallyOf(uid: string): Tally {
    const known = this.#tallies.get(uid)
    if (known !== undefined) return known
    const none = () => ({ SuccessfulCreate: 0, SuccessfulDelete: 0 })
    const tally = { total: 0, writes: none(), events: none() }
    this.#tallies.set(uid, tally)
    return tally
  }
}
