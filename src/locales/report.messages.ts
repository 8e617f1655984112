import type { TimelineMessages } from './timeline.messages.ts'

/** What the page of a run says around the scenarios, whose own words stay as they were written. */
export interface ReportMessages extends TimelineMessages {
  readonly language: 'en' | 'zh-CN'
  /** The name of the language, in itself. */
  readonly name: string
  /** The name of a language that features are written in. */
  languageName(code: string): string
  readonly status: Readonly<
    Record<'passed' | 'failed' | 'skipped' | 'pending' | 'undefined' | 'ambiguous' | 'unknown', string>
  >
  readonly allStatuses: string
  /** The filters of the list, and their choice that filters nothing. */
  readonly search: string
  readonly area: string
  readonly tag: string
  readonly featureLanguage: string
  readonly any: string
  readonly retried: string
  readonly warned: string
  readonly clearFilters: string
  readonly nothingFound: string
  /** What the summary names. */
  readonly began: string
  readonly realTime: string
  readonly virtualTime: string
  readonly seeds: string
  readonly versions: string
  readonly kept: string
  readonly seed: string
  readonly gates: string
  /** Behind a version of Kubernetes that was still being made when it was modelled. */
  readonly partlyInferred: string
  /** The parts of a scenario's page. */
  readonly steps: string
  readonly timeline: string
  readonly whatHappened: string
  readonly attachments: string
  readonly manifests: string
  readonly warnings: string
  readonly earlierAttempts: string
  readonly toRun: string
  readonly noTimeline: string
  readonly howToRead: string
  /** What can be done with the timeline. */
  readonly wholeTimeline: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly previous: string
  readonly next: string
  readonly skipToContent: string
  moreLanes(count: number): string
  allLines(count: number): string
  features(count: number): string
  scenarios(count: number): string
  /** Of all scenarios so many are shown. */
  found(of: { shown: number; total: number }): string
  attempts(count: number): string
  attempt(number: number): string
  tookVirtual(virtual: string, real: string): string
  objectsAt(time: string): string
  more(count: number): string
  /** Characters that were cut from the end of a text. */
  leftOut(characters: number): string
  /** Where a manifest comes from. */
  inFeature: string
  readyMade: string
}
