import type { Draft } from '../../../../api/object.ts'
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../../../../api/types.ts'
import { provisionedBy, provisionerFinalizer } from '../annotations.ts'
import { makesDirectories } from '../drivers.ts'
import { classNameOf, storageOf } from '../know.ts'
import type { Place } from './place.ts'

/** `pvc-<uid>`: the volume of a claim. */
export const volumeNameFor = ({ metadata }: PersistentVolumeClaim): string => `pvc-${metadata.uid}`

/**
 * The volume that a provisioner makes for a claim: already bound to it, and of the class's ways. `isHeld`: it stays until
 * its disk is deleted, whoever deletes it first.
 */
export function volumeFor(
  claim: PersistentVolumeClaim,
  storageClass: StorageClass,
  provisioner: string,
  place: Place | undefined,
  isHeld: boolean,
): Draft<PersistentVolume> {
  const { namespace, name, uid, resourceVersion } = claim.metadata
  const reclaimPolicy = storageClass.reclaimPolicy ?? 'Delete'
  const isDirectory = makesDirectories(provisioner)
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: {
      name: volumeNameFor(claim),
      annotations: { [provisionedBy]: provisioner },
      finalizers: isHeld && reclaimPolicy === 'Delete' && !isDirectory ? [provisionerFinalizer] : undefined,
    },
    spec: {
      accessModes: claim.spec.accessModes,
      capacity: { storage: storageOf(claim.spec.resources?.requests) },
      claimRef: { kind: 'PersistentVolumeClaim', namespace, name, uid, apiVersion: 'v1', resourceVersion },
      ...(isDirectory ? directoryFor(claim) : diskFor(claim, storageClass, provisioner)),
      mountOptions: storageClass.mountOptions,
      nodeAffinity: place && affinityTo(place),
      persistentVolumeReclaimPolicy: reclaimPolicy,
      storageClassName: classNameOf(claim),
      volumeAttributesClassName: claim.spec.volumeAttributesClassName,
      volumeMode: claim.spec.volumeMode ?? 'Filesystem',
    },
  }
}

const affinityTo = ({ key, value }: Place) => ({
  required: { nodeSelectorTerms: [{ matchExpressions: [{ key, operator: 'In' as const, values: [value] }] }] },
})

const directoryFor = ({ metadata }: PersistentVolumeClaim) => ({
  hostPath: {
    path: `/opt/local-path-provisioner/pvc-${metadata.uid}_${metadata.namespace}_${metadata.name}`,
    type: 'DirectoryOrCreate' as const,
  },
})

const diskFor = (claim: PersistentVolumeClaim, { parameters }: StorageClass, driver: string) => ({
  csi: { driver, volumeHandle: volumeNameFor(claim), fsType: parameters?.['csi.storage.k8s.io/fstype'] },
})
