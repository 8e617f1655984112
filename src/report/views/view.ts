import type { ReportMessages } from '../../locales/report.messages.ts'
import type { Line, StepMark } from '../../timeline/transcript-fold.ts'
import type { View as Cluster } from '../../timeline/view.ts'
import type { Bracket } from '../brackets.ts'
import type { Run, ScenarioRun } from '../run.ts'
import type { Filter } from './filter.ts'

/** What the reader sees now besides the page itself; a view names those that it has to be drawn anew for. */
export type Follows = 'filter' | 'window' | 'cursor' | 'lines'

/** A part of a page: a function of what is shown, as HTML whose texts are escaped. */
export interface View<Shown> {
  /** The id of its section. */
  readonly name: string
  readonly follows: readonly Follows[]
  /** Empty if there is nothing to show. */
  html(shown: Shown): string
}

/** The page of the whole run. */
export interface ShownRun {
  readonly messages: ReportMessages
  readonly run: Run
  readonly filter: Filter
}

/** The page of one scenario. */
export interface ShownScenario {
  readonly messages: ReportMessages
  readonly scenario: ScenarioRun
  /** Absent if it never had a cluster. */
  readonly story?: Story
  /** What was expected, in the reader's language. */
  readonly brackets: readonly Bracket[]
  /** What the list of scenarios was narrowed to, to which the reader may go back. */
  readonly filter: Filter
  /** The whole transcript is asked for, however long it is. */
  readonly allLines: boolean
}

/** What happened in a scenario, and the instant that its reader looks at. */
export interface Story {
  /** The picture of the chosen window. */
  readonly svg: string
  readonly isZoomed: boolean
  /** How many lanes there are, and how many are drawn at most. */
  readonly laneCount: number
  readonly most: number
  readonly lines: readonly (Line | StepMark)[]
  /** Where in virtual time (ms) each step begins, by its number, and where the next one does. */
  readonly steps: ReadonlyMap<number, { readonly from: number; readonly to: number }>
  /** The cluster at the cursor. */
  readonly cluster: Cluster
}
