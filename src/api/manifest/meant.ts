import { closest, distance } from 'fastest-levenshtein'
import { dotted, type Path } from '../decoding.ts'
import type { Shape, Struct } from '../schema/shape.ts'
import type { Hint } from './problem.ts'

/** The name that somebody meant by another one, if it is near enough to say so. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined
  const lower = name.toLowerCase()
  const same = candidates.find(candidate => candidate.toLowerCase() === lower)
  if (same !== undefined) return same
  const near = closest(name, candidates)
  if (distance(name, near) <= Math.max(1, Math.min(3, Math.floor(name.length / 3)))) return near
  if (name.length < 3) return undefined
  const starting = candidates.filter(candidate => candidate.toLowerCase().startsWith(lower))
  const holding = candidates.filter(candidate => candidate.toLowerCase().includes(lower))
  const held = candidates.filter(candidate => candidate.length > 4 && lower.startsWith(candidate.toLowerCase()))
  return [...starting.sort(byLength), ...holding.sort(byLength), ...held][0]
}

const byLength = (a: string, b: string): number => a.length - b.length

/** The struct that a field holds, itself or as the items of its list. */
const structIn = (shape: Shape): Struct | undefined =>
  shape.is === 'struct' ? shape : shape.is === 'list' && shape.item.is === 'struct' ? shape.item : undefined

/** Where below a struct a field of this name is, two levels down at most: `rollingUpdate.partition`, `containers[].image`. */
function below(struct: Struct, name: string, depth = 2): string | undefined {
  for (const field of struct.fields.values()) {
    const inner = structIn(field.shape)
    if (inner === undefined || inner === struct || field.name === 'status') continue
    const step = field.shape.is === 'list' ? `${field.name}[]` : field.name
    const found = [...inner.fields.keys()].find(other => other.toLowerCase() === name.toLowerCase())
    if (found !== undefined) return `${step}.${found}`
    const deeper = depth > 1 ? below(inner, name, depth - 1) : undefined
    if (deeper !== undefined) return `${step}.${deeper}`
  }
  return undefined
}

/** The shapes along a path, from the root to what holds the last step. */
function shapesAlong(root: Struct, path: Path): (Shape | undefined)[] {
  const shapes: (Shape | undefined)[] = [root]
  for (const step of path.slice(0, -1)) {
    const last = shapes.at(-1)
    if (last?.is === 'struct') shapes.push(last.fields.get(String(step))?.shape)
    else if (last?.is === 'list') shapes.push(last.item)
    else shapes.push(last?.is === 'map' ? last.value : undefined)
  }
  return shapes
}

const ofMetadata = ['name', 'namespace', 'labels', 'annotations', 'finalizers', 'ownerReferences']

/** Where above a field of this name is: in what holds the place where it was written, or in the object's metadata. */
function above(root: Struct, path: Path): string | undefined {
  const name = String(path.at(-1))
  const shapes = shapesAlong(root, path)
  for (let at = shapes.length - 2; at >= 0; at--) {
    const shape = shapes[at]
    if (shape?.is === 'struct' && shape.fields.has(name)) return dotted([...path.slice(0, at), name])
  }
  return ofMetadata.includes(name) && path.length > 1 && path[0] !== 'metadata' ? `metadata.${name}` : undefined
}

/** What to say of a field that its struct does not know. */
export function hintsForUnknown(root: Struct, struct: Struct, path: Path): Hint[] {
  const name = String(path.at(-1))
  const names = [...struct.fields.keys()]
  const near = nearest(name, names)
  if (near !== undefined && distance(name, near) <= 2) return [{ is: 'meant', name: near }]
  if (path.length === 2 && path[0] === 'spec' && ofMetadata.includes(name))
    return [{ is: 'belongsAt', field: name, path: `metadata.${name}` }]
  const inside = below(struct, name)
  const parent = dotted(path.slice(0, -1))
  if (inside !== undefined)
    return [{ is: 'belongsAt', field: name, path: parent === '' ? inside : `${parent}.${inside}` }]
  const outside = above(root, path)
  if (outside !== undefined) return [{ is: 'belongsAt', field: name, path: outside }]
  if (near !== undefined) return [{ is: 'meant', name: near }]
  return [{ is: 'fields', names: names.filter(other => other !== 'apiVersion' && other !== 'kind') }]
}
