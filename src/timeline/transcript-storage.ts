import type { PersistentVolume, PersistentVolumeClaim, VolumeAttachment } from '../api/types.ts'
import { changes } from './transcript-changes.ts'
import { again, type Clause, once } from './transcript-clause.ts'
import { counted, type Teller } from './transcript-teller.ts'

export const claimTeller: Teller<PersistentVolumeClaim> = {
  born: ({ spec }) =>
    `${spec.resources?.requests?.storage ?? 'no size'}${spec.storageClassName ? ` of class ${spec.storageClassName}` : ''}`,
  changed: (before, claim) => [
    ...phase(before, claim),
    ...counted('capacity', ...sizes(before, claim)),
    ...conditions(before, claim),
  ],
  specChanges({ spec: { volumeName: _, ...before } }, { spec: { volumeName: __, ...now } }) {
    return changes(before, now)
  },
}

/** A volume made for a claim is told by the claim's binding. */
export const volumeTeller: Teller<PersistentVolume> = {
  born: ({ spec }) => (spec.claimRef === undefined ? `${spec.capacity?.storage}` : false),
  changed(before, { spec, status }) {
    const now = status?.phase
    if (now === before.status?.phase || now === undefined || now === 'Pending') return []
    if (now !== 'Bound') return [once(now === 'Available' ? now : `${now}, was claimed by ${spec.claimRef?.name}`)]
    return before.status?.phase === undefined || before.status.phase === 'Pending'
      ? []
      : [once(`bound to ${spec.claimRef?.name}`)]
  },
  specChanges({ spec: { claimRef: _, ...before } }, { spec: { claimRef: __, ...now } }) {
    return changes(before, now)
  },
}

export const attachmentTeller: Teller<VolumeAttachment> = {
  born: () => false,
  changed(before, { spec, status }) {
    if (status?.attached && !before.status?.attached) return [again(`volume attached to ${spec.nodeName}`)]
    const error = status?.attachError?.message ?? status?.detachError?.message
    const earlier = before.status?.attachError?.message ?? before.status?.detachError?.message
    return error === undefined || error === earlier ? [] : [again(`volume: ${error}`)]
  },
  specChanges: () => [],
  died: ({ spec }) => `volume detached from ${spec.nodeName}`,
}

/** The first capacity comes with the binding. */
function sizes(before: PersistentVolumeClaim, claim: PersistentVolumeClaim): [unknown, unknown] {
  const earlier = before.status?.capacity?.storage
  return [earlier, earlier === undefined ? earlier : claim.status?.capacity?.storage]
}

function phase({ status: before }: PersistentVolumeClaim, { spec, status }: PersistentVolumeClaim): Clause[] {
  if (status?.phase === before?.phase || status?.phase === undefined || status.phase === 'Pending') return []
  return [once(status.phase === 'Bound' ? `bound to ${spec.volumeName}` : status.phase)]
}

function conditions({ status: before }: PersistentVolumeClaim, { status }: PersistentVolumeClaim): Clause[] {
  const known = new Set(before?.conditions?.map(({ type, status }) => `${type} ${status}`))
  return (status?.conditions ?? [])
    .filter(({ type, status }) => !known.has(`${type} ${status}`))
    .map(({ type, status, message }) => again(`condition ${type} is ${status}${message ? `: ${message}` : ''}`))
}
