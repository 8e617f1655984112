import { type Clock, Series, type Timer } from '../../clock.ts'

/** How long to wait after a failure: `first` milliseconds, twice as long each time, at most `longest`. */
export interface BackOff {
  readonly first: number
  readonly longest: number
}

/** The retries of the CSI sidecars. */
const sidecarBackOff: BackOff = { first: 1_000, longest: 300_000 }

/**
 * Work on one key that takes time and may fail: it is begun, takes its time, and ends; after a failure it begins again when the back-off is over.
 * What it is up to is asked with `is`.
 */
export class Attempts {
  readonly #clock: Clock
  readonly #backOff: BackOff
  readonly #series: Series
  #state: 'new' | 'under-way' | 'over' | 'backing-off' = 'new'
  #failures = 0
  #timer: Timer | undefined

  constructor(label: string, clock: Clock, backOff: BackOff = sidecarBackOff) {
    this.#clock = clock
    this.#backOff = backOff
    this.#series = new Series(label, clock)
  }

  is(state: 'new' | 'under-way' | 'over' | 'backing-off'): boolean {
    return this.#state === state
  }

  /** An attempt begins; `look` is called when its time is over. The first one is news, a later one belongs to the retries. */
  begin(duration: number, look: () => void): void {
    if (this.#failures === 0) {
      this.#clock.news()
      this.#series.begins()
    }
    this.#state = 'under-way'
    const over = () => {
      this.#state = 'over'
      look()
    }
    this.#timer = this.#clock.after(duration, this.#series.label, over, this.#failures === 0 ? undefined : this.#series)
  }

  /** The attempt failed for this reason; `again` is called when the next one is due. */
  failed(reason: string, again: () => void): void {
    this.#series.ends(reason)
    this.#state = 'backing-off'
    const delay = Math.min(this.#backOff.first * 2 ** this.#failures++, this.#backOff.longest)
    this.#timer = this.#clock.attempt(this.#series, delay, () => {
      this.#state = 'new'
      again()
    })
  }

  /** Nobody wants the work any more. */
  cancel(): void {
    if (this.#timer !== undefined) this.#timer.cancelled = true
  }
}
