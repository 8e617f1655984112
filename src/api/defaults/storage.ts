import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../types.ts'
import { each, fill } from './fill.ts'

export const withClaimDefaults = (claim: PersistentVolumeClaim): PersistentVolumeClaim =>
  fill(
    each(claim, {
      spec: spec => fill(spec, { volumeMode: 'Filesystem', resources: {} }),
      status: status => fill(status, { phase: 'Pending' }),
    }),
    { status: { phase: 'Pending' } },
  )

export const withVolumeDefaults = (volume: PersistentVolume): PersistentVolume =>
  fill(
    each(volume, {
      spec: spec =>
        fill(each(spec, { hostPath: source => fill(source, { type: '' }) }), {
          persistentVolumeReclaimPolicy: 'Retain',
          volumeMode: 'Filesystem',
        }),
      status: status => fill(status, { phase: 'Pending' }),
    }),
    { status: { phase: 'Pending' } },
  )

export const withClassDefaults = (storageClass: StorageClass): StorageClass =>
  fill(storageClass, { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' })
