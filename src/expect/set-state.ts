import type { StatefulSet } from '../api/types.ts'
import { isUnavailable, slotsOf } from '../timeline/slots.ts'
import type { View } from '../timeline/view.ts'

/**
 * A set is ready when its status is of its latest generation, says that all replicas are ready and available, and each slot's
 * pod is so at this very instant: a status that has not yet heard of a deletion counts for nothing.
 */
export function setIsReady(set: StatefulSet, view: View): boolean {
  return statusIsReady(set) && !slotsOf(set).some(slot => isUnavailable(view, slot))
}

/** The status alone: of the latest generation, with all replicas ready and available. */
function statusIsReady(set: StatefulSet): boolean {
  const { observedGeneration, generation, ready, available, replicas } = countsOf(set)
  return observedGeneration >= generation && ready >= replicas && available >= replicas
}

/** The numbers of a set's status, absent ones as 0. */
export function countsOf({ metadata, spec, status }: StatefulSet) {
  return {
    set: metadata.name,
    replicas: spec.replicas ?? 1,
    ready: status?.readyReplicas ?? 0,
    available: status?.availableReplicas ?? 0,
    updated: status?.updatedReplicas ?? 0,
    generation: metadata.generation ?? 0,
    observedGeneration: status?.observedGeneration ?? 0,
  }
}

/** What `kubectl rollout status` says of a set, and whether it then ends. `refused`: it only knows RollingUpdate. */
export interface Rollout {
  readonly line: string
  readonly is: 'done' | 'running' | 'refused'
}

/** The checks of `kubectl rollout status`, in its order; the first that applies speaks. */
export function rolloutOf({ metadata, spec, status }: StatefulSet): Rollout {
  const { type = 'RollingUpdate', rollingUpdate } = spec.updateStrategy ?? { rollingUpdate: {} }
  if (type !== 'RollingUpdate') {
    return { is: 'refused', line: 'error: rollout status is only available for RollingUpdate strategy type' }
  }
  const observed = status?.observedGeneration ?? 0
  if (observed === 0 || observed < (metadata.generation ?? 0)) {
    return { is: 'running', line: 'Waiting for statefulset spec update to be observed...' }
  }
  const replicas = spec.replicas ?? 1
  const { readyReplicas = 0, updatedReplicas = 0, currentReplicas = 0, currentRevision, updateRevision } = status ?? {}
  if (readyReplicas < replicas)
    return { is: 'running', line: `Waiting for ${replicas - readyReplicas} pods to be ready...` }
  if (rollingUpdate !== undefined) return partitioned(replicas - (rollingUpdate.partition ?? 0), updatedReplicas)
  return updateRevision === currentRevision
    ? {
        is: 'done',
        line: `statefulset rolling update complete ${currentReplicas} pods at revision ${currentRevision}...`,
      }
    : {
        is: 'running',
        line: `waiting for statefulset rolling update to complete ${updatedReplicas} pods at revision ${updateRevision}...`,
      }
}

function partitioned(asked: number, updated: number): Rollout {
  if (updated >= asked)
    return { is: 'done', line: `partitioned roll out complete: ${updated} new pods have been updated...` }
  return {
    is: 'running',
    line: `Waiting for partitioned roll out to finish: ${updated} out of ${asked} new pods have been updated...`,
  }
}
