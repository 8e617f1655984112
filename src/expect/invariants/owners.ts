import type { OwnerReference } from '../../api/types.ts'
import type { View } from '../../timeline/view.ts'

/** The owner is not there any more, or waits until what it owns is gone. */
export function isGone({ kind, name, uid }: OwnerReference, namespace: string | undefined, view: View): boolean {
  const owner = view.find({ kind, namespace, name }) ?? view.find({ kind, name })
  return owner?.metadata.uid !== uid || owner.metadata.finalizers?.includes('foregroundDeletion') === true
}
