import { compareQuantities, type QuantityLike } from './quantity.ts'
import { apiVersionOf, resourceOf } from './resources.ts'
import { type Shape, shapeOfKind } from './schema/shape.ts'

type Json = Record<string, unknown>

/** Nothing, an empty list and an empty map are one to Kubernetes when it compares. */
const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)

function same(a: unknown, b: unknown, shape: Shape | undefined): boolean {
  if (a === b) return true
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b)
  if (shape?.is === 'quantity') return compareQuantities(a as QuantityLike, b as QuantityLike) === 0
  if (typeof a !== 'object' || typeof b !== 'object') return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  if (Array.isArray(a)) {
    const item = shape?.is === 'list' ? shape.item : undefined
    return a.length === (b as unknown[]).length && a.every((one, index) => same(one, (b as unknown[])[index], item))
  }
  const names = new Set([...Object.keys(a as Json), ...Object.keys(b as Json)])
  return [...names].every(name => same((a as Json)[name], (b as Json)[name], memberShape(shape, name)))
}

function memberShape(shape: Shape | undefined, name: string): Shape | undefined {
  if (shape?.is === 'struct') return shape.fields.get(name)?.shape
  return shape?.is === 'map' ? shape.value : undefined
}

/**
 * Whether two values of a kind mean the same: the same amount written in two ways is no difference (`1Gi` and `1024Mi`). This is how Kubernetes decides
 * whether an update changes a spec.
 */
export function semanticallySame(kind: string, a: unknown, b: unknown): boolean {
  return same(a, b, shapeOfKind(apiVersionOf(resourceOf(kind)), kind))
}
