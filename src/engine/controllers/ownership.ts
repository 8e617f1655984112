import { controllerOf, type KubeObject, referenceTo } from '../../api/object.ts'
import type { Selector } from '../../api/selector.ts'
import type { OwnerReference } from '../../api/types.ts'
import type { Client } from '../client.ts'

/** The reference that makes the owner the one that manages an object. */
export const managedBy = ({ apiVersion, kind, metadata }: KubeObject): OwnerReference => ({
  apiVersion,
  kind,
  name: metadata.name,
  uid: metadata.uid,
  controller: true,
  blockOwnerDeletion: true,
})

/**
 * The objects that are the owner's: those that it manages and that match its selector, and those that nobody manages and that do, which it adopts.
 * What it manages and what matches no more it lets go. An owner that is being deleted does neither; whether it is, the API server is asked.
 */
export function claim<T extends KubeObject>(
  api: Client,
  owner: KubeObject,
  candidates: Iterable<T>,
  selector: Selector,
): T[] {
  const claimed: T[] = []
  for (const object of candidates) {
    const manager = controllerOf(object)
    const isMatch = selector.matches(object.metadata.labels)
    if (manager?.uid === owner.metadata.uid) {
      if (isMatch) claimed.push(object)
      else if (isAlive(api, owner)) setManager(api, object, undefined)
    } else if (manager === undefined && isMatch && object.metadata.deletionTimestamp === undefined) {
      if (isAlive(api, owner)) claimed.push(setManager(api, object, managedBy(owner)))
    }
  }
  return claimed
}

function isAlive(api: Client, owner: KubeObject): boolean {
  const { kind, namespace, name, uid } = referenceTo(owner)
  const live = api.find(kind, namespace, name)
  return live?.metadata.uid === uid && live?.metadata.deletionTimestamp === undefined
}

function setManager<T extends KubeObject>(api: Client, object: T, manager: OwnerReference | undefined): T {
  const others = object.metadata.ownerReferences?.filter(({ controller }) => controller !== true) ?? []
  const owners = manager === undefined ? others : [...others, manager]
  const ownerReferences = owners.length === 0 ? undefined : owners
  return api.update({ ...object, metadata: { ...object.metadata, ownerReferences } })
}
