import type { ControllerRevision, Deployment, ReplicaSet, StatefulSet } from '../api/types.ts'
import { again, type Clause, once } from './transcript-clause.ts'
import type { Teller } from './transcript-teller.ts'

export const statefulSetTeller: Teller<StatefulSet> = {
  born: ({ spec }) => replicasAndImages(spec),
  changed: (before, set) => [...readiness(before, set), ...rollout(before, set)],
}

export const deploymentTeller: Teller<Deployment | ReplicaSet> = {
  born: ({ spec }) => replicasAndImages(spec),
  changed: readiness,
}

export const controllerRevisionTeller: Teller<ControllerRevision> = {
  born: ({ revision }) => `revision ${revision}`,
  changed: (before, { revision }) =>
    before.revision === revision ? [] : [once(`revision ${before.revision} → ${revision}`)],
  specChanges: () => [],
}

interface Counted {
  spec?: { replicas?: number }
  status?: {
    readyReplicas?: number
    availableReplicas?: number
    updatedReplicas?: number
    currentRevision?: string
    updateRevision?: string
  }
}

function replicasAndImages(
  spec: { replicas?: number; template?: { spec?: { containers: { image?: string }[] } } } | undefined,
): string {
  const images = spec?.template?.spec?.containers.map(({ image }) => image) ?? []
  const replicas = spec?.replicas ?? 1
  return [
    replicas === 1 ? '1 replica' : `${replicas} replicas`,
    ...(images.length === 0 ? [] : [`image ${images.join(', ')}`]),
  ].join(', ')
}

/**
 * `2/3 ready, 1 updated`: the second only while two revisions exist, `1 available` only where it is not the ready ones.
 */
function readiness(before: Counted, now: Counted): Clause[] {
  const words = counts(now.spec, now.status)
  return words === counts(now.spec, before.status) ? [] : [again(words)]
}

function counts(spec: Counted['spec'], status: Counted['status']): string {
  const ready = status?.readyReplicas ?? 0
  const words = [`${ready}/${spec?.replicas ?? 1} ready`]
  if (status?.availableReplicas !== undefined && status.availableReplicas !== ready)
    words.push(`${status.availableReplicas} available`)
  if (status?.updateRevision !== status?.currentRevision) words.push(`${status?.updatedReplicas ?? 0} updated`)
  return words.join(', ')
}

function rollout({ status: before }: StatefulSet, { status }: StatefulSet): Clause[] {
  if (status === undefined) return []
  const { currentRevision, updateRevision } = status
  const clauses: Clause[] = []
  if (updateRevision !== before?.updateRevision && updateRevision !== currentRevision)
    clauses.push(once(`rolls out revision ${updateRevision}`))
  if (currentRevision !== before?.currentRevision && before?.currentRevision)
    clauses.push(once(`all on revision ${currentRevision}`))
  return clauses
}
