import { compareQuantities } from '../../../../api/quantity.ts'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../../api/types.ts'
import { storageOf } from '../know.ts'

/** The next step of a claim's expansion. */
export type ResizeStep =
  | 'none'
  /** The disk is to grow; that is the driver's resizer's work. */
  | 'expand-volume'
  /** The disk has grown; what is on it is to follow. */
  | 'mark-file-system'
  /** The kubelet of a node that has the volume mounted is to let the file system grow. */
  | 'expand-file-system'
  /** A raw device has nothing on it that would have to follow. */
  | 'finish'

export function nextResizeStep(claim: PersistentVolumeClaim, volume: PersistentVolume | undefined): ResizeStep {
  if (claim.status?.phase !== 'Bound' || volume?.spec.claimRef?.uid !== claim.metadata.uid) return 'none'
  const asked = storageOf(claim.spec.resources?.requests)
  if (compareQuantities(asked, storageOf(claim.status.capacity)) <= 0) return 'none'
  if (compareQuantities(asked, storageOf(volume.spec.capacity)) > 0) return 'expand-volume'
  if (claim.spec.volumeMode === 'Block') return 'finish'
  return hasCondition(claim, 'FileSystemResizePending') ? 'expand-file-system' : 'mark-file-system'
}

export const hasCondition = ({ status }: PersistentVolumeClaim, type: string): boolean =>
  status?.conditions?.some(condition => condition.type === type && condition.status === 'True') ?? false
