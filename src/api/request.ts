import { parseDocument } from 'yaml'
import { decode, fit, jsonKindOf, type Misfit, undecodable } from './decode.ts'
import { applyDefaults } from './defaults.ts'
import { isObject, type Json } from './member.ts'
import type { KubeObject } from './object.ts'
import { applyPatch, type PatchType } from './patch.ts'
import { apiVersionOf, type Resource, resourceOf, resources } from './resources.ts'
import { badRequest, conflict, invalid, type StatusError } from './status-error.ts'
import { goMap } from './strategic-merge.ts'
import { prepareForCreate, prepareForStatusUpdate, prepareForUpdate } from './strategy.ts'
import type { StatusCause } from './types.ts'
import { defaultOptions, type ValidationOptions } from './validate/options.ts'
import { validateCreate, validateStatusUpdate, validateUpdate } from './validate.ts'
import { yamlOptions } from './yaml.ts'

/** What a write request brings besides its object. */
export interface RequestOptions extends ValidationOptions {
  /** Unknown fields are refused, as kubectl asks for; otherwise they are dropped, and told in warnings. */
  strict: boolean
  namespace?: string
}

export const requestOptions: RequestOptions = { ...defaultOptions, strict: true, namespace: 'default' }

export interface Accepted<T extends KubeObject = KubeObject> {
  object: T
  warnings: string[]
}

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
  return finished
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

/** The value that a request's text holds; JSON is YAML here, as it is for Kubernetes. */
export function parseBody(text: string, contentType = 'application/json'): unknown {
  if (contentType.startsWith('application/json')) {
    try {
      return JSON.parse(text)
    } catch (error) {
      throw badRequest(`the object provided is unrecognized (must be of type ${'Object'}): ${(error as Error).message}`)
    }
  }
  const document = parseDocument(text, yamlOptions)
  const [error] = document.errors
  if (error !== undefined) throw badRequest(`error converting YAML to JSON: yaml: ${error.message}`)
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {}
  } catch (cause) {
    throw badRequest(`error converting YAML to JSON: yaml: ${(cause as Error).message}`)
  }
}

/** The Go package of a kind's internal type. */
const packageOf = ({ group }: Resource): string => (group === '' ? 'core' : group.split('.')[0]!)

/** A document may leave its kind out, but not name another one. */
function refuseOtherKind(resource: Resource, body: Json): void {
  const kind = typeof body.kind === 'string' && body.kind !== '' ? body.kind : resource.kind
  const apiVersion =
    typeof body.apiVersion === 'string' && body.apiVersion !== '' ? body.apiVersion : apiVersionOf(resource)
  if (kind === resource.kind && apiVersion === apiVersionOf(resource)) return
  const slash = apiVersion.lastIndexOf('/')
  const [group, version] = [slash === -1 ? '' : apiVersion.slice(0, slash), apiVersion.slice(slash + 1)]
  const known = resources.find(one => one.kind === kind && one.group === group)
  if (known === undefined)
    throw undecodable(
      kind,
      version,
      resource.kind,
      `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)} in scheme "pkg/runtime/scheme.go:111"`,
    )
  if (kind !== resource.kind)
    throw undecodable(
      kind,
      version,
      resource.kind,
      `converting (${version}.${kind}) to (${packageOf(resource)}.${resource.kind}): unknown conversion`,
    )
  throw badRequest(
    `the API version in the data (${apiVersion}) does not match the expected API version (${apiVersionOf(resource)})`,
  )
}

/** The object that a request's body stands for, in the namespace of the request. */
export function readObject(resource: Resource, body: unknown, options: RequestOptions = requestOptions): Accepted {
  if (!isObject(body))
    throw badRequest(
      `couldn't get version/kind; json parse error: json: cannot unmarshal ${jsonKindOf(body)} into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`,
    )
  refuseOtherKind(resource, body)
  const { object, warnings } = decode(resource, body, options)
  return { object: inNamespace(resource, object, options.namespace), warnings }
}

function inNamespace(resource: Resource, object: KubeObject, namespace = 'default'): KubeObject {
  if (!resource.namespaced) return object
  const own = object.metadata?.namespace
  if (own === namespace) return object
  if (own) throw badRequest('the namespace of the provided object does not match the namespace sent on the request')
  return { ...object, metadata: { ...object.metadata, namespace } }
}

/** A creation from the body of a request to the object that is stored, but for uid, time and version. Throws a 400 or a 422. */
export function admitCreate(resource: Resource, body: unknown, options: RequestOptions = requestOptions): Accepted {
  const { object, warnings } = readObject(resource, body, options)
  return { object: finishCreate(object, options), warnings }
}

/** The object with what the server keeps of the stored one's metadata, whatever a writer sends. Throws a 409 if it was written for another one. */
export function carryMetadata<T extends KubeObject>(resource: Resource, object: T, old: KubeObject): T {
  const { name, uid, resourceVersion } = object.metadata
  if (name !== old.metadata.name)
    throw badRequest(`the name of the object (${name ?? ''}) does not match the name on the URL (${old.metadata.name})`)
  if (uid && uid !== old.metadata.uid)
    throw conflict(
      resource,
      name,
      `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${old.metadata.uid}`,
    )
  if (resourceVersion && resourceVersion !== old.metadata.resourceVersion) throw conflict(resource, name)
  const { creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds, generation } = old.metadata
  const kept = {
    uid: old.metadata.uid,
    resourceVersion: old.metadata.resourceVersion,
    creationTimestamp,
    deletionTimestamp,
    deletionGracePeriodSeconds,
    generation,
  }
  return { ...object, metadata: { ...object.metadata, ...kept } }
}

/** A replacement of a stored object. Throws a 400, 409 or 422. */
export function admitUpdate(
  resource: Resource,
  existing: KubeObject,
  body: unknown,
  options: RequestOptions = requestOptions,
): Accepted {
  const { object, warnings } = readObject(resource, body, options)
  return { object: finishUpdate(carryMetadata(resource, object, existing), existing, undefined, options), warnings }
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
  return start === undefined ? `unrecognized type: ${expected.is}` : `${start}${jsonKindOf(value)}`
}

/** The refusal of a patch is about no object: its kind and name are empty (spec cluster A-24). */
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
  const { value, misfits } = fit(apiVersionOf(resource), resource.kind, patched)
  const shown = () => (type === 'strategic' ? goMap(patch) : JSON.stringify(patched))
  const mistyped = misfits.find(({ is }) => is !== 'unknown')
  if (mistyped !== undefined) throw refusedPatch(shown(), mistypedInPatch(mistyped, type))
  const warnings = misfits.map(({ message }) => message)
  if (options.strict && warnings.length > 0)
    throw refusedPatch(shown(), `strict decoding error: ${warnings.join(', ')}`)
  return { object: inNamespace(resource, value as KubeObject, existing.metadata.namespace), warnings }
}

/** A patch of a stored object, from the body of the request to the object that is stored. Throws a 400, 409, 415 or 422. */
export function admitPatch(
  resource: Resource,
  existing: KubeObject,
  patch: unknown,
  type: PatchType,
  options: RequestOptions = requestOptions,
): Accepted {
  const { object, warnings } = patchObject(resource, existing, patch, type, options)
  return { object: finishUpdate(carryMetadata(resource, object, existing), existing, undefined, options), warnings }
}
