import { sameJson } from './equal.ts'
import { define, isObject, type Json } from './member.ts'
import type { Merging, Shape } from './schema/shape.ts'

export class PatchError extends Error {}

const badRetainKeys = 'invalid patch format of retainKeys'

export const directives = {
  patch: '$patch',
  retainKeys: '$retainKeys',
  order: '$setElementOrder/',
  deleteFrom: '$deleteFromPrimitiveList/',
} as const

export interface Member {
  shape: Shape | undefined
  merging: Merging | undefined
}

const unknownMember: Member = { shape: undefined, merging: undefined }

export function memberOf(shape: Shape | undefined, name: string): Member {
  if (shape?.is === 'struct') return (shape.fields.get(name) as Member | undefined) ?? unknownMember
  return shape?.is === 'map' ? { shape: shape.value, merging: undefined } : unknownMember
}

export const itemShape = (shape: Shape | undefined): Shape | undefined =>
  shape?.is === 'list' ? shape.item : undefined

/**
 * How two documents are laid over each other. A patch meets an object: its directives are carried out and are gone afterwards. A patch meets another
 * patch (when a three-way patch is put together): directives and nulls are kept.
 */
interface Mode {
  isFinal: boolean
}

/** The value as it is stored when there is nothing to merge it with: nulls mean nothing then, and neither do directives. */
function settled(value: unknown, mode: Mode): unknown {
  if (!mode.isFinal) return value
  if (Array.isArray(value)) {
    return value.filter(item => !(isObject(item) && directives.patch in item)).map(item => settled(item, mode))
  }
  if (!isObject(value)) return value
  const result: Json = {}
  for (const [name, member] of Object.entries(value)) {
    if (member !== null && !name.startsWith('$')) define(result, name, settled(member, mode))
  }
  return result
}

function retained(original: Json, patch: Json): Json {
  const keep = patch[directives.retainKeys]
  if (keep === undefined) return original
  if (!Array.isArray(keep)) throw new PatchError(badRetainKeys)
  const strays = Object.entries(patch).some(
    ([name, value]) => value !== null && !name.startsWith('$') && !keep.includes(name),
  )
  if (strays) throw new PatchError(badRetainKeys)
  return Object.fromEntries(Object.entries(original).filter(([name]) => keep.includes(name)))
}

export function mergeMap(original: Json, patch: Json, shape: Shape | undefined, mode: Mode): Json {
  const directive = patch[directives.patch]
  if (directive === 'delete') return {}
  if (directive === 'replace') {
    const { [directives.patch]: _, ...replacement } = patch
    return settled(replacement, mode) as Json
  }
  if (directive !== undefined) throw new PatchError(`unknown patch type: ${String(directive)} in map: ${goMap(patch)}`)
  const result: Json = { ...(mode.isFinal ? retained(original, patch) : original) }
  const ordered = new Set<string>()
  for (const name of Object.keys(patch)) {
    if (name.startsWith(directives.order)) ordered.add(mergeOrder(result, patch, name, shape, mode))
    else if (name.startsWith(directives.deleteFrom)) mergeDeletions(result, patch, name, mode)
    else if (!mode.isFinal && name === directives.retainKeys) result[name] = patch[name]
  }
  for (const [name, value] of Object.entries(patch)) {
    if (name.startsWith('$') || ordered.has(name)) continue
    mergeMember(result, name, value, memberOf(shape, name), mode)
  }
  return result
}

function mergeMember(result: Json, name: string, value: unknown, { shape, merging }: Member, mode: Mode): void {
  const before = Object.hasOwn(result, name) ? result[name] : undefined
  if (value === null) {
    if (mode.isFinal) delete result[name]
    else result[name] = null
    return
  }
  const isReplaced = merging?.strategies.has('replace') === true
  if (isObject(before) && isObject(value) && !isReplaced) define(result, name, mergeMap(before, value, shape, mode))
  else if (Array.isArray(before) && Array.isArray(value) && merging?.strategies.has('merge') === true)
    define(result, name, mergeList(before, value, itemShape(shape), merging.key, mode))
  else define(result, name, settled(value, mode))
}

function mergeDeletions(result: Json, patch: Json, directive: string, mode: Mode): void {
  const name = directive.slice(directives.deleteFrom.length)
  const gone = patch[directive]
  if (!mode.isFinal) result[directive] = gone
  else if (Array.isArray(result[name]) && Array.isArray(gone))
    result[name] = (result[name] as unknown[]).filter(item => !gone.includes(item))
}

/** Carries out an ordering directive together with the list it is about; returns the list's name. */
function mergeOrder(result: Json, patch: Json, directive: string, shape: Shape | undefined, mode: Mode): string {
  const name = directive.slice(directives.order.length)
  const order = patch[directive]
  if (!mode.isFinal) {
    result[directive] = order
    return ''
  }
  if (!Array.isArray(order)) throw new PatchError(`expected a []interface {}, but received a ${typeof order}`)
  const { shape: list, merging } = memberOf(shape, name)
  const before = result[name]
  const changes = patch[name]
  let merged: unknown[]
  if (Array.isArray(before) && Array.isArray(changes))
    merged = mergeList(before, changes, itemShape(list), merging?.key, mode)
  else if (Array.isArray(changes)) merged = settled(changes, mode) as unknown[]
  else if (Array.isArray(before)) merged = before
  else return ''
  result[name] = inOrder(merged, order, Array.isArray(before) ? before : [], merging?.key)
  return name
}

const identityOf = (item: unknown, key: string | undefined): unknown =>
  key === undefined || !isObject(item) ? item : item[key]

const indexOf = (list: readonly unknown[], item: unknown, key: string | undefined): number =>
  list.findIndex(other => sameJson(identityOf(other, key), identityOf(item, key)))

/**
 * The merged list with what the patch speaks of in the patch's order, and the rest between it as the server had it. Something the server did
 * not know goes before what it had.
 */
function inOrder(
  merged: readonly unknown[],
  order: readonly unknown[],
  server: readonly unknown[],
  key: string | undefined,
): unknown[] {
  const rank = (list: readonly unknown[]) => (item: unknown) => indexOf(list, item, key)
  const by = (list: readonly unknown[]) => (a: unknown, b: unknown) => rank(list)(a) - rank(list)(b)
  const spoken = merged.filter(item => rank(order)(item) !== -1).sort(by(order))
  const rest = merged.filter(item => rank(order)(item) === -1).sort(by(server))
  const result: unknown[] = []
  while (spoken.length > 0 || rest.length > 0) {
    const at = rest.length === 0 ? -1 : rank(server)(rest[0])
    const next = spoken.length === 0 ? -1 : rank(server)(spoken[0])
    const isRestFirst = spoken.length === 0 || (at !== -1 && next !== -1 && at < next)
    result.push(isRestFirst && rest.length > 0 ? rest.shift() : spoken.shift())
  }
  return result
}

const noKey = (item: Json, key: string): PatchError =>
  new PatchError(`map: ${goMap(item)} does not contain declared merge key: ${key}`)

function mergeList(
  original: readonly unknown[],
  patch: readonly unknown[],
  shape: Shape | undefined,
  key: string | undefined,
  mode: Mode,
): unknown[] {
  if (!patch.some(isObject) && !original.some(isObject)) {
    const merged = [...new Set([...original, ...patch])]
    return inOrder(merged, patch, original, undefined)
  }
  if (key === undefined) throw new PatchError('cannot merge lists without merge key')
  let left = [...original]
  const changes: Json[] = []
  let isReplaced = false
  for (const item of patch as Json[]) {
    const directive = item[directives.patch]
    if (directive === undefined || !mode.isFinal) changes.push(item)
    else if (directive === 'replace') isReplaced = true
    else if (directive === 'delete') {
      if (!(key in item)) throw noKey(item, key)
      left = left.filter(other => !sameJson(identityOf(other, key), item[key]))
    } else if (directive === 'merge') throw new PatchError('merging lists cannot yet be specified in the patch')
    else throw new PatchError(`unknown patch type: ${String(directive)} in map: ${goMap(item)}`)
  }
  if (isReplaced) return settled(changes, mode) as unknown[]
  for (const item of changes) {
    if (!isObject(item) || !(key in item)) throw noKey(item, key)
    const at = indexOf(left, item, key)
    if (at === -1) left.push(settled(item, mode))
    else left[at] = mergeMap(left[at] as Json, item, shape, mode)
  }
  return inOrder(left, changes, original, key)
}

/** A value as Go prints it with %v: `map[spec:map[replicas:5]]`. */
export function goMap(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goMap).join(' ')}]`
  if (value === null || value === undefined) return '<nil>'
  if (!isObject(value)) return String(value)
  return `map[${Object.keys(value)
    .sort()
    .map(key => `${key}:${goMap(value[key])}`)
    .join(' ')}]`
}
