import type { ObjectMeta, OwnerReference } from '../../../api/types.ts'

export const orphanFinalizer = 'orphan'
export const foregroundFinalizer = 'foregroundDeletion'

interface Owned {
  metadata: ObjectMeta
}

const isHeldBy = ({ metadata }: Owned, finalizer: string): boolean =>
  metadata.deletionTimestamp !== undefined && metadata.finalizers?.includes(finalizer) === true

/** It was deleted in the foreground, and goes once its dependents are gone. */
export const awaitsDependents = (object: Owned): boolean => isHeldBy(object, foregroundFinalizer)

/** It was deleted without its dependents, and goes once they are told. */
export const awaitsOrphaning = (object: Owned): boolean => isHeldBy(object, orphanFinalizer)

/** Whether an owner that is deleted in the foreground waits for the dependent with this reference. */
export const blocks = (owner: OwnerReference): boolean => owner.blockOwnerDeletion === true
