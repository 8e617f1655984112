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

const operationLimit = 10_000
const members = ['op', 'path', 'from', 'value']

const undecodablePatch = (value: unknown, place: string): StatusError =>
  badRequest(`error decoding patch: json: cannot unmarshal ${jsonKindOf(value)} into Go ${place}`)

/** The patch as a list of operations; a value that is left out is null. Throws a 400 for what is none. */
function operationsOf(patch: unknown): Operation[] {
  if (patch === null) return []
  if (!Array.isArray(patch)) throw undecodablePatch(patch, 'value of type []handlers.jsonPatchOp')
  if (patch.length > operationLimit)
    throw new StatusError(
      413,
      'RequestEntityTooLarge' as never,
      `The allowed maximum operations in a JSON patch is ${operationLimit}, got ${patch.length}`,
    )
  return patch.map((operation: unknown) => {
    if (operation !== null && !isObject(operation))
      throw undecodablePatch(operation, 'value of type handlers.jsonPatchOp')
    const { value = null, ...rest } = (operation ?? {}) as Json
    for (const name of ['op', 'path', 'from'])
      if (rest[name] !== undefined && rest[name] !== null && typeof rest[name] !== 'string')
        throw undecodablePatch(rest[name], `struct field jsonPatchOp.${name} of type string`)
    return { ...rest, value } as unknown as Operation
  })
}

/** What operations have that is no part of one, in the words of a strict API server. */
export const strangeMembers = (patch: readonly unknown[]): string[] =>
  patch.flatMap((operation, index) =>
    Object.keys(operation as Json)
      .filter(name => !members.includes(name))
      .map(name => `json patch unknown field ${JSON.stringify(`[${index}].${name}`)}`),
  )

/** Members may be replaced and copied though they are not there; elements of lists may not. */
function replacingAll(document: unknown, operation: Operation): Operation {
  if (operation.op !== 'replace') return operation
  const { endpoint, value } = pointed(document, operation.path)
  return isObject(endpoint) && value === undefined ? { ...operation, op: 'add' } : operation
}

function pointed(document: unknown, path: string): { endpoint: unknown; value: unknown } {
  let endpoint: unknown
  let value: unknown = document
  for (const part of path.split('/').slice(1)) {
    endpoint = value
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    value = (endpoint as Json | undefined)?.[name]
  }
  return { endpoint, value }
}

function jsonPatch(current: unknown, patch: unknown): unknown {
  const operations = operationsOf(patch)
  // The library writes into what it is given, and throws for a path that is none.
  const copy = structuredClone(current)
  try {
    const apply = (operation: Operation) => applyOperations(copy, [replacingAll(copy, operation)])[0] === null
    if (operations.every(apply)) return copy
  } catch {}
  throw refused()
}

/** Only patches of a bad format are the writer's fault; what else goes wrong counts as the server's. */
const unpatchable = (message: string): StatusError =>
  message.startsWith('invalid patch format') ? badRequest(message) : new StatusError(500, undefined as never, message)

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
    if (error instanceof PatchError) throw unpatchable(error.message)
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
  if (!isObject(patch)) {
    if (type === 'strategic' && patch === null) return current
    const because = `json: cannot unmarshal ${jsonKindOf(patch)} into Go value of type map[string]interface {}`
    if (type === 'strategic') throw badRequest(because)
    throw badRequest(patch === null ? 'Invalid JSON Patch' : `error decoding patch: ${because}`)
  }
  return type === 'merge'
    ? mergePatch(current, patch)
    : strategicPatch(current.apiVersion, current.kind, current, patch)
}
