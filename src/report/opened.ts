import type { TimelineMessages } from '../locales/timeline.messages.ts'
import type { Entry } from '../timeline/entry.ts'
import { told } from '../timeline/transcript.ts'
import { View } from '../timeline/view.ts'
import type { Bracket } from './brackets.ts'
import { drawnTimeline } from './drawn-timeline.ts'
import type { Timeline } from './encode-timeline.ts'
import type { Lanes } from './lane.ts'
import { lanesOf } from './lanes.ts'
import type { Layout } from './timeline-layout.ts'
import type { Story } from './views/view.ts'
import { bracketsWithin, within } from './window.ts'

/** How a window is to be drawn. */
export interface Look {
  /** Pixels. */
  readonly width: number
  readonly words: TimelineMessages
  readonly brackets?: readonly Bracket[]
}

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
  /** How many lanes there are, and how many are drawn at most. */
  readonly laneCount: number
  most = 80
  #cluster = new View()
  #window: { readonly from: number; readonly to: number }
  readonly #entries: readonly Entry[]
  readonly #lanes: Lanes

  constructor({ entries, until }: Timeline) {
    this.#entries = entries
    this.#lanes = lanesOf(entries, until)
    this.laneCount = this.#lanes.lanes.length
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
   * Draws what lies between two virtual times, as an SVG of a width. A window without length is as long as its
   * surroundings.
   */
  draw({ width, words, brackets = [] }: Look, from = this.begin, to = this.end): void {
    const first = Math.max(Math.min(from, to), this.begin)
    const last = Math.min(Math.max(from, to), this.end)
    this.#window = first < last ? { from: first, to: last } : { from: this.#before(first), to: this.#after(last) }
    const [begin, end] = [this.#window.from, this.#window.to]
    const { svg, layout } = drawnTimeline(within(this.#lanes, begin, end), width, {
      words,
      brackets: bracketsWithin(brackets, begin, end),
      most: this.most,
      isPage: true,
    })
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
