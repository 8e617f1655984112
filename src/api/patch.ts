import { applyPatch as applyOperations, type Operation } from 'rfc6902'
import { jsonKindOf } from './decoding.ts'
import { define, isObject, type Json } from './member.ts'
import { shapeOfKind } from './schema/shape.ts'
import { badRequest, StatusError } from './status-error.ts'
import { mergeMap, PatchError } from './strategic-merge.ts'

export type PatchType = 'merge' | 'strategic' | 'json'

const types: Readonly<Record<string, PatchType>> = {
  'application/merge-patch+json': 'merge',
  'application/strategic-merge-patch+json': 'strategic',
  'application/json-patch+json': 'json',
}

/** The kind of patch that a request's content type names; a 415 for any other. */
export function patchTypeOf(contentType: string): PatchType {
  const type = types[contentType.split(';')[0]!.trim()]
  if (type === undefined) throw new StatusError(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {})
  return type
}

/** RFC 7386: members are merged, null takes away, lists are replaced. */
export function mergePatch(current: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const result: Json = isObject(current) ? { ...current } : {}
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name]
    else define(result, name, mergePatch(Object.hasOwn(result, name) ? result[name] : undefined, value))
  }
  return result
}

const refused = (): StatusError =>
  new StatusError(422, 'Invalid', 'the server rejected our request due to an error in our request', {})

const operations = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test'])
const operationLimit = 10_000

function jsonPatch(current: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch))
    throw badRequest(
      `error decoding patch: json: cannot unmarshal ${jsonKindOf(patch)} into Go value of type []handlers.jsonPatchOp`,
    )
  if (patch.length > operationLimit)
    throw new StatusError(
      413,
      'RequestEntityTooLarge' as never,
      `The allowed maximum operations in a JSON patch is ${operationLimit}, got ${patch.length}`,
    )
  if (!patch.every(operation => isObject(operation) && operations.has(String(operation.op)))) throw refused()
  // The library writes into what it is given, and throws for a path that is none.
  const copy = structuredClone(current)
  try {
    if (applyOperations(copy, patch as Operation[]).every(failure => failure === null)) return copy
  } catch {}
  throw refused()
}

function strategicPatch(apiVersion: string, kind: string, current: unknown, patch: unknown): unknown {
  const shape = shapeOfKind(apiVersion, kind)
  if (shape === undefined)
    throw new StatusError(
      415,
      'UnsupportedMediaType',
      'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml',
      {},
    )
  try {
    return mergeMap(current as Json, patch as Json, shape, { isFinal: true })
  } catch (error) {
    if (error instanceof PatchError) throw badRequest(error.message)
    throw error
  }
}

/**
 * The object that a patch makes of another one; neither is changed. It is not decoded, defaulted or validated yet. Throws the API server's refusal
 * of a patch that is malformed or does not apply.
 */
export function applyPatch<T extends { apiVersion: string; kind: string }>(
  current: T,
  patch: unknown,
  type: PatchType,
): unknown {
  if (type === 'json') return jsonPatch(current, patch)
  if (!isObject(patch))
    throw badRequest(`json: cannot unmarshal ${jsonKindOf(patch)} into Go value of type map[string]interface {}`)
  return type === 'merge'
    ? mergePatch(current, patch)
    : strategicPatch(current.apiVersion, current.kind, current, patch)
}
