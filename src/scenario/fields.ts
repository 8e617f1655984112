import { parse, YAMLError } from 'yaml'
import { Mistake } from '../expect/mistake.ts'
import { type Path, parsePath, type Segment } from '../expect/path.ts'
import { twoColumns } from './two-columns.ts'

/** A piece of an object: field names and their values. */
export type Fields = Record<string, unknown>

/**
 * The piece of an object that a table of paths and values describes, on top of `start`: `template.spec.containers[0].image`,
 * `containers[name=app].image`, `annotations["example.com/a"]`. Values are read as YAML reads them. Throws a Mistake for a path or a
 * value that cannot be read, and for a place beyond the end of a list.
 */
export function fieldsOf(rows: readonly (readonly string[])[], start: object = {}): Fields {
  return twoColumns(rows).reduce(
    (fields, [path, value]) => setField(fields, parsePath(path), readCell(value)) as Fields,
    start as Fields,
  )
}

const values = new Map<string, unknown>()

/** What a cell means to YAML. The same few words stand in most tables. */
function readCell(cell: string): unknown {
  if (!values.has(cell)) values.set(cell, readValue(cell))
  return values.get(cell)
}

function readValue(text: string): unknown {
  try {
    return parse(text, { prettyErrors: false })
  } catch (error) {
    if (!(error instanceof YAMLError)) throw error
    throw new Mistake(messages => messages.mistake.notAValue({ text, because: error.message }))
  }
}

/**
 * A copy of `target` in which the place at the path holds `value`; what is missing on the way there is made. Throws a Mistake for a place beyond
 * the end of a list.
 */
function setField(target: unknown, [segment, ...rest]: Path, value: unknown): unknown {
  if (segment === undefined) return value
  if ('member' in segment) return withMember(target, segment.member, below => setField(below, rest, value))
  const list = Array.isArray(target) ? [...target] : []
  const index = indexIn(list, segment)
  list[index] = setField(list[index] ?? ('where' in segment ? { [segment.where]: segment.is } : undefined), rest, value)
  return list
}

function withMember(target: unknown, name: string, change: (below: unknown) => unknown): Fields {
  const fields = typeof target === 'object' && target !== null && !Array.isArray(target) ? (target as Fields) : {}
  const below = Object.hasOwn(fields, name) ? fields[name] : undefined
  return Object.fromEntries([...Object.entries(fields).filter(([other]) => other !== name), [name, change(below)]])
}

function indexIn(list: readonly unknown[], segment: Exclude<Segment, { member: string }>): number {
  if ('element' in segment) {
    const { element } = segment
    const { length } = list
    if (element > length) throw new Mistake(messages => messages.mistake.beyondList({ element, length }))
    return element
  }
  const found = list.findIndex(item => String((item as Fields | null)?.[segment.where]) === segment.is)
  return found === -1 ? list.length : found
}
