import { en } from '../locales/en.ts'
import type { Entry } from '../timeline/entry.ts'
import { transcript } from '../timeline/transcript.ts'
import { type Account, accountFile } from './account.ts'
import { bracketsOf } from './brackets.ts'
import { packTimeline } from './pack-timeline.ts'
import { timelineSvg } from './timeline-svg.ts'

/** Something that a scenario leaves in its report. */
export interface Attachment {
  /** A Buffer is passed on in base64: Cucumber's report shows no SVG that comes as text. */
  readonly data: string | Buffer
  readonly mediaType: string
  readonly fileName: string
}

/** The name of the packed timeline, by which reports find it among the attachments. */
export const timelineFile = 'timeline.ndjson.gz'

/**
 * What a scenario attaches: what happened as text, as a picture and for programs, and what it tells of itself. All of
 * it speaks of the cluster alone, so that the scenario's twin in the other language leaves the same bytes.
 */
export function attachmentsOf(entries: readonly Entry[], account: Account): Attachment[] {
  if (entries.length === 0) return []
  const { until } = account
  const picture = timelineSvg(entries, { until, brackets: bracketsOf(account, en) })
  return [
    { data: transcript(entries), mediaType: 'text/plain', fileName: 'transcript.txt' },
    { data: Buffer.from(picture), mediaType: 'image/svg+xml', fileName: 'timeline.svg' },
    { data: packTimeline({ entries, until }), mediaType: 'application/gzip', fileName: timelineFile },
    { data: JSON.stringify(account), mediaType: 'application/json', fileName: accountFile },
  ]
}
