import { type KubeObject, type Reference, referenceTo } from '../../../api/object.ts'
import { resourceOf, resources } from '../../../api/resources.ts'
import type { OwnerReference } from '../../../api/types.ts'
import type { Client } from '../../client.ts'
import type { Propagation } from '../../deletion.ts'
import type { OwnerFound, OwnerState } from './decide.ts'
import { awaitsDependents } from './know.ts'

const served = new Set(resources.map(({ kind }) => kind))

/** Asks the API server, not a cache, for each owner: what is deleted by mistake does not come back. */
export const findOwners = (api: Client, object: KubeObject): OwnerFound[] =>
  (object.metadata.ownerReferences ?? []).map(reference => ({ reference, state: stateOf(api, object, reference) }))

function stateOf(api: Client, { metadata }: KubeObject, { apiVersion, kind, name, uid }: OwnerReference): OwnerState {
  const { namespaced } = resourceOf(kind, apiVersion)
  if (served.has(kind) && namespaced && metadata.namespace === undefined) return 'unresolvable'
  const owner = api.find(kind, namespaced ? metadata.namespace : undefined, name)
  if (owner?.metadata.uid !== uid) return served.has(kind) ? 'dangling' : 'unresolvable'
  return awaitsDependents(owner) ? 'awaits-dependents' : 'solid'
}

export function deleteObject(api: Client, object: KubeObject, propagationPolicy: Propagation): void {
  const { uid } = object.metadata
  api.delete(referenceTo(object), { propagationPolicy, preconditions: { uid } })
}

/** The object forgets these owners. */
export function letGo(api: Client, object: KubeObject, owners: readonly Pick<OwnerReference, 'uid'>[]): void {
  const kept = object.metadata.ownerReferences?.filter(owner => !owners.some(({ uid }) => uid === owner.uid)) ?? []
  setOwners(api, object, kept)
}

/** The object no longer holds back its owners. Breaks circles of objects that each wait for the other to go first. */
export function unblockOwners(api: Client, object: KubeObject): void {
  const owners = object.metadata.ownerReferences ?? []
  setOwners(
    api,
    object,
    owners.map(owner => ({ ...owner, blockOwnerDeletion: false })),
  )
}

function setOwners(api: Client, object: KubeObject, owners: OwnerReference[]): void {
  const ownerReferences = owners.length === 0 ? undefined : owners
  api.update({ ...object, metadata: { ...object.metadata, ownerReferences } })
}

/** Frees an object that is being deleted from what held it; without any finalizer left it is gone. */
export function removeFinalizer(api: Client, object: KubeObject, finalizer: string): void {
  const left = object.metadata.finalizers?.filter(name => name !== finalizer) ?? []
  api.update({ ...object, metadata: { ...object.metadata, finalizers: left.length === 0 ? undefined : left } })
}

/** The object that had this uid when it was last seen, if it is still there. */
export function find(api: Client, { kind, namespace, name, uid }: Reference): KubeObject | undefined {
  const object = api.find(kind, namespace, name) as KubeObject | undefined
  return object?.metadata.uid === uid ? object : undefined
}
