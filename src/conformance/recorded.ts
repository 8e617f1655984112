import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** One recorded case, and where it stands: `refusals/pod.json: 284 create Pod`. */
export interface Recorded {
  id: string
  recording: unknown
}

/** The project's own copy, compressed. */
const ownRecordings = join(import.meta.dirname, 'recorded')

/** The cases of one kind below a folder of recordings: `decisions`, `traces`, `refusals` or `kubectl`. Files may be compressed. */
export function recordedCases(kind: string, folder = ownRecordings): Recorded[] {
  const place = join(folder, kind)
  if (!existsSync(place)) return []
  const files = readdirSync(place).filter(file => /\.(nd)?json(\.gz)?$/.test(file) && !file.startsWith('masks'))
  return files.sort().flatMap(file => casesIn(`${kind}/${file.replace(/\.gz$/, '')}`, readText(join(place, file))))
}

/** A text file, unpacked if its name says that it is compressed. */
function readText(file: string): string {
  const bytes = readFileSync(file)
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

/** A line is a case, a list is one of cases, a session one of its commands; anything else is a case itself. */
function casesIn(file: string, text: string): Recorded[] {
  if (file.endsWith('.ndjson'))
    return text
      .split('\n')
      .filter(Boolean)
      .map(line => named(file, JSON.parse(line)))
  const whole = JSON.parse(text) as unknown
  return Array.isArray(whole) ? whole.map(recording => named(file, recording)) : [named(file, whole)]
}

const named = (file: string, recording: unknown): Recorded => ({
  id: `${file}: ${(recording as { name?: string }).name ?? ''}`,
  recording,
})
