import { hash } from 'node:crypto'
import type { PersistentVolume } from '../../../../api/types.ts'
import type { Profile } from '../../../profile.ts'
import { driverOfSource, requiresAttach } from '../drivers.ts'
import { sourceOf } from '../know.ts'

/**
 * The driver that has to attach the volume to a node before a pod there can mount it; undefined where nothing is to be attached: directories,
 * network file systems, and everything in a cluster without an attacher.
 */
export function attacherOf(volume: PersistentVolume, { attachRequired = true }: Profile): string | undefined {
  const source = sourceOf(volume)
  if (source === undefined || !attachRequired) return undefined
  const driver = volume.spec.csi?.driver ?? driverOfSource(source)
  return driver !== undefined && requiresAttach(driver) ? driver : undefined
}

/** The volume's name in a node's `volumesInUse` and `volumesAttached`: `kubernetes.io/csi/disk.example.com^pvc-…`. */
export const deviceNameOf = (volume: PersistentVolume, attacher: string): string =>
  `kubernetes.io/csi/${attacher}^${handleOf(volume)}`

const handleOf = ({ metadata, spec }: PersistentVolume): string => spec.csi?.volumeHandle ?? metadata.name

/** The name of the VolumeAttachment of a volume and a node: the same for the same three, so that nobody makes a second one. */
export function attachmentNameFor(volume: PersistentVolume, attacher: string, node: string): string {
  return `csi-${hash('sha256', `${handleOf(volume)}${attacher}${node}`)}`
}

/** Whether one node at a time may have the volume: so it is unless a mode for many is among its access modes. */
export const isExclusive = ({ spec: { accessModes } }: PersistentVolume): boolean =>
  accessModes !== undefined &&
  accessModes.length > 0 &&
  !accessModes.includes('ReadWriteMany') &&
  !accessModes.includes('ReadOnlyMany')
