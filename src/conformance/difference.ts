/** Where a recording and we part: the smallest part that differs, and both whole sides around it. */
export interface Difference {
  /** Which case. */
  readonly name: string
  /** `does[3].object.metadata.labels.app`. */
  readonly path: string
  /** Undefined where a side has nothing. */
  readonly recorded: unknown
  readonly ours: unknown
  readonly whole: { readonly recorded: unknown; readonly ours: unknown }
}

/** What differs first between two JSON values, undefined if nothing does. A member that is undefined counts as absent. */
export function differenceBetween(name: string, recorded: unknown, ours: unknown): Difference | undefined {
  const parting = findParting(recorded, ours, '')
  return parting && { name, ...parting, whole: { recorded, ours } }
}

type Parting = Pick<Difference, 'path' | 'recorded' | 'ours'>

function findParting(recorded: unknown, ours: unknown, path: string): Parting | undefined {
  if (recorded === ours) return undefined
  if (!isObject(recorded) || !isObject(ours) || Array.isArray(recorded) !== Array.isArray(ours))
    return { path: path.replace(/^\./, ''), recorded, ours }
  for (const key of new Set([...Object.keys(recorded), ...Object.keys(ours)])) {
    const at = Array.isArray(recorded) ? `${path}[${key}]` : `${path}.${key}`
    const parting = findParting(recorded[key], ours[key], at)
    if (parting !== undefined) return parting
  }
  return undefined
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/**
 * The value without what carries no meaning on the wire: nulls, empty strings, objects and lists, from the inside out, and the namespace `default`
 * of metadata. Undefined if nothing is left. The `data` of a ControllerRevision is to be made a string before.
 */
export function pruned(value: unknown): unknown {
  if (value === null || value === undefined || value === '') return undefined
  if (Array.isArray(value)) {
    const items = value.map(pruned).filter(item => item !== undefined)
    return items.length === 0 ? undefined : items
  }
  if (!isObject(value)) return value
  const members: Record<string, unknown> = {}
  let isEmpty = true
  for (const key in value) {
    const member = pruned(key === 'metadata' ? withoutDefaultNamespace(value[key]) : value[key])
    if (member === undefined) continue
    members[key] = member
    isEmpty = false
  }
  return isEmpty ? undefined : members
}

function withoutDefaultNamespace(metadata: unknown): unknown {
  if (!isObject(metadata) || metadata.namespace !== 'default') return metadata
  const { namespace, ...rest } = metadata
  return rest
}
