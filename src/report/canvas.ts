import type { TimelineMessages } from '../locales/timeline.messages.ts'
import type { Lane } from './lane.ts'
import type { Layout } from './timeline-layout.ts'

/** What a timeline is drawn on: all that the drawing of a lane or mark has to know besides it. */
export interface Canvas extends Layout {
  readonly words: TimelineMessages
  /** The part of the timeline that is drawn, in virtual milliseconds. */
  readonly window: { readonly from: number; readonly to: number }
  /** It is drawn for a page, whose readers can point at things: they are told more. */
  readonly isPage: boolean
  /** The index and the short name of each revision. */
  readonly revisions: ReadonlyMap<string, { readonly index: number; readonly label: string }>
}

/** A lane and its place. */
export interface Placed {
  readonly lane: Lane
  readonly y: number
  readonly height: number
}
