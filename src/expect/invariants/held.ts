import { type KubeObject, keyOf } from '../../api/object.ts'
import type { PersistentVolume, Pod, VolumeAttachment } from '../../api/types.ts'
import type { View } from '../../timeline/view.ts'
import { isHeardOf } from './nodes.ts'

/** Whether something that can be named keeps an object from going that was to be deleted long ago. */
export function isHeld(object: KubeObject, view: View): boolean {
  const own = ownFinalizers[object.kind] ?? []
  const { finalizers = [] } = object.metadata
  if (finalizers.some(finalizer => !own.includes(finalizer))) return true
  switch (object.kind) {
    case 'Pod':
      return isOnLostNode(object as Pod, view)
    case 'PersistentVolumeClaim':
      return view.list('Pod').some(pod => isUsedBy(pod, keyOf(object)))
    case 'PersistentVolume':
      return (object as PersistentVolume).status?.phase === 'Bound'
    default:
      return finalizers.includes('foregroundDeletion') && hasDependents(object, view)
  }
}

/** Finalizers whose holders are modelled, and let go as soon as they can. */
const ownFinalizers: Readonly<Record<string, readonly string[]>> = {
  PersistentVolumeClaim: ['kubernetes.io/pvc-protection'],
  PersistentVolume: ['kubernetes.io/pv-protection'],
  StatefulSet: ['foregroundDeletion', 'orphan'],
}

function isOnLostNode({ spec }: Pod, view: View): boolean {
  return Boolean(spec.nodeName) && !isHeardOf(view.get('Node', spec.nodeName!))
}

const isUsedBy = ({ metadata, spec }: Pod, claim: string): boolean =>
  Boolean(spec.nodeName) &&
  spec.volumes?.some(({ persistentVolumeClaim: own }) => own && `${metadata.namespace}/${own.claimName}` === claim) ===
    true

/** What it owns and waits for is on its way out, and held itself. */
function hasDependents({ metadata }: KubeObject, view: View): boolean {
  const kinds = ['Pod', 'ControllerRevision', 'PersistentVolumeClaim'] as const
  return kinds.some(kind =>
    view
      .list(kind)
      .some(
        ({ metadata: { ownerReferences, deletionTimestamp } }) =>
          deletionTimestamp !== undefined &&
          ownerReferences?.some(({ uid, blockOwnerDeletion }) => uid === metadata.uid && blockOwnerDeletion),
      ),
  )
}

/** Whether a disk is rightly attached: a pod on the node uses it, it goes already, or the node cannot be asked. */
export function isNeeded({ metadata, spec }: VolumeAttachment, view: View): boolean {
  if (metadata.deletionTimestamp !== undefined || !isHeardOf(view.get('Node', spec.nodeName))) return true
  const { claimRef } = view.get('PersistentVolume', spec.source.persistentVolumeName ?? '')?.spec ?? {}
  if (claimRef === undefined) return true
  return view
    .list('Pod')
    .some(pod => pod.spec.nodeName === spec.nodeName && isUsedBy(pod, keyOf({ metadata: claimRef })))
}
