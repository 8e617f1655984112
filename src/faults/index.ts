/** Every fault, in the order in which a reader wants them: machines, storage, images, the API, single pods. */

export { componentRestart } from './component-restart.ts'
export { creationRefused } from './creation-refused.ts'
export { Disturbances } from './disturbances.ts'
export type { LastingFault, SuddenFault } from './fault.ts'
export { containerExits, evictedByNode, outOfMemory, processHangs } from './mishap.ts'
export { nodeDown } from './node-down.ts'
export { nodePartitioned } from './node-partitioned.ts'
export { nodePressure, pressureTransitionPeriod } from './node-pressure.ts'
export { probeFails } from './probe-fails.ts'
export { registryDown } from './registry-down.ts'
export {
  attachingFails,
  detachingHangs,
  provisionerIsDown,
  provisioningIsFailing,
  provisioningIsSlow,
  resizingFails,
} from './storage.ts'
