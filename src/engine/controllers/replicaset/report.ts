import { matches } from '../../../api/selector.ts'
import type { Pod, ReplicaSet, ReplicaSetCondition, ReplicaSetStatus } from '../../../api/types.ts'
import { toTimestamp } from '../../../timeline/epoch.ts'
import { isActive, readySince, untilAvailable } from './know.ts'

/** What went wrong when pods were made or removed. */
export interface Failure {
  readonly reason: 'FailedCreate' | 'FailedDelete'
  readonly message: string
}

/** The status that the pods give; `failure` is there if this pass could not do its work. */
export function statusOf(set: ReplicaSet, pods: readonly Pod[], failure: Failure | undefined, now: number) {
  const { minReadySeconds = 0, template } = set.spec
  const active = pods.filter(isActive)
  const available = active.filter(pod => untilAvailable(pod, minReadySeconds, now) === 0)
  const conditions = conditionsOf(set.status?.conditions, failure, now)
  return {
    replicas: active.length,
    fullyLabeledReplicas: active.filter(({ metadata }) =>
      matches({ matchLabels: template?.metadata?.labels }, metadata.labels),
    ).length,
    readyReplicas: active.filter(pod => readySince(pod) !== undefined).length,
    availableReplicas: available.length,
    observedGeneration: set.metadata.generation,
    conditions: conditions.length === 0 ? undefined : conditions,
  } satisfies ReplicaSetStatus
}

function conditionsOf(
  before: readonly ReplicaSetCondition[] = [],
  failure: Failure | undefined,
  now: number,
): ReplicaSetCondition[] {
  const others = before.filter(({ type }) => type !== 'ReplicaFailure')
  if (failure === undefined) return others
  const earlier = before.find(({ type, reason }) => type === 'ReplicaFailure' && reason === failure.reason)
  if (earlier !== undefined) return [...others, earlier]
  return [...others, { type: 'ReplicaFailure', status: 'True', lastTransitionTime: toTimestamp(now), ...failure }]
}
