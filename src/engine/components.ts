import type { ComponentFactory } from './component.ts'
import { deploymentController } from './controllers/deployment/deployment.ts'
import { disruption } from './controllers/disruption/disruption.ts'
import { endpoints } from './controllers/endpoints/endpoints.ts'
import { garbageCollector } from './controllers/garbage-collector/garbage-collector.ts'
import { namespaces } from './controllers/namespaces/namespaces.ts'
import { nodeLifecycle } from './controllers/nodes/node-lifecycle.ts'
import { nodeStatus } from './controllers/nodes/node-status.ts'
import { taintEviction } from './controllers/nodes/taint-eviction.ts'
import { podGc } from './controllers/pod-gc/pod-gc.ts'
import { replicaSetController } from './controllers/replicaset/replicaset.ts'
import { statefulSetController } from './controllers/statefulset/statefulset.ts'
import {
  attachDetach,
  externalAttacher,
  persistentVolume,
  provisioner,
  resizer,
  volumeProtection,
} from './controllers/volumes/index.ts'
import { eventExpiry } from './event-expiry.ts'
import { kubelet } from './kubelet/index.ts'
import { scheduler } from './scheduler/scheduler.ts'

/**
 * Everything that acts in a cluster, in the order in which it gets its turn at one instant. Volumes come after the workloads: a claim is seen before
 * the scheduler places its pod, and is still there, being deleted, when a controller replaces the pod that held it. Both are recorded of the real thing.
 */
export const components: readonly ComponentFactory[] = [
  eventExpiry,
  namespaces,
  garbageCollector,
  nodeStatus,
  nodeLifecycle,
  taintEviction,
  podGc,
  endpoints,
  disruption,
  deploymentController,
  replicaSetController,
  statefulSetController,
  persistentVolume,
  provisioner,
  volumeProtection,
  resizer,
  attachDetach,
  externalAttacher,
  scheduler,
  kubelet,
]
