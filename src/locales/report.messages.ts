/** What the page of a run says around the scenarios, whose own words stay as they were written. */
export interface ReportMessages {
  readonly language: 'en' | 'zh-CN'
  /** The name of the language, in itself. */
  readonly name: string
  readonly status: Readonly<
    Record<'passed' | 'failed' | 'skipped' | 'pending' | 'undefined' | 'ambiguous' | 'unknown', string>
  >
  readonly allStatuses: string
  readonly search: string
  readonly nothingFound: string
  readonly steps: string
  readonly timeline: string
  readonly whatHappened: string
  readonly attachments: string
  readonly toRun: string
  readonly wholeTimeline: string
  readonly noTimeline: string
  readonly howToRead: string
  scenarios(count: number): string
  attempts(count: number): string
  tookVirtual(virtual: string, real: string): string
  objectsAt(time: string): string
  more(count: number): string
}
