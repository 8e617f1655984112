import type * as api from './types.ts'

/** Any object of the cluster, also one of a kind that has no type of its own here. */
export interface KubeObject {
  apiVersion: string
  kind: string
  metadata: api.StoredMeta
  spec?: unknown
  status?: unknown
}

/** The kinds whose shape is known; any other is a plain {@link KubeObject}. */
export interface Kinds {
  ConfigMap: api.ConfigMap
  ControllerRevision: api.ControllerRevision
  Deployment: api.Deployment
  EndpointSlice: api.EndpointSlice
  Endpoints: api.Endpoints
  Event: api.Event
  Lease: api.Lease
  LimitRange: api.LimitRange
  Namespace: api.Namespace
  Node: api.Node
  PersistentVolume: api.PersistentVolume
  PersistentVolumeClaim: api.PersistentVolumeClaim
  Pod: api.Pod
  PodDisruptionBudget: api.PodDisruptionBudget
  ReplicaSet: api.ReplicaSet
  ResourceQuota: api.ResourceQuota
  Secret: api.Secret
  Service: api.Service
  ServiceAccount: api.ServiceAccount
  StatefulSet: api.StatefulSet
  StorageClass: api.StorageClass
  VolumeAttachment: api.VolumeAttachment
}

export type ObjectOf<Kind extends string> = Kind extends keyof Kinds ? Kinds[Kind] : KubeObject

/** An object as a writer sends it: what the API server fills in may be missing. */
export type Draft<T extends KubeObject> = Omit<T, 'metadata'> & { metadata: api.ObjectMeta }

/** Which object: enough to find it, and to tell it from a namesake that came before. Cluster-scoped objects have no namespace. */
export interface Reference {
  kind: string
  namespace?: string
  name: string
  uid?: string
}

/** Keys by namespace and name: every cache asks for the key of every change, and a text that is not made anew is found sooner. */
const keys = new Map<string, Map<string, string>>()
const mostKeys = 1 << 16

/** `default/web-0`, or the bare name of a cluster-scoped object: the key of caches and work queues. */
export function keyOf(object: { metadata: { namespace?: string; name?: string } }): string {
  const { namespace, name } = object.metadata
  return namespace === undefined ? name! : namespacedKey(namespace, name!)
}

/** The key of the object of that name in the namespace. */
export function namespacedKey(namespace: string, name: string): string {
  let ofNamespace = keys.get(namespace)
  if (ofNamespace === undefined) {
    ofNamespace = new Map()
    keys.set(namespace, ofNamespace)
  }
  let key = ofNamespace.get(name)
  if (key === undefined) {
    if (ofNamespace.size === mostKeys) ofNamespace.clear()
    key = `${namespace}/${name}`
    ofNamespace.set(name, key)
  }
  return key
}

export function referenceTo(object: KubeObject): Reference {
  const { namespace, name, uid } = object.metadata
  return namespace === undefined ? { kind: object.kind, name, uid } : { kind: object.kind, namespace, name, uid }
}

/** The one owner that manages the object, if it has one. */
export function controllerOf(object: { metadata: api.ObjectMeta }): api.OwnerReference | undefined {
  return object.metadata.ownerReferences?.find(owner => owner.controller === true)
}
