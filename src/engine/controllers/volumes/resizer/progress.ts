import type { PersistentVolumeClaim, PersistentVolumeClaimStatus } from '../../../../api/types.ts'
import { storageOf } from '../know.ts'

type Progress = NonNullable<PersistentVolumeClaimStatus['allocatedResourceStatuses']>[string]

/** The claim's status while its disk grows. */
export const resizing = (claim: PersistentVolumeClaim, now: string): PersistentVolumeClaimStatus => ({
  ...claim.status,
  ...allocated(claim, 'ControllerResizeInProgress'),
  conditions: [claim.status?.conditions?.find(({ type }) => type === 'Resizing') ?? condition('Resizing', now)],
})

/** The claim's status while its file system waits to grow. */
export const fileSystemPending = (claim: PersistentVolumeClaim, now: string): PersistentVolumeClaimStatus => ({
  ...claim.status,
  ...allocated(claim, 'NodeResizePending'),
  conditions: [
    condition(
      'FileSystemResizePending',
      now,
      'Waiting for user to (re-)start a pod to finish file system resize of volume on node.',
    ),
  ],
})

/** The claim's status once it has what it asked for. */
export function resized(claim: PersistentVolumeClaim, capacity: string | number): PersistentVolumeClaimStatus {
  const { allocatedResourceStatuses: _done, conditions: _met, ...status } = claim.status ?? {}
  return { ...status, capacity: { ...status.capacity, storage: capacity } }
}

function allocated(claim: PersistentVolumeClaim, progress: Progress) {
  return {
    allocatedResources: { storage: storageOf(claim.spec.resources?.requests) },
    allocatedResourceStatuses: { storage: progress },
  }
}

const condition = (type: string, lastTransitionTime: string, message?: string) => ({
  type,
  status: 'True',
  lastTransitionTime,
  message,
})
