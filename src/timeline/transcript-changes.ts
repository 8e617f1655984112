import { sameJson } from '../api/equal.ts'

/** What differs below a path: `replicas 3 → 1`. */
interface Difference {
  readonly path: string
  readonly from: unknown
  readonly to: unknown
}

const most = 6

/** The differences between two values, as a reader wants them: `image app:v1 → app:v2`, `partition 3 → 0`. */
export function changes(before: unknown, after: unknown): string[] {
  const found = differences(before, after, '')
  const told = found.slice(0, most).map(({ path, from, to }) => `${shortened(path)} ${written(from)} → ${written(to)}`)
  return found.length > most ? [...told, `${found.length - most} more changes`] : told
}

function differences(from: unknown, to: unknown, path: string): Difference[] {
  if (sameJson(from, to)) return []
  const left = members(from)
  const right = members(to)
  if (left === undefined || right === undefined) return [{ path, from, to }]
  const found: Difference[] = []
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    found.push(...differences(left.get(key), right.get(key), path + key))
  }
  return found
}

/**
 * The parts of a value by the piece of path that leads to them; items with names go by their names, other lists are one
 * value.
 */
function members(value: unknown): Map<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!Array.isArray(value)) return new Map(Object.entries(value).map(([key, member]) => [`.${key}`, member]))
  const names = value.map(item => (item as { name?: unknown } | null)?.name)
  if (names.some(name => typeof name !== 'string') || new Set(names).size < names.length) return undefined
  return new Map(value.map((item, index) => [`[${names[index]}]`, item]))
}

/** Paths that everybody knows by a shorter name. */
const shortNames: readonly (readonly [RegExp, string])[] = [
  [/^\.(?:template\.spec\.)?(?:initContainers|containers)\[app\]\.image$/, 'image'],
  [/^\.(?:template\.spec\.)?(?:initContainers|containers)\[([^\]]+)\]\.image$/, 'image of $1'],
  [/^\.updateStrategy\.rollingUpdate\.(partition|maxUnavailable)$/, '$1'],
  [/^\.template\.metadata\.annotations\.kubectl\.kubernetes\.io\/restartedAt$/, 'restartedAt'],
  [/^\.resources\.requests\.storage$/, 'storage'],
  [/^\./, ''],
]

function shortened(path: string): string {
  const known = shortNames.find(([pattern]) => pattern.test(path))
  return known === undefined ? path : path.replace(known[0], known[1])
}

const longest = 80

function written(value: unknown): string {
  if (value === undefined) return 'none'
  if (value === '') return '""'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}
