import { decode, undecodable } from './decode.ts'
import { jsonKindOf } from './decoding.ts'
import { isObject, type Json } from './member.ts'
import type { KubeObject } from './object.ts'
import { apiVersionOf, type Resource, resources } from './resources.ts'
import { badRequest } from './status-error.ts'
import { defaultOptions, type ValidationOptions } from './validate/options.ts'

/** What a write request brings besides its object. */
export interface RequestOptions extends ValidationOptions {
  /** Unknown fields are refused, as kubectl asks for; otherwise they are dropped, and told in warnings. */
  strict: boolean
  namespace?: string
  /** What is wrong with the text itself though it can be read: see {@link duplicateFields}. */
  duplicates?: readonly string[]
}

export const requestOptions: RequestOptions = { ...defaultOptions, strict: true, namespace: 'default' }

export interface Accepted<T extends KubeObject = KubeObject> {
  object: T
  warnings: string[]
}

/** The Go package of a kind's internal type. */
const packageOf = ({ group }: Resource): string => (group === '' ? 'core' : group.split('.')[0]!)

/** Versions that are not served any more, but still known by name. */
const formerVersions: Readonly<Record<string, readonly string[]>> = {
  apps: ['v1beta1', 'v1beta2'],
  batch: ['v1beta1'],
  policy: ['v1beta1'],
  'storage.k8s.io': ['v1alpha1', 'v1beta1'],
  'coordination.k8s.io': ['v1beta1'],
  'discovery.k8s.io': ['v1beta1'],
}

const slashed = (apiVersion: string): [group: string, version: string] => {
  const slash = apiVersion.lastIndexOf('/')
  return [slash === -1 ? '' : apiVersion.slice(0, slash), apiVersion.slice(slash + 1)]
}

/** Why an object that says to be of another kind or version is none of the resource; undefined if it says nothing of the sort. */
export function otherKind(resource: Resource, { kind, apiVersion }: KubeObject): string | undefined {
  if (typeof kind !== 'string' || typeof apiVersion !== 'string') return undefined
  if (kind === resource.kind && apiVersion === apiVersionOf(resource)) return undefined
  const [group, version] = slashed(apiVersion)
  const single = kind === 'List' ? 'Pod' : kind.replace(/List$/, '')
  const known = resources.find(one => one.kind === single && one.group === group)
  const isRegistered =
    known !== undefined && (version === known.version || formerVersions[group]?.includes(version) === true)
  if (!isRegistered)
    return `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)} in scheme "pkg/runtime/scheme.go:111"`
  return kind === resource.kind
    ? undefined
    : `converting (${version}.${kind}) to (${packageOf(resource)}.${resource.kind}): unknown conversion`
}

/** A document may leave its kind out, but not name another one. */
function refuseOtherKind(resource: Resource, body: Json): void {
  const kind = typeof body.kind === 'string' && body.kind !== '' ? body.kind : resource.kind
  const own = apiVersionOf(resource)
  const apiVersion = typeof body.apiVersion === 'string' && body.apiVersion !== '' ? body.apiVersion : own
  const because = otherKind(resource, { kind, apiVersion } as KubeObject)
  if (because !== undefined) throw undecodable(kind, slashed(apiVersion)[1], resource.kind, because)
  if (apiVersion !== own)
    throw badRequest(`the API version in the data (${apiVersion}) does not match the expected API version (${own})`)
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

/** An object belongs to the namespace that the request names; one that says otherwise is refused. Objects of the cluster lose theirs. */
export function inNamespace(resource: Resource, object: KubeObject, namespace = 'default'): KubeObject {
  const own = object.metadata?.namespace
  if (!resource.namespaced)
    return own === undefined ? object : { ...object, metadata: { ...object.metadata, namespace: undefined } }
  if (own === namespace) return object
  if (own) throw badRequest('the namespace of the provided object does not match the namespace sent on the request')
  return { ...object, metadata: { ...object.metadata, namespace } }
}
