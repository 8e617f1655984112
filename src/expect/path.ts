import { parse } from 'yaml'
import { sameJson } from '../api/equal.ts'
import { Mistake } from './mistake.ts'

/** One step into an object: a member, an element by its place, or the element whose member has a value. */
export type Segment =
  | { readonly member: string }
  | { readonly element: number }
  | { readonly where: string; readonly is: string }

export type Path = readonly Segment[]

/** A member; `.` before it, `\.` within it. Or brackets: a place, a condition, a quoted member. */
const segment =
  /\.?((?:\\.|[^.[\]\\])+)|\[(\d+)\]|\[([\w.-]+)=("[^"]*"|'[^']*'|[^\]]*)\]|\["((?:\\.|[^"\\])*)"\]|\['((?:\\.|[^'\\])*)'\]/y

/**
 * Reads a path as people and kubectl write it: `spec.template.spec.containers[0].image`, `containers[name=app].image`,
 * `metadata.labels["app.kubernetes.io/name"]`, `metadata.labels.app\.kubernetes\.io/name`; a leading `.` or `$.` changes
 * nothing. Throws a Mistake that says where it stops being a path.
 */
export function parsePath(text: string): Path {
  const path: Segment[] = []
  const start = /^\s*\$?/.exec(text)![0].length
  const end = text.trimEnd().length
  for (segment.lastIndex = start; segment.lastIndex < end; ) {
    const at = segment.lastIndex
    const found = segment.exec(text.slice(0, end))
    if (found === null) throw new Mistake(messages => messages.mistake.notAPath({ path: text, at }))
    path.push(segmentOf(found))
  }
  if (path.length === 0) throw new Mistake(messages => messages.mistake.notAPath({ path: text, at: start }))
  return path
}

function segmentOf([, member, element, where, is, double, single]: readonly (string | undefined)[]): Segment {
  if (member !== undefined) return { member: unescaped(member) }
  if (element !== undefined) return { element: Number(element) }
  if (where !== undefined) return { where, is: is!.replace(/^(["'])(.*)\1$/, '$2') }
  return { member: unescaped((double ?? single)!) }
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/g, '$1')
}

/** What is under the path; undefined where it leads nowhere. */
export function valueAt(object: unknown, path: Path): unknown {
  let value = object
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = stepInto(value, step)
  }
  return value
}

function stepInto(value: object, step: Segment): unknown {
  if ('element' in step) return Array.isArray(value) ? value[step.element] : undefined
  if ('member' in step)
    return Object.hasOwn(value, step.member) ? (value as Record<string, unknown>)[step.member] : undefined
  if (!Array.isArray(value)) return undefined
  return value.find(item => String((item as Record<string, unknown> | null)?.[step.where]) === step.is)
}

/** Whether a value reads as the text of a table's cell: as it stands, or as the YAML it is. An empty cell asks for nothing there. */
export function reads(value: unknown, text: string): boolean {
  if (text === '') return value === undefined || value === null || value === ''
  if (value === undefined) return false
  return writtenAs(value) === text || (typeof value !== 'string' && sameJson(value, yamlOf(text)))
}

/** How a value is written in a message; undefined stays undefined. */
export function writtenAs(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  return JSON.stringify(value)
}

function yamlOf(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return text
  }
}
