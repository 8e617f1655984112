import type { KubeObject } from '../api/object.ts'
import type { Entry, Note, Revision } from '../timeline/entry.ts'
import { applied, type Delta, deltaOf } from './delta.ts'

/** A log, and the virtual time in milliseconds that was reached when it ended. */
export interface Timeline {
  readonly entries: readonly Entry[]
  readonly until: number
}

/** The first line: what this is, how it is written, and when it ends. */
interface Heading {
  readonly timeline: 'rollcall'
  readonly version: 1
  readonly until: number
}

/**
 * A line of a revision. `of` is the position of the entry whose object this one continues; `delta` says what changed
 * since.
 */
interface RevisionLine {
  readonly position?: number
  readonly at: number
  readonly by: string
  readonly change: Revision['change']
  readonly of?: number
  readonly delta?: Delta
  /** The object whole, and the one before it, where there is nothing to continue. */
  readonly object?: KubeObject
  readonly before?: KubeObject
}

type NoteLine = Omit<Note, 'position' | 'entry'> & { readonly position?: number }

/**
 * A log as text: one JSON line for each entry after a heading. Objects are written whole once, then as what changed; an
 * object's resourceVersion is its position and a position is the line's number, unless it is written. The same entries
 * give the same bytes.
 */
export function encodeTimeline({ entries, until }: Timeline): string {
  const known = new Map<string, Revision>()
  const heading: Heading = { timeline: 'rollcall', version: 1, until }
  let text = `${JSON.stringify(heading)}\n`
  entries.forEach((entry, index) => {
    const position = entry.position === index + 1 ? undefined : entry.position
    if (entry.entry === 'note') {
      text += `${JSON.stringify({ ...entry, entry: undefined, position })}\n`
      return
    }
    const identity = identityOf(entry.object)
    text += `${JSON.stringify(revisionLine(entry, position, known.get(identity)))}\n`
    known.set(identity, entry)
  })
  return text
}

/** What was encoded. Throws an Error that names the line if the text is no timeline. */
export function decodeTimeline(text: string): Timeline {
  const [first, ...lines] = text.split('\n')
  const { until } = headingOf(first ?? '')
  const entries: Entry[] = []
  const objects = new Map<number, KubeObject>()
  lines.forEach((line, index) => {
    if (line === '') return
    const entry = parsed(line, index + 2, objects)
    if (entry.entry === 'revision') objects.set(entry.position, entry.object)
    entries.push(entry)
  })
  return { entries, until }
}

const identityOf = ({ kind, metadata }: KubeObject): string => `${kind}\0${metadata.namespace ?? ''}\0${metadata.name}`

function revisionLine(entry: Revision, position: number | undefined, last: Revision | undefined): RevisionLine {
  const { at, by, change, object, before } = entry
  if (before === undefined || last === undefined || deltaOf(last.object, before) !== undefined)
    return { position, at, by, change, object, before }
  const delta = deltaOf(atPosition(last.object, entry.position), object)
  return { position, at, by, change, of: last.position, delta }
}

/** The object with the resourceVersion that a write at the position gives it. */
function atPosition(object: KubeObject, position: number): KubeObject {
  return { ...object, metadata: { ...object.metadata, resourceVersion: String(position) } }
}

function headingOf(line: string): Heading {
  const heading = parseLine(line, 1) as Partial<Heading>
  if (heading.timeline === 'rollcall' && heading.version === 1) return heading as Heading
  throw new Error('not a timeline: its first line should begin with {"timeline":"rollcall","version":1')
}

function parsed(text: string, line: number, objects: ReadonlyMap<number, KubeObject>): Entry {
  const value = parseLine(text, line) as RevisionLine | NoteLine
  const position = value.position ?? line - 1
  if ('note' in value) return { ...value, entry: 'note', position } as Entry
  const { at, by, change, of, delta, object, before } = value
  const place = { entry: 'revision', position, at, by, change } as const
  if (of === undefined) return { ...place, object: object!, ...(before === undefined ? {} : { before }) }
  const continued = objects.get(of)
  if (continued === undefined)
    throw new Error(`line ${line} of the timeline continues an object of position ${of}, which has none`)
  return { ...place, object: applied(atPosition(continued, position), delta) as KubeObject, before: continued }
}

function parseLine(text: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`line ${line} of the timeline is not JSON`, { cause: error })
  }
}
