import { sortedMembers } from './body.ts'
import { fit } from './decode.ts'
import { jsonKindOf, type Misfit } from './decoding.ts'
import { applyDefaults } from './defaults.ts'
import type { KubeObject } from './object.ts'
import { applyPatch, type PatchType, strangeMembers } from './patch.ts'
import {
  type Accepted,
  inNamespace,
  otherKind,
  type RequestOptions,
  readObject,
  requestOptions,
} from './read-object.ts'
import { apiVersionOf, type Resource, resourceOf } from './resources.ts'
import { badRequest, conflict, invalid, StatusError } from './status-error.ts'
import { goMap } from './strategic-merge.ts'
import { prepareForCreate, prepareForStatusUpdate, prepareForUpdate } from './strategy.ts'
import type { StatusCause } from './types.ts'
import { defaultOptions, type ValidationOptions } from './validate/options.ts'
import { validateCreate, validateStatusUpdate, validateUpdate } from './validate.ts'

export { duplicateFields, parseBody } from './body.ts'
export { type Accepted, type RequestOptions, readObject, requestOptions } from './read-object.ts'

function refuseInvalid(object: KubeObject, causes: readonly StatusCause[]): void {
  if (causes.length > 0) throw invalid(resourceOf(object.kind, object.apiVersion), object.metadata.name ?? '', causes)
}

/**
 * The last part of a creation, from a decoded object to the one that is stored: defaults, what the server owns, validation. Throws a 422. This is
 * the whole of it for writers inside the cluster, whose objects need no decoding.
 */
export function finishCreate<T extends KubeObject>(object: T, options: ValidationOptions = defaultOptions): T {
  const finished = prepareForCreate(applyDefaults(object, options), options)
  refuseInvalid(finished, validateCreate(finished, options))
  refuseVersion(finished)
  return finished
}

/** The store itself refuses what comes with a version; one that is no number counts as none. */
function refuseVersion({ metadata }: KubeObject): void {
  if (/^0*[1-9][0-9]*$/.test(metadata.resourceVersion ?? ''))
    throw new StatusError(500, undefined as never, 'resourceVersion should not be set on objects to be created')
}

/** The last part of an update, like {@link finishCreate}; `old` is the stored object. Comparing resource versions is the caller's. */
export function finishUpdate<T extends KubeObject>(
  object: T,
  old: T,
  subresource: 'status' | undefined = undefined,
  options: ValidationOptions = defaultOptions,
): T {
  if (subresource === 'status') {
    const finished = prepareForStatusUpdate(object, old)
    refuseInvalid(finished, validateStatusUpdate(finished, old))
    return finished
  }
  const finished = prepareForUpdate(applyDefaults(object, options), old, options)
  refuseInvalid(finished, validateUpdate(finished, old, options))
  return finished
}

/** A creation from the body of a request to the object that is stored, but for uid, time and version. Throws a 400 or a 422. */
export function admitCreate(resource: Resource, body: unknown, options: RequestOptions = requestOptions): Accepted {
  const { object, warnings } = readObject(resource, body, options)
  return { object: finishCreate(object, options), warnings }
}

/** Throws a 400 or a 409 if the object was not made of the stored one as it is now. */
export function refuseOutdated(resource: Resource, object: KubeObject, old: KubeObject): void {
  const { name, resourceVersion } = object.metadata
  const isUnconditional = !resourceVersion || resourceVersion === '0'
  if (!name)
    throw badRequest(
      `the name of the object (${old.metadata.name} based on URL) was undeterminable: name must be provided`,
    )
  if (name !== old.metadata.name)
    throw badRequest(`the name of the object (${name}) does not match the name on the URL (${old.metadata.name})`)
  if (isUnconditional && resource.kind === 'PodDisruptionBudget')
    throw invalid({ ...resource, kind: resource.plural }, name, [
      {
        reason: 'FieldValueInvalid',
        message: 'Invalid value: 0: must be specified for an update',
        field: 'metadata.resourceVersion',
      },
    ])
  if (!isUnconditional && resourceVersion !== old.metadata.resourceVersion) throw conflict(resource, name)
}

/** A replacement that was made of another object: its uid is a precondition. The storage says so, and names its key. Throws a 409. */
export function refuseOther(
  resource: Resource,
  { metadata: { uid } }: KubeObject,
  { metadata: old }: KubeObject,
): void {
  if (!uid || uid === old.uid) return
  const folder = resource.plural === 'services' ? 'services/specs' : resource.plural
  const key = ['/registry', folder, ...(resource.namespaced ? [old.namespace] : []), old.name].join('/')
  throw conflict(
    resource,
    old.name,
    `StorageError: invalid object, Code: 4, Key: ${key}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${uid}, UID in object meta: ${old.uid}`,
  )
}

/** The object with what the server keeps of the stored one's metadata, whatever a writer sends. Throws a 400 or a 409 if it was written for another one. */
export function carryMetadata<T extends KubeObject>(resource: Resource, object: T, old: KubeObject): T {
  refuseOutdated(resource, object, old)
  const { uid, deletionTimestamp, deletionGracePeriodSeconds } = object.metadata
  // What is left out is filled in; what says otherwise is found by validation.
  const kept = {
    uid: uid || old.metadata.uid,
    resourceVersion: old.metadata.resourceVersion,
    creationTimestamp: old.metadata.creationTimestamp,
    deletionTimestamp: old.metadata.deletionTimestamp ?? deletionTimestamp,
    deletionGracePeriodSeconds: deletionGracePeriodSeconds ?? old.metadata.deletionGracePeriodSeconds,
    generation: old.metadata.generation,
  }
  return { ...object, metadata: { ...object.metadata, ...kept } }
}

/** What is done to an object, or refused, before it is validated. */
type Admission = (object: KubeObject) => KubeObject

const unchanged: Admission = object => object

/** A replacement of a stored object. Throws a 400, 409 or 422. */
export function admitUpdate(
  resource: Resource,
  existing: KubeObject,
  body: unknown,
  options: RequestOptions = requestOptions,
  admit: Admission = unchanged,
): Accepted {
  const { object, warnings } = readObject(resource, body, options)
  refuseOther(resource, object, existing)
  const carried = carryMetadata(resource, object, existing)
  return { object: finishUpdate(admit(carried), existing, undefined, options), warnings }
}

const restored: Readonly<Partial<Record<Misfit['expected']['is'], string>>> = {
  struct: 'cannot restore struct from: ',
  list: 'cannot restore slice from ',
  map: 'cannot restore map from ',
}

/** A strategic patch is read by another decoder than a document: it has words of its own for values of the wrong type. */
function mistypedInPatch({ is, expected, message, value }: Misfit, type: PatchType): string {
  if (type !== 'strategic' || is === 'malformed') return message
  const start = restored[expected.is]
  if (start !== undefined) return `${start}${goKindOf(value)}`
  const kind = goKindOf(value)
  const isOther = kind === 'float64' || (kind === 'int64' && expected.is === 'string')
  return isOther ? `cannot convert ${kind} to ${expected.is}` : `unrecognized type: ${expected.is}`
}

/** What Go calls the kind of a value in a map that holds anything. */
function goKindOf(value: unknown): string {
  const kind = jsonKindOf(value)
  if (kind === 'number') return Number.isInteger(value) ? 'int64' : 'float64'
  return kind === 'object' ? 'map' : kind === 'array' ? 'slice' : kind
}

/** The refusal of a patch is about no object: its kind and name are empty. */
function refusedPatch(shown: string, because: string): StatusError {
  const nothing = { ...resourceOf(''), kind: '', plural: '', group: '' }
  return invalid(nothing, '', [
    { reason: 'FieldValueInvalid', message: `Invalid value: ${JSON.stringify(shown)}: ${because}`, field: 'patch' },
  ])
}

/** The object that a patch makes of a stored one, decoded. Throws a 400, 415 or 422. */
export function patchObject(
  resource: Resource,
  existing: KubeObject,
  patch: unknown,
  type: PatchType,
  options: RequestOptions = requestOptions,
): Accepted {
  const patched = applyPatch(existing, patch, type)
  const { value, misfits: found } = fit(apiVersionOf(resource), resource.kind, patched)
  // They are told in the order of their names: a patched object is a map.
  const misfits = found.length < 2 ? found : fit(apiVersionOf(resource), resource.kind, sortedMembers(patched)).misfits
  const shown = () => (type === 'strategic' ? goMap(patch) : JSON.stringify(patched))
  const other = otherKind(resource, patched as KubeObject)
  if (other !== undefined && type !== 'strategic') throw refusedPatch(shown(), other)
  const mistyped = misfits.find(({ is }) => is !== 'unknown')
  if (mistyped !== undefined) throw refusedPatch(shown(), mistypedInPatch(mistyped, type))
  const strange = type === 'json' && Array.isArray(patch) ? strangeMembers(patch) : []
  const duplicates = type === 'json' ? [] : (options.duplicates ?? [])
  const warnings = [...strange, ...duplicates, ...misfits.map(({ message }) => message)]
  if (options.strict && warnings.length > 0)
    throw refusedPatch(shown(), `strict decoding error: ${warnings.join(', ')}`)
  const object = { ...(value as KubeObject), apiVersion: existing.apiVersion, kind: existing.kind }
  return { object: inNamespace(resource, object, existing.metadata.namespace), warnings }
}

/** A patch of a stored object, from the body of the request to the object that is stored. Throws a 400, 409, 415 or 422. */
export function admitPatch(
  resource: Resource,
  existing: KubeObject,
  patch: unknown,
  type: PatchType,
  options: RequestOptions = requestOptions,
  admit: Admission = unchanged,
): Accepted {
  const { object, warnings } = patchObject(resource, existing, patch, type, options)
  const carried = carryMetadata(resource, object, existing)
  return { object: finishUpdate(admit(carried), existing, undefined, options), warnings }
}
