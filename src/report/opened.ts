import type { Entry } from '../timeline/entry.ts'
import { told } from '../timeline/transcript.ts'
import { View } from '../timeline/view.ts'
import { drawnTimeline } from './drawn-timeline.ts'
import type { Timeline } from './encode-timeline.ts'
import { type Lanes, lanesOf } from './lanes.ts'
import type { Layout } from './timeline-layout.ts'
import type { Story } from './views/view.ts'
import { within } from './window.ts'

/**
 * A scenario's timeline as its reader goes through it: a window of it is drawn, and the cluster is shown at the cursor.
 */
export class Opened implements Story {
  readonly lines: Story['lines']
  readonly steps: Story['steps']
  /** Virtual milliseconds at which anything happened, rising. */
  readonly instants: readonly number[]
  readonly begin: number
  readonly end: number
  svg = ''
  layout!: Layout
  #cluster = new View()
  #window: { readonly from: number; readonly to: number }
  readonly #entries: readonly Entry[]
  readonly #lanes: Lanes

  constructor({ entries, until }: Timeline) {
    this.#entries = entries
    this.#lanes = lanesOf(entries, until)
    this.begin = this.#lanes.begin
    this.end = this.#lanes.end
    this.#window = { from: this.begin, to: this.end }
    this.lines = told(entries)
    this.steps = stepsOf(this.#lanes)
    this.instants = [...new Set([0, ...entries.map(({ at }) => at), this.end])].sort((a, b) => a - b)
    this.look(this.end)
  }

  get cluster(): View {
    return this.#cluster
  }

  get window(): { readonly from: number; readonly to: number } {
    return this.#window
  }

  get isZoomed(): boolean {
    return this.#window.from > this.begin || this.#window.to < this.end
  }

  /**
   * Draws what lies between two virtual times, in an SVG of that many pixels. A window without length is as long as its
   * surroundings.
   */
  draw(width: number, from = this.begin, to = this.end): void {
    const first = Math.max(Math.min(from, to), this.begin)
    const last = Math.min(Math.max(from, to), this.end)
    this.#window = first < last ? { from: first, to: last } : { from: this.#before(first), to: this.#after(last) }
    const { svg, layout } = drawnTimeline(within(this.#lanes, this.#window.from, this.#window.to), width)
    this.svg = svg
    this.layout = layout
  }

  /** Shows the cluster as it was at the end of the virtual millisecond `at`. */
  look(at: number): void {
    if (at < this.#cluster.at) this.#cluster = new View()
    for (
      let next = this.#entries[this.#cluster.position];
      next !== undefined && next.at <= at;
      next = this.#entries[this.#cluster.position]
    ) {
      this.#pass(next.at)
      this.#cluster.observe(next)
    }
    this.#pass(at)
    this.#cluster.elapse(at)
  }

  /** The instant before or after another at which anything happened. */
  neighbour(at: number, direction: -1 | 1): number {
    return direction < 0 ? this.#before(at) : this.#after(at)
  }

  #before(at: number): number {
    return this.instants.findLast(instant => instant < at) ?? this.begin
  }

  #after(at: number): number {
    return this.instants.find(instant => instant > at) ?? this.end
  }

  #pass(at: number): void {
    for (let wakeAt = this.#cluster.wakeAt; wakeAt !== undefined && wakeAt <= at; wakeAt = this.#cluster.wakeAt)
      this.#cluster.elapse(wakeAt)
  }
}

/** Each step lasts until the next one begins, the last until the end. */
function stepsOf({ steps, end }: Lanes): Story['steps'] {
  return new Map(steps.map(({ at, step }, index) => [step, { from: at, to: steps[index + 1]?.at ?? end }]))
}
