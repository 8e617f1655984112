import { sameJson } from './equal.ts'
import { isObject, type Json } from './member.ts'
import { type Shape, shapeOfKind } from './schema/shape.ts'
import { directives, itemShape, memberOf, mergeMap } from './strategic-merge.ts'

/** Which differences a patch is to hold. */
interface Wanted {
  deletions: boolean
  changes: boolean
}

/** A map that other maps may take the place of says which of its members are to stay. */
function keepKeys(patch: Json, modified: Json, retains: boolean): Json {
  if (!retains || Object.keys(patch).length === 0) return patch
  return { ...patch, [directives.retainKeys]: Object.keys(modified).sort() }
}

function diffMap(original: Json, modified: Json, shape: Shape | undefined, wanted: Wanted, retains = false): Json {
  const patch: Json = {}
  for (const [name, after] of Object.entries(modified)) {
    const before = original[name]
    if (before === undefined || before === null) {
      if (wanted.changes) patch[name] = after
    } else diffMember(patch, name, before, after, shape, wanted)
  }
  if (wanted.deletions) {
    for (const name of Object.keys(original)) if (modified[name] === undefined) patch[name] = null
  }
  return keepKeys(patch, modified, retains)
}

function diffMember(
  patch: Json,
  name: string,
  before: unknown,
  after: unknown,
  owner: Shape | undefined,
  wanted: Wanted,
): void {
  const { shape, merging } = memberOf(owner, name)
  const strategies = merging?.strategies
  const retains = strategies?.has('retainKeys') === true
  if (isObject(before) && isObject(after) && strategies?.has('replace') !== true) {
    const inner = diffMap(before, after, shape, wanted, retains)
    if (Object.keys(inner).length > 0) patch[name] = inner
  } else if (Array.isArray(before) && Array.isArray(after) && strategies?.has('merge') === true)
    diffMergedList(patch, name, before, after, { shape: itemShape(shape), key: merging?.key, retains }, wanted)
  else if (wanted.changes && !sameJson(before, after)) patch[name] = after
}

interface ListKind {
  shape: Shape | undefined
  key: string | undefined
  retains: boolean
}

function diffMergedList(
  patch: Json,
  name: string,
  before: unknown[],
  after: unknown[],
  kind: ListKind,
  wanted: Wanted,
): void {
  if (before.length === 0) {
    if (after.length > 0 && wanted.changes) patch[name] = after
  } else if (kind.key === undefined) diffScalars(patch, name, before, after, wanted)
  else diffKeyed(patch, name, before as Json[], after as Json[], kind, kind.key, wanted)
}

function diffScalars(patch: Json, name: string, before: unknown[], after: unknown[], wanted: Wanted): void {
  const added = wanted.changes ? after.filter(item => !before.includes(item)) : []
  const gone = wanted.deletions ? before.filter(item => !after.includes(item)) : []
  if (added.length > 0) patch[name] = added
  if (gone.length > 0) patch[`${directives.deleteFrom}${name}`] = gone
  if (gone.length > 0 || (wanted.changes && !sameJson(before, after))) patch[`${directives.order}${name}`] = after
}

function diffKeyed(
  patch: Json,
  name: string,
  before: Json[],
  after: Json[],
  { shape, retains }: ListKind,
  key: string,
  wanted: Wanted,
): void {
  const changes: Json[] = []
  for (const item of after) {
    const old = before.find(other => sameJson(other[key], item[key]))
    if (old === undefined) {
      if (wanted.changes) changes.push(item)
      continue
    }
    const inner = diffMap(old, item, shape, wanted, retains)
    if (Object.keys(inner).length > 0) changes.push({ ...inner, [key]: item[key] })
  }
  if (wanted.deletions) {
    for (const old of before) {
      if (!after.some(item => sameJson(item[key], old[key])))
        changes.push({ [directives.patch]: 'delete', [key]: old[key] })
    }
  }
  const known = before.filter(old => after.some(item => sameJson(item[key], old[key]))).map(item => item[key])
  const isSameOrder = sameJson(
    known,
    after.filter(item => known.some(value => sameJson(value, item[key]))).map(item => item[key]),
  )
  if (changes.length > 0) patch[name] = changes
  if (changes.length > 0 || (wanted.changes && !isSameOrder))
    patch[`${directives.order}${name}`] = after.map(item => ({ [key]: item[key] }))
}

const shapeOf = (object: Json): Shape | undefined => shapeOfKind(String(object.apiVersion), String(object.kind))

/** The strategic merge patch that makes `modified` of `original`; `{}` if they are the same. */
export const createTwoWayMergePatch = (original: Json, modified: Json): Json =>
  diffMap(original, modified, shapeOf(modified), { deletions: true, changes: true })

/**
 * The patch that `kubectl apply` sends: what the manifest changes in or adds to the current object, and what it had when it was applied last and
 * has no longer. What others wrote stays.
 *
 * @param original the manifest as it was applied last
 * @param modified the manifest now
 * @param current the object as the server has it
 */
export function createThreeWayMergePatch(original: Json, modified: Json, current: Json): Json {
  const shape = shapeOf(modified)
  const changes = diffMap(current, modified, shape, { deletions: false, changes: true })
  const deletions = diffMap(original, modified, shape, { deletions: true, changes: false })
  return mergeMap(deletions, changes, shape, { isFinal: false })
}

function diffPlain(original: Json, modified: Json, wanted: Wanted): Json {
  return diffMap(original, modified, undefined, wanted)
}

/** {@link createThreeWayMergePatch} for kinds whose types are not known: a JSON merge patch. */
export function createThreeWayJsonMergePatch(original: Json, modified: Json, current: Json): Json {
  const changes = diffPlain(current, modified, { deletions: false, changes: true })
  const deletions = diffPlain(original, modified, { deletions: true, changes: false })
  return mergeMap(deletions, changes, undefined, { isFinal: false })
}
