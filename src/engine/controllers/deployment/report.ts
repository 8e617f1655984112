import type { Deployment, DeploymentCondition, DeploymentStatus, ReplicaSet } from '../../../api/types.ts'
import { fromTimestamp, toTimestamp } from '../../../timeline/epoch.ts'
import type { Sets } from './decide.ts'
import { leewayOf, replicasOf, sum } from './know.ts'

type Progress = Pick<DeploymentCondition, 'status' | 'reason' | 'message'>

/** The status that the ReplicaSets give at `now`. `paused` and a change of it are told in the condition Progressing, too. */
export function statusOf(deployment: Deployment, { current, old }: Sets, now: number): DeploymentStatus {
  const sets = current === undefined ? old : [...old, current]
  const total = (count: (set: ReplicaSet) => number | undefined) => sum(sets.map(count))
  const available = total(({ status }) => status?.availableReplicas)
  const counts = {
    observedGeneration: deployment.metadata.generation,
    replicas: total(({ status }) => status?.replicas),
    updatedReplicas: current?.status?.replicas ?? 0,
    readyReplicas: total(({ status }) => status?.readyReplicas),
    availableReplicas: available,
    unavailableReplicas: Math.max(0, total(replicasOf) - available),
    collisionCount: deployment.status?.collisionCount,
  }
  const conditions = new Conditions(deployment.status?.conditions, now)
  conditions.set('Available', availability(deployment, available))
  const progress = progressOf(deployment, counts, current, now)
  if (progress !== undefined) conditions.set('Progressing', progress)
  const failure = sets.flatMap(set => set.status?.conditions?.filter(({ type }) => type === 'ReplicaFailure') ?? [])[0]
  conditions.set('ReplicaFailure', failure)
  return { ...counts, conditions: conditions.all }
}

const availability = (deployment: Deployment, available: number): Progress =>
  available >= replicasOf(deployment) - leewayOf(deployment).unavailable
    ? {
        status: 'True',
        reason: 'MinimumReplicasAvailable',
        message: 'Deployment has minimum availability.',
      }
    : {
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
      }

/** Every pod is of the current template and available, and none is left of another. */
export const isComplete = (deployment: Deployment, counts: DeploymentStatus): boolean =>
  [counts.updatedReplicas, counts.replicas, counts.availableReplicas].every(count => count === replicasOf(deployment))

/** Whether the deployment gets anywhere; undefined if there is nothing new to say. */
function progressOf(
  deployment: Deployment,
  counts: DeploymentStatus,
  current: ReplicaSet | undefined,
  now: number,
): Progress | undefined {
  const { status: before = {}, spec } = deployment
  const told = before.conditions?.find(({ type }) => type === 'Progressing')
  if (spec.paused || spec.progressDeadlineSeconds === undefined) return undefined
  if (counts.replicas === counts.updatedReplicas && told?.reason === 'NewReplicaSetAvailable') return undefined
  const subject =
    current === undefined ? `Deployment "${deployment.metadata.name}"` : `ReplicaSet "${current.metadata.name}"`
  if (isComplete(deployment, counts))
    return { status: 'True', reason: 'NewReplicaSetAvailable', message: `${subject} has successfully progressed.` }
  if (isAhead(counts, before))
    return { status: 'True', reason: 'ReplicaSetUpdated', message: `${subject} is progressing.` }
  if (stuckIn(deployment, now) > 0) return undefined
  return { status: 'False', reason: 'ProgressDeadlineExceeded', message: `${subject} has timed out progressing.` }
}

const isAhead = (now: DeploymentStatus, before: DeploymentStatus): boolean =>
  (now.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
  outdated(now) < outdated(before) ||
  (now.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
  (now.availableReplicas ?? 0) > (before.availableReplicas ?? 0)

const outdated = ({ replicas = 0, updatedReplicas = 0 }: DeploymentStatus): number => replicas - updatedReplicas

/** In how many milliseconds the deployment will count as stuck if nothing happens; infinite if it never will. */
export function stuckIn({ spec, status }: Deployment, now: number): number {
  const progress = status?.conditions?.find(({ type }) => type === 'Progressing')
  const isOver = progress?.reason === 'NewReplicaSetAvailable' || progress?.reason === 'ProgressDeadlineExceeded'
  if (progress === undefined || isOver || spec.paused || spec.progressDeadlineSeconds === undefined) return Infinity
  return fromTimestamp(progress.lastUpdateTime!) + spec.progressDeadlineSeconds * 1000 - now
}

/** A deployment's conditions while they are changed; each keeps the time at which its status last changed. */
export class Conditions {
  #conditions: readonly DeploymentCondition[]
  readonly #now: string

  constructor(before: readonly DeploymentCondition[] = [], now: number) {
    this.#conditions = before
    this.#now = toTimestamp(now)
  }

  get all(): DeploymentCondition[] {
    return [...this.#conditions]
  }

  /** Without a content the condition goes. One that says the same, for the same reason, is left as it is. */
  set(type: string, content: Progress | undefined): void {
    const before = this.#conditions.find(condition => condition.type === type)
    const isNews = type === 'Progressing' && content?.reason === 'ReplicaSetUpdated'
    if (before !== undefined && before.status === content?.status && before.reason === content.reason && !isNews) return
    const others = this.#conditions.filter(condition => condition.type !== type)
    if (content === undefined) {
      this.#conditions = others
      return
    }
    const { status, reason, message } = content
    const lastTransitionTime = before?.status === status ? before.lastTransitionTime : this.#now
    this.#conditions = [...others, { type, status, lastUpdateTime: this.#now, lastTransitionTime, reason, message }]
  }
}
