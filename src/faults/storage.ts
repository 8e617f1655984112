import type { Reference } from '../api/object.ts'
import {
  attachFails,
  detachHangs,
  provisionerDown,
  provisioningFails,
  provisioningSlow,
  resizeFails,
} from '../engine/controllers/volumes/faults.ts'
import { type LastingFault, lookedFor } from './fault.ts'

const storageClass = (name: string): Reference => ({ kind: 'StorageClass', name })
const node = (name: string): Reference => ({ kind: 'Node', name })
const volume = (name: string): Reference => ({ kind: 'PersistentVolume', name })

/** Nobody makes volumes of the class: claims wait, and nothing says why. */
export const provisionerIsDown = (name: string): LastingFault => lookedFor(provisionerDown, storageClass(name))

/** Making volumes of the class is tried and fails, again and again. */
export const provisioningIsFailing = (name: string): LastingFault => lookedFor(provisioningFails, storageClass(name))

/** Making volumes of the class takes sixty times as long. */
export const provisioningIsSlow = (name: string): LastingFault => lookedFor(provisioningSlow, storageClass(name))

/** No volume can be attached to the node. */
export const attachingFails = (name: string): LastingFault => lookedFor(attachFails, node(name))

/** Whatever is to be detached from the node stays attached. */
export const detachingHangs = (name: string): LastingFault => lookedFor(detachHangs, node(name))

/** The driver refuses to make the volume larger. */
export const resizingFails = (name: string): LastingFault => lookedFor(resizeFails, volume(name))
