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

/** `default/web-0`, or the bare name of a cluster-scoped object: the key of caches and work queues. */
export function keyOf(object: { metadata: { namespace?: string; name?: string } }): string {
  const { namespace, name } = object.metadata
  return namespace === undefined ? name! : `${namespace}/${name}`
}

export function referenceTo(object: KubeObject): Reference {
  const { namespace, name, uid } = object.metadata
  return namespace === undefined ? { kind: object.kind, name, uid } : { kind: object.kind, namespace, name, uid }
}

/** The one owner that manages the object, if it has one. */
export function controllerOf(object: { metadata: api.ObjectMeta }): api.OwnerReference | undefined {
  return object.metadata.ownerReferences?.find(owner => owner.controller === true)
}
