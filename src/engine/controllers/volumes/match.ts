import { compareQuantities } from '../../../api/quantity.ts'
import { matches } from '../../../api/selector.ts'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/types.ts'
import { classNameOf, isBoundTo, storageOf } from './know.ts'

/**
 * The volume that the controller binds to the claim: of the volumes with the fewest access modes that has a match at all, one that is
 * reserved for the claim, else the smallest, of equals the first by name. A claim whose class waits for a consumer only gets a volume that is
 * reserved for it: any other is the scheduler's choice.
 *
 * Kubernetes looks at the modes first, so that a reserved volume with more modes loses to another with fewer.
 */
export function bestMatch(
  claim: PersistentVolumeClaim,
  candidates: Iterable<PersistentVolume>,
  waitsForConsumer: boolean,
): PersistentVolume | undefined {
  let best: PersistentVolume | undefined
  for (const volume of candidates) {
    if (!fits(claim, volume, waitsForConsumer)) continue
    if (best === undefined || comesBefore(claim, volume, best)) best = volume
  }
  return best
}

function fits(claim: PersistentVolumeClaim, volume: PersistentVolume, waitsForConsumer: boolean): boolean {
  if (volume.metadata.deletionTimestamp !== undefined) return false
  if (!hasModes(claim, volume) || !isLargeEnough(claim, volume) || !hasVolumeMode(claim, volume)) return false
  if (!hasAttributesClass(claim, volume)) return false
  if (isBoundTo(volume, claim)) return true
  if (waitsForConsumer || volume.spec.claimRef !== undefined || volume.status?.phase !== 'Available') return false
  if (classNameOf(volume) !== classNameOf(claim)) return false
  return claim.spec.selector === undefined || matches(claim.spec.selector, volume.metadata.labels)
}

function comesBefore(claim: PersistentVolumeClaim, a: PersistentVolume, b: PersistentVolume): boolean {
  const modes = countModes(a) - countModes(b)
  if (modes !== 0) return modes < 0
  const reserved = Number(isBoundTo(b, claim)) - Number(isBoundTo(a, claim))
  if (reserved !== 0) return reserved < 0
  const size = compareQuantities(storageOf(a.spec.capacity), storageOf(b.spec.capacity))
  return size === 0 ? a.metadata.name < b.metadata.name : size < 0
}

const countModes = ({ spec }: PersistentVolume): number => new Set(spec.accessModes).size

const hasModes = (claim: PersistentVolumeClaim, { spec }: PersistentVolume): boolean =>
  (claim.spec.accessModes ?? []).every(mode => spec.accessModes?.includes(mode))

const hasAttributesClass = (claim: PersistentVolumeClaim, { spec }: PersistentVolume): boolean =>
  (claim.spec.volumeAttributesClassName ?? '') === (spec.volumeAttributesClassName ?? '')

export const hasVolumeMode = (claim: PersistentVolumeClaim, { spec }: PersistentVolume): boolean =>
  (claim.spec.volumeMode ?? 'Filesystem') === (spec.volumeMode ?? 'Filesystem')

const isLargeEnough = (claim: PersistentVolumeClaim, { spec }: PersistentVolume): boolean =>
  compareQuantities(storageOf(spec.capacity), storageOf(claim.spec.resources?.requests)) >= 0

/** Why a volume that the claim asks for by name cannot be its own, as Kubernetes puts it; undefined when it can. */
export function mismatch(claim: PersistentVolumeClaim, volume: PersistentVolume): string | undefined {
  if (volume.metadata.deletionTimestamp !== undefined)
    return `the volume is marked for deletion "${volume.metadata.name}"`
  if (!isLargeEnough(claim, volume)) return 'requested PV is too small'
  if (classNameOf(volume) !== classNameOf(claim)) return 'storageClassName does not match'
  if (!hasAttributesClass(claim, volume)) return 'volumeAttributesClassName does not match'
  if (!hasVolumeMode(claim, volume)) return 'incompatible volumeMode'
  return hasModes(claim, volume) ? undefined : 'incompatible accessMode'
}
