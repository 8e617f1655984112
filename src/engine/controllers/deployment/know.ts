import type { Deployment, ReplicaSet } from '../../../api/types.ts'

export const hashLabel = 'pod-template-hash'
export const revisionAnnotation = 'deployment.kubernetes.io/revision'
export const desiredAnnotation = 'deployment.kubernetes.io/desired-replicas'
export const maximumAnnotation = 'deployment.kubernetes.io/max-replicas'

export const replicasOf = ({ spec }: Deployment | ReplicaSet): number => spec.replicas ?? 1

export const isActive = (set: ReplicaSet): boolean => replicasOf(set) > 0

export const sum = (numbers: Iterable<number | undefined>): number => {
  let total = 0
  for (const number of numbers) total += number ?? 0
  return total
}

export const isRolling = ({ spec }: Deployment): boolean => spec.strategy?.type !== 'Recreate'

/** How many pods may exist beyond what is asked for, and how many may be missing, while the deployment rolls. */
export interface Leeway {
  readonly surge: number
  readonly unavailable: number
}

/** Percentages of surge round up, of what may be missing down; both zero would get nowhere, so one may be missing. */
export function leewayOf(deployment: Deployment): Leeway {
  const replicas = replicasOf(deployment)
  if (!isRolling(deployment)) return { surge: 0, unavailable: 0 }
  const { maxSurge = '25%', maxUnavailable = '25%' } = deployment.spec.strategy?.rollingUpdate ?? {}
  const surge = share(maxSurge, replicas, Math.ceil)
  const unavailable = share(maxUnavailable, replicas, Math.floor)
  const allowed = surge === 0 && unavailable === 0 ? 1 : unavailable
  return { surge, unavailable: Math.min(allowed, replicas) }
}

const share = (value: number | string, total: number, round: (part: number) => number): number =>
  typeof value === 'string' && value.endsWith('%') ? round((Number(value.slice(0, -1)) * total) / 100) : Number(value)

/** Oldest first; of the same age by name. */
export const byAge = (a: ReplicaSet, b: ReplicaSet): number =>
  a.metadata.creationTimestamp === b.metadata.creationTimestamp
    ? a.metadata.name < b.metadata.name
      ? -1
      : 1
    : Date.parse(a.metadata.creationTimestamp) - Date.parse(b.metadata.creationTimestamp)

export const revisionOf = ({ metadata }: ReplicaSet | Deployment): number =>
  Number(metadata.annotations?.[revisionAnnotation] ?? 0)
