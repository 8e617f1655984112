import type { Pod, PodCondition } from '../api/types.ts'
import { changes } from './transcript-changes.ts'
import { again, type Clause, once } from './transcript-clause.ts'
import { containerChanges } from './transcript-container.ts'
import type { Teller } from './transcript-teller.ts'

const hashLabel = 'controller-revision-hash'

export const podTeller: Teller<Pod> = {
  born(pod) {
    const revision = pod.metadata.labels?.[hashLabel]
    const images = pod.spec.containers.map(({ image }) => image).join(', ')
    return revision === undefined ? `image ${images}` : `image ${images}, revision ${revision}`
  },
  changed(before, pod) {
    return [
      ...scheduling(before, pod),
      ...phaseChange(before, pod),
      ...containerChanges(before, pod),
      ...conditionChanges(before, pod),
    ]
  },
  specChanges({ spec: { nodeName: _, ...before } }, { spec: { nodeName: __, ...now } }) {
    return changes(before, now)
  },
}

function scheduling(before: Pod, pod: Pod): Clause[] {
  const clauses: Clause[] = []
  if (pod.spec.nodeName && !before.spec.nodeName) clauses.push(once(`scheduled to ${pod.spec.nodeName}`))
  const condition = conditionOf(pod, 'PodScheduled')
  if (condition?.status === 'False' && condition.message !== conditionOf(before, 'PodScheduled')?.message) {
    clauses.push(again(notScheduled(condition.message)))
  }
  return clauses
}

/** In the words that the scheduler's event is told with, so that the two are one line. */
export const notScheduled = (message = ''): string => `cannot be scheduled: ${message}`

function phaseChange(before: Pod, pod: Pod): Clause[] {
  const { phase, reason, message } = pod.status ?? {}
  if (phase === undefined || phase === before.status?.phase || phase === 'Pending') return []
  const because = [reason, message].filter(Boolean).join(': ')
  const words = pod.metadata.deletionTimestamp !== undefined && phase !== 'Running' ? `stopped (${phase})` : phase
  return [once(because === '' ? words : `${words}: ${because}`)]
}

function conditionChanges(before: Pod, pod: Pod): Clause[] {
  const clauses: Clause[] = []
  for (const condition of pod.status?.conditions ?? []) {
    const earlier = conditionOf(before, condition.type)
    if (earlier?.status === condition.status) continue
    const clause = told(condition, earlier, pod)
    if (clause !== undefined) clauses.push(clause)
  }
  return clauses
}

const silent = new Set(['PodScheduled', 'PodReadyToStartContainers', 'Initialized', 'ContainersReady'])

function told(condition: PodCondition, earlier: PodCondition | undefined, pod: Pod): Clause | undefined {
  if (silent.has(condition.type)) return undefined
  if (condition.type === 'DisruptionTarget') return once(`marked for disruption: ${condition.reason}`)
  if (condition.type !== 'Ready') return again(`condition ${condition.type} is ${condition.status}`)
  if (condition.status === 'True') return again('Ready')
  if (earlier === undefined) return undefined
  const ended = pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'
  return ended ? undefined : again(`not ready: ${condition.message ?? condition.reason ?? condition.status}`)
}

const conditionOf = (pod: Pod, type: string): PodCondition | undefined =>
  pod.status?.conditions?.find(condition => condition.type === type)
