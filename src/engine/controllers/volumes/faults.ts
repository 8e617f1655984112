/** Faults of storage that the components of this folder look for, by name; each says what it is about. */

/** About a StorageClass: creating a volume of it fails, again and again. */
export const provisioningFails = 'provisioning-fails'
/** About a StorageClass: creating a volume of it takes {@link slowness} times as long. */
export const provisioningSlow = 'provisioning-slow'
export const slowness = 60
/** About a StorageClass: its provisioner is not running; claims wait for it. */
export const provisionerDown = 'provisioner-down'
/** About a PersistentVolume or a Node: attaching the volume, or any volume to the node, fails. */
export const attachFails = 'attach-fails'
/** About a PersistentVolume or a Node: detaching the volume, or any volume from the node, never ends. */
export const detachHangs = 'detach-hangs'
/** About a PersistentVolume or a StorageClass: the driver refuses to expand the volume. */
export const resizeFails = 'resize-fails'
/** About a StorageClass: nobody expands its volumes. */
export const resizerDown = 'resizer-down'
