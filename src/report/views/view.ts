import type { ReportMessages } from '../../locales/report.messages.ts'
import type { Line, StepMark } from '../../timeline/transcript-fold.ts'
import type { View as Cluster } from '../../timeline/view.ts'
import type { Run, ScenarioRun, Status } from '../run.ts'

/** What the reader sees now besides the page itself; a view names those that it has to be drawn anew for. */
export type Follows = 'filter' | 'window' | 'cursor'

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

export interface Filter {
  readonly text: string
  /** All if undefined. */
  readonly status?: Status
}

/** The page of one scenario. */
export interface ShownScenario {
  readonly messages: ReportMessages
  readonly scenario: ScenarioRun
  /** Absent if it never had a cluster. */
  readonly story?: Story
}

/** What happened in a scenario, and the instant that its reader looks at. */
export interface Story {
  /** The picture of the chosen window. */
  readonly svg: string
  readonly isZoomed: boolean
  readonly lines: readonly (Line | StepMark)[]
  /** Where in virtual time (ms) each step begins, by its number, and where the next one does. */
  readonly steps: ReadonlyMap<number, { readonly from: number; readonly to: number }>
  /** The cluster at the cursor. */
  readonly cluster: Cluster
}
