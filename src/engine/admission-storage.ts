import { compareQuantities } from '../api/quantity.ts'
import { resourceOf } from '../api/resources.ts'
import { forbidden } from '../api/status-error.ts'
import type { PersistentVolume, PersistentVolumeClaim } from '../api/types.ts'
import type { Look } from './admission-look.ts'
import { claimProtection, volumeProtection } from './controllers/volumes/annotations.ts'
import { classNameOf, defaultClassOf, namesClass, storageOf } from './controllers/volumes/know.ts'

/**
 * What admission does to a claim: a new one gets its protection and, if it does not name a class, the default one; a bound one
 * may grow only if its class allows it.
 *
 * @throws StatusError 403 where it may not grow. Whatever else may not change is validation's to refuse.
 */
export function admitClaim(
  claim: PersistentVolumeClaim,
  old: PersistentVolumeClaim | undefined,
  look: Look,
): PersistentVolumeClaim {
  if (old !== undefined) {
    refuseGrowth(claim, old, look)
    return claim
  }
  const isProtected = protect(claim, claimProtection)
  const defaultClass = namesClass(claim) ? undefined : defaultClassOf(look.list('StorageClass'))
  if (defaultClass === undefined) return isProtected
  return { ...isProtected, spec: { ...claim.spec, storageClassName: defaultClass.metadata.name } }
}

/** A new volume gets its protection. */
export const admitVolume = (volume: PersistentVolume, old: PersistentVolume | undefined): PersistentVolume =>
  old === undefined ? protect(volume, volumeProtection) : volume

function protect<T extends PersistentVolumeClaim | PersistentVolume>(object: T, finalizer: string): T {
  const finalizers = object.metadata.finalizers ?? []
  if (finalizers.includes(finalizer)) return object
  return { ...object, metadata: { ...object.metadata, finalizers: [...finalizers, finalizer] } }
}

/** A claim that is not bound cannot be changed at all, which validation says better. */
function refuseGrowth(claim: PersistentVolumeClaim, old: PersistentVolumeClaim, look: Look): void {
  if (claim.spec === old.spec || old.status?.phase !== 'Bound') return
  const grows =
    compareQuantities(storageOf(claim.spec?.resources?.requests), storageOf(old.spec.resources?.requests)) > 0
  if (!grows || mayGrow(claim, old, look)) return
  throw forbidden(
    resourceOf('PersistentVolumeClaim'),
    claim.metadata.name,
    'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
  )
}

function mayGrow(claim: PersistentVolumeClaim, old: PersistentVolumeClaim, look: Look): boolean {
  const className = classNameOf(claim)
  if (className === '' || className !== classNameOf(old)) return false
  return look.get('StorageClass', className)?.allowVolumeExpansion === true
}
