import TinyQueue from 'tinyqueue'
import { keyOf } from '../../api/object.ts'
import type { Pod } from '../../api/types.ts'
import { type Clock, Series, type Timer } from '../clock.ts'

const firstBackoff = 1_000
const longestBackoff = 10_000
/** A pod that no event brings back is tried again after so long; Kubernetes looks every 30 s. */
const longestStay = 300_000
const flushPeriod = 30_000

/** A pod that is to be scheduled. */
export interface Entry {
  readonly key: string
  readonly uid: string
  readonly priority: number
  /** Who rejected it when it was last tried. */
  rejectedBy: ReadonlySet<string>
  attempts: number
  /** When it came, or was last tried. */
  since: number
  order: number
  place: 'active' | 'waiting' | 'unschedulable' | 'taken' | 'gone'
  timer?: Timer
  errors?: Series
}

/**
 * Pods that wait to be scheduled. A pod that was rejected stays aside until something happens that may help it, and is then
 * tried again after its back-off of 1, 2, 4, 8, 10 s, by the number of attempts. Since 1.33 the back-off
 * only matters while other pods are to be scheduled, so here it is not waited for.
 */
export class SchedulingQueue {
  readonly #clock: Clock
  readonly #waitsOutBackoff: boolean
  readonly #wake: () => void
  readonly #entries = new Map<string, Entry>()
  /** Pods that were set aside, under each of the plugins that rejected them. */
  readonly #aside = new Map<string, Set<Entry>>()
  readonly #active = new TinyQueue<Entry>(
    [],
    (a, b) => b.priority - a.priority || a.since - b.since || a.order - b.order,
  )
  #order = 0

  /** `wake` is called when a timer makes a pod ready to be tried. */
  constructor(clock: Clock, waitsOutBackoff: boolean, wake: () => void) {
    this.#clock = clock
    this.#waitsOutBackoff = waitsOutBackoff
    this.#wake = wake
  }

  get hasActive(): boolean {
    while (this.#active.peek()?.place !== 'active' && this.#active.length > 0) this.#active.pop()
    return this.#active.length > 0
  }

  get(key: string): Entry | undefined {
    return this.#entries.get(key)
  }

  add(pod: Pod): void {
    const key = keyOf(pod)
    const known = this.#entries.get(key)
    if (known?.uid === pod.metadata.uid) return
    if (known !== undefined) this.remove(key)
    const entry: Entry = {
      key,
      uid: pod.metadata.uid,
      priority: pod.spec.priority ?? 0,
      rejectedBy: new Set(),
      attempts: 0,
      since: this.#clock.now,
      order: this.#order++,
      place: 'taken',
    }
    this.#entries.set(key, entry)
    this.#activate(entry)
  }

  remove(key: string): void {
    const entry = this.#entries.get(key)
    if (entry === undefined) return
    this.#entries.delete(key)
    this.#leave(entry, 'gone')
  }

  /** The pod that is to be tried next: the highest priority, of these the one that waits longest. */
  take(): Entry | undefined {
    if (!this.hasActive) return undefined
    const entry = this.#active.pop()!
    entry.place = 'taken'
    entry.attempts++
    return entry
  }

  /** Plugins rejected the pod: it waits for an event that may help. */
  rejected(entry: Entry, by: Iterable<string>): void {
    if (entry.place === 'gone') return
    entry.rejectedBy = new Set(by)
    entry.errors = undefined
    entry.since = this.#clock.now
    entry.place = 'unschedulable'
    for (const plugin of entry.rejectedBy) {
      const others = this.#aside.get(plugin)
      if (others === undefined) this.#aside.set(plugin, new Set([entry]))
      else others.add(entry)
    }
    const stay = Math.ceil((this.#clock.now + longestStay) / flushPeriod) * flushPeriod - this.#clock.now
    entry.timer = this.#clock.after(stay, `scheduler tries ${entry.key} again`, () => this.#flush(entry), 'background')
  }

  /** The attempt failed for a reason that no event will tell of: it is repeated after the back-off. */
  failed(entry: Entry, reason: string): void {
    if (entry.place === 'gone') return
    entry.rejectedBy = new Set()
    entry.since = this.#clock.now
    entry.place = 'waiting'
    entry.errors ??= new Series(`scheduler retries ${entry.key}`, this.#clock)
    entry.errors.ends(reason)
    entry.timer = this.#clock.attempt(entry.errors, backoffOf(entry.attempts), () => this.#flush(entry))
  }

  /** The pods that were set aside because the plugin, perhaps among others, rejected them. */
  rejectedBy(plugin: string): ReadonlySet<Entry> {
    return this.#aside.get(plugin) ?? nobody
  }

  /** Tries a pod that was set aside again, after its back-off where that counts. */
  retry(entry: Entry): void {
    if (entry.place !== 'unschedulable') return
    const left = this.#waitsOutBackoff ? entry.since + backoffOf(entry.attempts) - this.#clock.now : 0
    this.#leave(entry, 'waiting')
    if (left <= 0) this.#activate(entry)
    else entry.timer = this.#clock.after(left, `scheduler backs off from ${entry.key}`, () => this.#flush(entry))
  }

  #flush(entry: Entry): void {
    if (entry.place !== 'unschedulable' && entry.place !== 'waiting') return
    this.#activate(entry)
    this.#wake()
  }

  #activate(entry: Entry): void {
    this.#leave(entry, 'active')
    this.#active.push(entry)
  }

  #leave(entry: Entry, place: Entry['place']): void {
    if (entry.timer !== undefined) entry.timer.cancelled = true
    entry.timer = undefined
    if (entry.place === 'unschedulable') for (const plugin of entry.rejectedBy) this.#aside.get(plugin)?.delete(entry)
    entry.place = place
  }
}

const nobody: ReadonlySet<Entry> = new Set()

/** Milliseconds: 1, 2, 4, 8, 10, 10 … s. */
const backoffOf = (attempts: number): number =>
  attempts === 0 ? 0 : Math.min(firstBackoff * 2 ** (attempts - 1), longestBackoff)
