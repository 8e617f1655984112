import { sameJson } from '../../../api/equal.ts'
import { isStatus } from '../../../api/status-error.ts'
import type { StatefulSet, StatefulSetStatus } from '../../../api/types.ts'
import { type Decision, isFailure, update } from './effects.ts'
import type { Member } from './know.ts'
import type { Pass } from './pass.ts'
import { progressOf } from './recreate.ts'

interface Counts {
  replicas: number
  readyReplicas: number
  availableReplicas: number
  currentReplicas: number
  updatedReplicas: number
}

function count(pass: Pass, members: Iterable<Member | undefined>, counts: Counts): Counts {
  const { now, minReadySeconds } = pass
  const current = pass.current.metadata.name
  const updated = pass.update.metadata.name
  for (const member of members) {
    if (member === undefined || !member.isCreated || pass.replaced.has(member)) continue
    counts.replicas++
    if (member.isRunningAndReady) {
      counts.readyReplicas++
      if (member.isAvailable(minReadySeconds, now)) counts.availableReplicas++
    }
    if (member.isTerminating) continue
    if (member.revision === current) counts.currentReplicas++
    if (member.revision === updated) counts.updatedReplicas++
  }
  return counts
}

/**
 * The status that the pass leaves: counts of the pods as the caches showed them, terminating and condemned ones among them. What the pass
 * itself created or deleted shows in the next one, but for `rolled`, the pods that a rollout deleted, which are no longer current.
 */
export function statusOf(pass: Pass, rolled: number): StatefulSetStatus {
  const { set, replicas, condemned, members, current, update, collisionCount } = pass
  const counts: Counts = { replicas: 0, readyReplicas: 0, availableReplicas: 0, currentReplicas: 0, updatedReplicas: 0 }
  if (set.metadata.deletionTimestamp !== undefined) count(pass, members, counts)
  else count(pass, condemned, count(pass, replicas, counts))
  counts.currentReplicas -= rolled
  const size = pass.rules.completesWithFewer ? counts.replicas : replicas.length
  const isComplete = isRolledOut(set, size, counts)
  const conditions = progressOf(pass)
  return {
    ...(set.metadata.generation && { observedGeneration: set.metadata.generation }),
    replicas: counts.replicas,
    ...nonZero('readyReplicas', counts.readyReplicas),
    ...nonZero('currentReplicas', isComplete ? counts.updatedReplicas : counts.currentReplicas),
    ...nonZero('updatedReplicas', counts.updatedReplicas),
    currentRevision: (isComplete ? update : current).metadata.name,
    updateRevision: update.metadata.name,
    collisionCount,
    availableReplicas: counts.availableReplicas,
    ...(conditions && { conditions }),
  }
}

/** A count of 0 is left out, as Go's encoder does. */
const nonZero = (name: keyof Counts, value: number): Partial<Counts> => (value === 0 ? {} : { [name]: value })

/** All pods that the set asks for are there, ready and of the update revision, and no others; minReadySeconds plays no part. */
function isRolledOut({ spec }: StatefulSet, size: number, counts: Counts): boolean {
  const { replicas, readyReplicas, updatedReplicas } = counts
  if (spec.updateStrategy?.type === 'OnDelete') return false
  return replicas === size && readyReplicas === size && updatedReplicas === size
}

const compared = [
  'replicas',
  'currentReplicas',
  'readyReplicas',
  'updatedReplicas',
  'availableReplicas',
  'currentRevision',
  'updateRevision',
] as const

/** Whether the stored status has to be written anew; a collision alone is no reason, nor are conditions where the controller has none. */
function isNews({ rules, set }: Pass, status: StatefulSetStatus): boolean {
  const stored: Partial<StatefulSetStatus> = set.status ?? {}
  if ((status.observedGeneration ?? 0) > (stored.observedGeneration ?? 0)) return true
  if (rules.recreates && !sameJson(status.conditions ?? [], stored.conditions ?? [])) return true
  return compared.some(field => (status[field] || undefined) !== (stored[field] || undefined))
}

/** How often a Conflict is met with another try (client-go's default). */
const tries = 5

/** Writes the status if it says something new. */
export function* writeStatus(pass: Pass, status: StatefulSetStatus): Decision<void> {
  const { set } = pass
  if (!isNews(pass, status)) return
  for (let attempt = 1; ; attempt++) {
    try {
      yield* update<StatefulSet>({ ...set, status }, 'status')
      return
    } catch (error) {
      if (!isFailure(error) || !isStatus(error, 'Conflict') || attempt === tries) throw error
    }
  }
}

/**
 * Milliseconds until the set is worth another look because time alone makes a ready pod available; undefined if time changes nothing.
 * If no pod says when it became ready, a whole minReadySeconds.
 */
export function nextLook({ minReadySeconds, members, now }: Pass, status: StatefulSetStatus): number | undefined {
  if (minReadySeconds === 0 || (status.readyReplicas ?? 0) === status.availableReplicas) return undefined
  let soonest: number | undefined
  for (const { isReady, readySince } of members) {
    if (!isReady || readySince === undefined) continue
    const left = readySince + minReadySeconds * 1_000 - now
    if (left > 0 && (soonest === undefined || left < soonest)) soonest = left
  }
  return soonest ?? minReadySeconds * 1_000
}
