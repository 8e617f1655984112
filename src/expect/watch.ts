import type { Entry } from '../timeline/entry.ts'
import { type Instant, View } from '../timeline/view.ts'
import type { Expectation, Monitor, Verdict } from './monitor.ts'

/** Reads a growing log for any number of monitors in one pass. The driver advances its cluster, then this. */
export class Watch {
  readonly view = new View()
  readonly #entries: readonly Entry[]
  #monitors: readonly Monitor[]

  constructor(entries: readonly Entry[], monitors: readonly Monitor[]) {
    this.#entries = entries
    this.#monitors = monitors
  }

  /** All verdicts are final: nothing that follows matters. */
  get decided(): boolean {
    return this.#monitors.length === 0
  }

  /** Virtual milliseconds at which something may be decided although nothing is written then. */
  get wakeAt(): number | undefined {
    let first = this.view.wakeAt
    for (const { wakeAt } of this.#monitors) {
      if (wakeAt !== undefined && wakeAt > this.view.at && (first === undefined || wakeAt < first)) first = wakeAt
    }
    return first
  }

  /** Reads what the log has gained up to the virtual time `at` (and up to `position`), then lets time pass up to `at`. */
  advance(at: number, position = this.#entries.length): void {
    for (;;) {
      const entry = this.#entries[this.view.position]
      if (entry === undefined || entry.at > at || entry.position > position) break
      this.#elapse(entry.at)
      this.#show(this.view.observe(entry))
    }
    this.#elapse(at)
    if (this.view.at < at) this.#show(this.view.elapse(at))
  }

  #elapse(to: number): void {
    for (let wakeAt = this.wakeAt; wakeAt !== undefined && wakeAt <= to; wakeAt = this.wakeAt) {
      this.#show(this.view.elapse(wakeAt))
    }
  }

  #show(instant: Instant): void {
    let decided = false
    for (const monitor of this.#monitors) {
      monitor.observe(instant, this.view)
      if (monitor.verdict.verdict !== 'undecided') decided = true
    }
    if (decided) this.#monitors = this.#monitors.filter(monitor => monitor.verdict.verdict === 'undecided')
  }
}

/** Decides an expectation on all of a log up to the virtual time `at` in milliseconds. Throws a Mistake if it cannot be meant. */
export function decide(expectation: Expectation, entries: readonly Entry[], at: number): Verdict {
  return decideAll([expectation], entries, at).verdicts[0]!
}

/** As {@link decide}, for many expectations in one pass over the log; with the view at the end, for explanations. */
export function decideAll(
  expectations: readonly Expectation[],
  entries: readonly Entry[],
  at: number,
): { verdicts: Verdict[]; view: View } {
  const monitors = expectations.map(expectation => expectation.begin())
  const watch = new Watch(entries, monitors)
  watch.advance(at)
  for (const expectation of expectations) expectation.check?.(watch.view)
  return { verdicts: monitors.map(monitor => concluded(monitor, watch.view)), view: watch.view }
}

/** What the monitor says if the question is asked here and now. */
export function concluded(monitor: Monitor, view: View): Verdict {
  return monitor.verdict.verdict === 'undecided' ? monitor.conclude(view) : monitor.verdict
}
