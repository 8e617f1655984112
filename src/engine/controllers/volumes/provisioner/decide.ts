import type { PersistentVolume, PersistentVolumeClaim, StorageClass, VolumeAttachment } from '../../../../api/types.ts'
import { provisionedBy, provisionerFinalizer, selectedNode } from '../annotations.ts'
import { externalProvisionerOf, makesDirectories } from '../drivers.ts'
import { provisionerOf, waitsForConsumer } from '../know.ts'

/** Whether the claim asks the class's provisioner for a volume now. */
export function asksFor(claim: PersistentVolumeClaim, storageClass: StorageClass): boolean {
  const provisioner = provisionerOf(claim)
  if (claim.spec.volumeName || provisioner === undefined) return false
  if (provisioner !== externalProvisionerOf(storageClass)) return false
  return !waitsForConsumer(storageClass) || Boolean(claim.metadata.annotations?.[selectedNode])
}

/** Why the volume cannot be made, as the provisioner's event says it. */
export function provisioningProblem(
  claim: PersistentVolumeClaim,
  storageClass: StorageClass,
  backendFails: boolean,
): string | undefined {
  const failed = `failed to provision volume with StorageClass "${storageClass.metadata.name}"`
  if (makesDirectories(storageClass.provisioner) && !claim.metadata.annotations?.[selectedNode])
    return `${failed}: configuration error, no node was specified`
  return backendFails
    ? `${failed}: rpc error: code = Internal desc = the storage backend could not create the volume`
    : undefined
}

/**
 * Whether its provisioner is to delete what is behind the volume, and then the volume: once it is released, whether or not the volume itself was
 * deleted before its claim.
 */
export function isToBeDeleted({ metadata, spec, status }: PersistentVolume): boolean {
  const maker = metadata.annotations?.[provisionedBy]
  if (!maker || maker.startsWith('kubernetes.io/') || status?.phase !== 'Released') return false
  if (metadata.deletionTimestamp !== undefined && !metadata.finalizers?.includes(provisionerFinalizer)) return false
  return spec.persistentVolumeReclaimPolicy === 'Delete'
}

/** Why the volume cannot be deleted now. */
export function deletionProblem(volume: PersistentVolume, attachments: Iterable<VolumeAttachment>): string | undefined {
  for (const { spec } of attachments)
    return `persistentvolume ${volume.metadata.name} is still attached to node ${spec.nodeName}`
  return undefined
}
