import type { Deployment, ReplicaSet } from '../../../api/types.ts'
import { byAge, desiredAnnotation, isActive, isRolling, leewayOf, maximumAnnotation, replicasOf, sum } from './know.ts'

/** A ReplicaSet that is to have another number of replicas. */
export interface Scaling {
  readonly set: ReplicaSet
  readonly replicas: number
}

/** The ReplicaSet of the current template, if it was made, and those of earlier ones. */
export interface Sets {
  readonly current: ReplicaSet | undefined
  readonly old: readonly ReplicaSet[]
}

const all = ({ current, old }: Sets): ReplicaSet[] => (current === undefined ? [...old] : [...old, current])

/** Whether somebody asked for another number of pods since the ReplicaSets were scaled last. */
export const wasScaled = (deployment: Deployment, sets: Sets): boolean =>
  all(sets).some(set => {
    const desired = set.metadata.annotations?.[desiredAnnotation]
    return isActive(set) && desired !== undefined && Number(desired) !== replicasOf(deployment)
  })

/**
 * How the ReplicaSets follow a new number of pods, without going on with a roll-out: a single one takes it all; with several in the middle of a
 * roll-out each takes its share, the larger ones first.
 */
export function followScale(deployment: Deployment, sets: Sets): Scaling[] {
  const active = all(sets).filter(isActive)
  const latest = active.length > 1 ? undefined : (active[0] ?? sets.current ?? [...sets.old].sort(byAge).at(-1))
  if (latest !== undefined) return changed([{ set: latest, replicas: replicasOf(deployment) }])
  const { current } = sets
  if (current !== undefined && isSaturated(deployment, current))
    return changed(sets.old.map(set => ({ set, replicas: 0 })))
  return isRolling(deployment) ? shared(deployment, active) : []
}

const isSaturated = (deployment: Deployment, set: ReplicaSet): boolean =>
  replicasOf(set) === replicasOf(deployment) &&
  Number(set.metadata.annotations?.[desiredAnnotation]) === replicasOf(deployment) &&
  set.status?.availableReplicas === replicasOf(deployment)

function shared(deployment: Deployment, active: readonly ReplicaSet[]): Scaling[] {
  const total = sum(active.map(replicasOf))
  const allowed = replicasOf(deployment) === 0 ? 0 : replicasOf(deployment) + leewayOf(deployment).surge
  let left = allowed - total
  const bySize = [...active].sort((a, b) => replicasOf(b) - replicasOf(a) || (left > 0 ? byAge(b, a) : byAge(a, b)))
  const scalings = bySize.map(set => {
    const maximum = Number(set.metadata.annotations?.[maximumAnnotation] ?? total)
    const part = Math.round((replicasOf(set) * allowed) / maximum) - replicasOf(set)
    const share = left > 0 ? Math.min(Math.max(part, 0), left) : Math.max(Math.min(part, 0), left)
    left -= share
    return { set, replicas: replicasOf(set) + share }
  })
  const [first, ...others] = scalings
  return changed([{ ...first!, replicas: Math.max(0, first!.replicas + left) }, ...others])
}

/** The next steps of a rolling update: first the new ReplicaSet grows as far as the surge allows, then old ones shrink as far as availability does. */
export function roll(deployment: Deployment, sets: Sets & { current: ReplicaSet }): Scaling[] {
  const grown = changed([{ set: sets.current, replicas: sizeOfNew(deployment, sets) }])
  return grown.length > 0 ? grown : shrinkOld(deployment, sets)
}

/** How large the ReplicaSet of the current template may be now; it may not exist yet. */
export function sizeOfNew(deployment: Deployment, sets: Sets): number {
  const wanted = replicasOf(deployment)
  const present = sets.current === undefined ? 0 : replicasOf(sets.current)
  if (!isRolling(deployment) || present >= wanted) return wanted
  const room = wanted + leewayOf(deployment).surge - sum(all(sets).map(replicasOf))
  return present + Math.max(0, Math.min(room, wanted - present))
}

/** Pods that serve nobody go first; then as many that do as the minimum leaves. */
function shrinkOld(deployment: Deployment, sets: Sets & { current: ReplicaSet }): Scaling[] {
  const { current } = sets
  const old = [...sets.old].filter(isActive).sort(byAge)
  const minimum = replicasOf(deployment) - leewayOf(deployment).unavailable
  const coming = replicasOf(current) - (current.status?.availableReplicas ?? 0)
  const removable = sum(all(sets).map(replicasOf)) - minimum - coming
  if (removable <= 0) return []
  const sizes = new Map(old.map(set => [set, replicasOf(set)]))
  take(sizes, removable, set => replicasOf(set) - (set.status?.availableReplicas ?? 0))
  const available = sum(all(sets).map(set => set.status?.availableReplicas))
  take(sizes, available - minimum, set => sizes.get(set)!)
  return changed(old.map(set => ({ set, replicas: sizes.get(set)! })))
}

function take(sizes: Map<ReplicaSet, number>, most: number, from: (set: ReplicaSet) => number): void {
  let left = Math.max(0, most)
  for (const [set, size] of sizes) {
    const taken = Math.max(0, Math.min(left, from(set), size))
    sizes.set(set, size - taken)
    left -= taken
  }
}

/** Recreate: everything old goes before anything new comes. */
export const clearOld = ({ old }: Sets): Scaling[] => changed(old.map(set => ({ set, replicas: 0 })))

const changed = (scalings: readonly Scaling[]): Scaling[] =>
  scalings.filter(({ set, replicas }) => replicas !== replicasOf(set))

/** Old ReplicaSets that nobody needs any more: without pods, and beyond the history that is kept. */
export function obsolete(deployment: Deployment, { old }: Sets): ReplicaSet[] {
  const cleanable = old.filter(({ metadata }) => metadata.deletionTimestamp === undefined)
  const surplus = cleanable.length - (deployment.spec.revisionHistoryLimit ?? 10)
  if (surplus <= 0) return []
  return [...cleanable]
    .sort(byAge)
    .slice(0, surplus)
    .filter(set => (set.status?.replicas ?? 0) === 0 && !isActive(set) && isObserved(set))
}

const isObserved = ({ metadata, status }: ReplicaSet): boolean =>
  (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0)
