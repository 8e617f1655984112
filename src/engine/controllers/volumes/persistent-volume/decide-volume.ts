import { keyOf } from '../../../../api/object.ts'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../../api/types.ts'
import { provisionedBy } from '../annotations.ts'
import { driverOfSource } from '../drivers.ts'
import { sourceOf } from '../know.ts'
import { hasVolumeMode } from '../match.ts'
import { normal, type Told, warning } from './told.ts'

/** What the controller does about a volume now. */
export type VolumeDecision =
  | { readonly does: 'become'; readonly phase: 'Available' | 'Bound' }
  /** The claim is to be looked at: it has not yet taken the volume. */
  | { readonly does: 'await-claim' }
  | { readonly does: 'refuse'; readonly told: Told }
  /** The volume was meant for a claim that took another: it is free again. */
  | { readonly does: 'unbind' }
  | { readonly does: 'release' }

/** What is to be done about a volume. `claim` is the one with the uid of its claimRef, if that still exists. */
export function decideVolume(volume: PersistentVolume, claim: PersistentVolumeClaim | undefined): VolumeDecision {
  if (!volume.spec.claimRef?.uid) return { does: 'become', phase: 'Available' }
  if (claim === undefined) return { does: 'release' }
  if (claim.spec.volumeName === volume.metadata.name) return { does: 'become', phase: 'Bound' }
  if (!claim.spec.volumeName)
    return hasVolumeMode(claim, volume) ? { does: 'await-claim' } : { does: 'refuse', told: incompatible(claim) }
  const wasMadeForIt = volume.metadata.annotations?.[provisionedBy] !== undefined
  return wasMadeForIt && volume.spec.persistentVolumeReclaimPolicy === 'Delete'
    ? { does: 'release' }
    : { does: 'unbind' }
}

const incompatible = (claim: PersistentVolumeClaim): Told =>
  warning(
    'VolumeMismatch',
    `Cannot bind PersistentVolume to requested PersistentVolumeClaim "${keyOf(claim)}" due to incompatible volumeMode.`,
  )

/** What becomes of a volume whose claim is gone. */
export type Reclaim =
  | { readonly does: 'keep' }
  | { readonly does: 'delete' }
  | { readonly does: 'scrub' }
  | { readonly does: 'fail'; readonly told: Told }
  | { readonly does: 'wait'; readonly told: Told }

/** How a released volume is reclaimed. `usedBy` are the pods that still use it, `default/web-0`. */
export function decideReclaim(volume: PersistentVolume, usedBy: readonly string[]): Reclaim {
  switch (volume.spec.persistentVolumeReclaimPolicy) {
    case 'Delete':
      return decideDeletion(volume)
    case 'Recycle':
      return decideRecycling(volume, usedBy)
    default:
      return { does: 'keep' }
  }
}

/** What a provisioner made, it deletes itself. Of all that Kubernetes could delete on its own only directories below /tmp are left. */
function decideDeletion(volume: PersistentVolume): Reclaim {
  const maker = volume.metadata.annotations?.[provisionedBy]
  const source = sourceOf(volume)
  if (maker || (source !== undefined && driverOfSource(source) !== undefined)) return { does: 'keep' }
  const { hostPath } = volume.spec
  if (hostPath === undefined)
    return failed(
      'VolumeFailedDelete',
      `error getting deleter volume plugin for volume "${volume.metadata.name}": no deletable volume plugin matched`,
    )
  return /^\/tmp\/.+/.test(hostPath.path)
    ? { does: 'delete' }
    : failed('VolumeFailedDelete', `host_path deleter only supports /tmp/.+ but received provided ${hostPath.path}`)
}

function decideRecycling(volume: PersistentVolume, usedBy: readonly string[]): Reclaim {
  if (volume.spec.nfs === undefined && volume.spec.hostPath === undefined)
    return failed('VolumeFailedRecycle', 'No recycler plugin found for the volume!')
  if (usedBy.length === 0) return { does: 'scrub' }
  return { does: 'wait', told: normal('VolumeFailedRecycle', `Volume is used by pods: ${usedBy.join(',')}`) }
}

const failed = (reason: string, message: string): Reclaim => ({ does: 'fail', told: warning(reason, message) })
