import { type Clock, Series, type Timer } from './clock.ts'

const firstBackoff = 5
const longestBackoff = 1_000_000

/**
 * How often one key is worked on at one instant before it has to wait. Here writes take no time, so that two decisions which undo each other
 * would never let time pass; a real controller is held to 20 requests a second by its client (kube-controller-manager's default).
 */
const burst = 100
const firstPause = 50
const longestPause = 1_000_000

/** A key that comes back so often at one instant undoes what it did: see {@link WorkQueue.isSpinning}. */
const spinning = 10

/**
 * The work queue of a controller: keys in the order in which they were added, each at most once. A key whose work failed comes back
 * after 5 ms, 10 ms, 20 ms … up to 1000 s, until it succeeds (client-go's default rate limiter).
 */
export class WorkQueue {
  readonly #name: string
  readonly #clock: Clock
  readonly #ready = new Set<string>()
  readonly #retries = new Map<string, { failures: number; series: Series }>()
  readonly #delayed = new Map<string, Timer>()
  /** How often each key was worked on at the instant `#instant`. */
  readonly #taken = new Map<string, number>()
  #instant = -1
  #pause = firstPause

  constructor(name: string, clock: Clock) {
    this.#name = name
    this.#clock = clock
  }

  get size(): number {
    return this.#ready.size
  }

  add(key: string): void {
    this.#ready.add(key)
  }

  /** Adds the key later. Of several times the earliest counts, as in client-go's delaying queue. */
  addAfter(key: string, delay: number): void {
    const waiting = this.#delayed.get(key)
    if (waiting !== undefined && !waiting.cancelled) {
      if (waiting.at <= this.#clock.now + delay) return
      waiting.cancelled = true
    }
    const due = () => {
      this.#delayed.delete(key)
      this.add(key)
    }
    this.#delayed.set(key, this.#clock.after(delay, `${this.#name} looks at ${key} again`, due))
  }

  take(): string | undefined {
    for (const key of this.#ready) {
      this.#ready.delete(key)
      if (this.#count(key) <= burst) return key
      this.#pause = Math.min(this.#pause * 2, longestPause)
      this.addAfter(key, this.#pause)
    }
    return undefined
  }

  /** Whether the key was worked on suspiciously often at this instant. */
  isSpinning(key: string): boolean {
    return this.#instant === this.#clock.now && (this.#taken.get(key) ?? 0) > spinning
  }

  #count(key: string): number {
    if (this.#instant !== this.#clock.now) this.#taken.clear()
    this.#instant = this.#clock.now
    const times = (this.#taken.get(key) ?? 0) + 1
    this.#taken.set(key, times)
    return times
  }

  /** The work on a key succeeded: its back-off begins anew. Its series goes on, for what fails and succeeds by turns repeats itself, too. */
  succeeded(key: string): void {
    const retry = this.#retries.get(key)
    if (retry !== undefined) retry.failures = 0
  }

  /** The work on a key failed for this reason: it comes back after the back-off. */
  failed(key: string, reason: string): void {
    let retry = this.#retries.get(key)
    if (retry === undefined) {
      retry = { failures: 0, series: new Series(`${this.#name} retries ${key}`, this.#clock) }
      this.#retries.set(key, retry)
    }
    retry.series.ends(reason)
    const delay = Math.min(firstBackoff * 2 ** retry.failures++, longestBackoff)
    this.#clock.attempt(retry.series, delay, () => this.add(key))
  }
}
