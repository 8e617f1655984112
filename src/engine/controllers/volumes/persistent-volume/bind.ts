import { sameJson } from '../../../../api/equal.ts'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../../api/types.ts'
import { toTimestamp } from '../../../../timeline/epoch.ts'
import type { Context } from '../../../component.ts'
import { bindCompleted, boundByController } from '../annotations.ts'
import { isBoundByController, isBoundTo, storageOf } from '../know.ts'

type ClaimPhase = 'Bound' | 'Lost' | 'Pending'
type VolumePhase = 'Available' | 'Bound' | 'Failed' | 'Released'

/** Binds claim and volume in four writes, each left out where it would change nothing. */
export function bind(volume: PersistentVolume, claim: PersistentVolumeClaim, context: Context): void {
  const { api } = context
  const reserved = reserveFor(claim, volume)
  const written = reserved === volume ? volume : api.update(reserved)
  const bound = setVolumePhase(written, 'Bound', '', context)
  const pointed = pointAt(bound, claim)
  setClaimPhase(pointed === claim ? claim : api.update(pointed), 'Bound', bound, context)
}

/** The volume with a full reference to the claim; the annotation tells that the user had not asked for it. */
function reserveFor(claim: PersistentVolumeClaim, volume: PersistentVolume): PersistentVolume {
  const { claimRef } = volume.spec
  if (claimRef?.uid === claim.metadata.uid) return volume
  const { namespace, name, uid, resourceVersion } = claim.metadata
  const reference = { kind: 'PersistentVolumeClaim', namespace, name, uid, apiVersion: 'v1', resourceVersion }
  const metadata = isBoundTo(volume, claim)
    ? volume.metadata
    : annotated(volume.metadata, { [boundByController]: 'yes' })
  return { ...volume, metadata, spec: { ...volume.spec, claimRef: reference } }
}

function pointAt(volume: PersistentVolume, claim: PersistentVolumeClaim): PersistentVolumeClaim {
  const { name } = volume.metadata
  const chosen: Record<string, string> = claim.spec.volumeName !== name ? { [boundByController]: 'yes' } : {}
  const metadata = annotated(claim.metadata, { [bindCompleted]: 'yes', ...chosen })
  if (metadata === claim.metadata && claim.spec.volumeName === name) return claim
  return { ...claim, metadata, spec: { ...claim.spec, volumeName: name } }
}

function annotated<M extends { annotations?: Record<string, string> }>(metadata: M, added: Record<string, string>): M {
  if (Object.keys(added).every(key => metadata.annotations?.[key] !== undefined)) return metadata
  return { ...metadata, annotations: { ...metadata.annotations, ...added } }
}

/** The volume's claim took another one: the volume forgets the claim, or only its uid where the user had written the claim's name. */
export function unbind(volume: PersistentVolume, context: Context): PersistentVolume {
  const { claimRef, ...spec } = volume.spec
  const { [boundByController]: _chosen, ...annotations } = volume.metadata.annotations ?? {}
  const freed: PersistentVolume = isBoundByController(volume)
    ? { ...volume, metadata: { ...volume.metadata, annotations }, spec }
    : { ...volume, spec: { ...spec, claimRef: { ...claimRef, uid: undefined } } }
  return setVolumePhase(context.api.update(freed), 'Available', '', context)
}

/** Writes the phase and answers the volume as it then is; what is so already is not written again. */
export function setVolumePhase(
  volume: PersistentVolume,
  phase: VolumePhase,
  message: string,
  { api, clock }: Context,
): PersistentVolume {
  const { status } = volume
  if (status?.phase === phase && (status.message ?? '') === message) return volume
  const lastPhaseTransitionTime = status?.phase === phase ? status.lastPhaseTransitionTime : toTimestamp(clock.now)
  return api.updateStatus({
    ...volume,
    status: { ...status, phase, message: message || undefined, lastPhaseTransitionTime },
  })
}

/**
 * Writes the claim's phase. A bound claim shows its volume's modes and, from the moment it becomes bound, the volume's capacity: later the two may
 * differ, while a file system waits to be expanded.
 */
export function setClaimPhase(
  claim: PersistentVolumeClaim,
  phase: ClaimPhase,
  volume: PersistentVolume | undefined,
  { api }: Context,
): PersistentVolumeClaim {
  const { accessModes: _modes, capacity: before, ...rest } = claim.status ?? {}
  const ofVolume = volume && { storage: storageOf(volume.spec.capacity) }
  const capacity = claim.status?.phase === phase && volume !== undefined && before !== undefined ? before : ofVolume
  const bound = volume === undefined ? {} : { accessModes: volume.spec.accessModes, capacity }
  const status = { ...rest, ...bound, phase }
  return sameJson(status, claim.status) ? claim : api.updateStatus({ ...claim, status })
}
