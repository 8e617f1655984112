import TinyQueue from 'tinyqueue'

/**
 * Something that is done again and again: a crash loop, the retries of a sync, a probe. Each attempt says how it ended; once one ends
 * as the one before did, and nothing new happened anywhere since it began, what is still to come of it is mere repetition.
 */
export class Series {
  readonly label: string
  readonly #clock: Clock
  #outcome: string | undefined
  #same = false
  #noveltyAtStart = -1

  constructor(label: string, clock: Clock) {
    this.label = label
    this.#clock = clock
  }

  /** An attempt begins. If anything new happened since the one before began, how that one ended says nothing about this one. */
  begins(): void {
    if (this.#noveltyAtStart !== this.#clock.novelty) this.#same = false
    this.#noveltyAtStart = this.#clock.novelty
  }

  /** The attempt ended so. An ending unlike the one before is news. */
  ends(outcome: string): void {
    this.#same = this.#outcome === outcome
    this.#outcome = outcome
    if (!this.#same) this.#clock.news()
  }

  get repeating(): boolean {
    return this.#same && this.#noveltyAtStart === this.#clock.novelty
  }
}

/** What a timer belongs to: `background` only ever repeats itself (heartbeats, resyncs); a series does once it repeats; anything else is news. */
export type Cause = Series | 'background' | undefined

export interface Timer {
  readonly at: number
  readonly order: number
  readonly work: () => void
  readonly cause: Cause
  readonly label: string
  cancelled: boolean
}

const earlier = (a: Timer, b: Timer): number => a.at - b.at || a.order - b.order

/** Virtual time in whole milliseconds. It moves only when the engine has no work left, and then to the next timer. */
export class Clock {
  now = 0
  /** Counts what is new: actions, changes of what is asked for, and whatever does not repeat itself. */
  novelty = 0
  /** What the work that runs now belongs to; timers that it sets belong there too. */
  cause: Cause
  #order = 0
  readonly #news = new TinyQueue<Timer>([], earlier)
  readonly #repeated = new TinyQueue<Timer>([], earlier)

  /** Something new happened: what follows from it is new as well. */
  news(): void {
    this.novelty++
    this.cause = undefined
  }

  /** Runs the next attempt of a series `delay` milliseconds from now. */
  attempt(series: Series, delay: number, work: () => void): Timer {
    const begin = () => {
      series.begins()
      work()
    }
    return this.after(delay, series.label, begin, series)
  }

  /** Runs `work` once, `delay` milliseconds from now (at least 0). `label` names it when it will not come to rest. */
  after(delay: number, label: string, work: () => void, cause: Cause = this.cause): Timer {
    const timer: Timer = {
      at: this.now + Math.max(0, Math.ceil(delay)),
      order: this.#order++,
      work,
      cause,
      label,
      cancelled: false,
    }
    const queue = cause === undefined ? this.#news : this.#repeated
    queue.push(timer)
    return timer
  }

  /** The next timer's instant, or undefined when none is set. */
  get next(): number | undefined {
    return this.#first()?.peek()?.at
  }

  /** Whether everything that is still to come only repeats what was. */
  get settled(): boolean {
    dropCancelled(this.#news)
    if (this.#news.length > 0) return false
    return this.#repeated.data.every(
      timer => timer.cancelled || timer.cause === 'background' || (timer.cause as Series).repeating,
    )
  }

  /** What keeps moving: the labels of timers that are not repetitions. */
  get restless(): string[] {
    const moving = (timer: Timer) =>
      !timer.cancelled && timer.cause !== 'background' && !(timer.cause as Series)?.repeating
    return [...this.#news.data, ...this.#repeated.data].filter(moving).map(timer => timer.label)
  }

  /** Moves to the next timer and runs it. */
  fire(): void {
    const timer = this.#first()!.pop()!
    this.now = timer.at
    this.cause = timer.cause
    if (timer.cause === undefined) this.novelty++
    timer.work()
  }

  #first(): TinyQueue<Timer> | undefined {
    dropCancelled(this.#news)
    dropCancelled(this.#repeated)
    const [news, repeated] = [this.#news.peek(), this.#repeated.peek()]
    if (news === undefined) return repeated && this.#repeated
    return repeated === undefined || earlier(news, repeated) < 0 ? this.#news : this.#repeated
  }
}

function dropCancelled(queue: TinyQueue<Timer>): void {
  while (queue.peek()?.cancelled) queue.pop()
}
