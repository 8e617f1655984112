import type { StatefulSet } from '../../../api/types.ts'
import type { Caches } from './caches.ts'
import { isUnavailable, type Member } from './know.ts'
import type { Revisions } from './revisions.ts'
import type { Rules } from './rules.ts'

/** All that one pass over a set goes by, once it is known which pods are the set's and which revisions are in play. */
export interface Pass extends Revisions {
  readonly caches: Caches
  readonly set: StatefulSet
  readonly rules: Rules
  /** Unix milliseconds. */
  readonly now: number
  readonly minReadySeconds: number
  /** What becomes of claims when the set is deleted or scaled down; any word but Delete means Retain. */
  readonly retention: { readonly whenDeleted?: string; readonly whenScaled?: string }
  /** No claim is to have an owner, whatever becomes of its pod. */
  readonly keepsClaims: boolean
  /** OrderedReady: one after the other; otherwise Parallel. */
  readonly isOrdered: boolean
  /** Every pod that is the set's. */
  readonly members: readonly Member[]
  /** `spec.replicas` slots, the first for ordinal `start`; undefined where no pod exists. */
  readonly replicas: readonly (Member | undefined)[]
  readonly start: number
  /** Pods with an ordinal outside the slots, the highest first. */
  readonly condemned: readonly Member[]
  /** Pods whose place the pass has given to new ones, although they may still be there. */
  readonly replaced: Set<Member>
}

export function passOver(
  caches: Caches,
  members: readonly Member[],
  revisions: Revisions,
  now: number,
  rules: Rules,
): Pass {
  const { set } = caches
  const start = set.spec.ordinals?.start ?? 0
  const replicas: (Member | undefined)[] = new Array(set.spec.replicas ?? 1).fill(undefined)
  const condemned: Member[] = []
  for (const member of members) {
    const index = member.ordinal - start
    if (member.ordinal >= 0 && (index < 0 || index >= replicas.length)) condemned.push(member)
    else if (member.ordinal >= 0) replicas[index] = member
  }
  condemned.sort((a, b) => b.ordinal - a.ordinal)
  const retention = set.spec.persistentVolumeClaimRetentionPolicy ?? {}
  return {
    ...revisions,
    caches,
    set,
    rules,
    now,
    minReadySeconds: set.spec.minReadySeconds ?? 0,
    retention,
    keepsClaims: retention.whenDeleted !== 'Delete' && retention.whenScaled !== 'Delete',
    isOrdered: set.spec.podManagementPolicy !== 'Parallel',
    members,
    replicas,
    start,
    condemned,
    replaced: new Set(),
  }
}

export const isInRange = ({ start, replicas }: Pass, { ordinal }: Member): boolean =>
  ordinal >= start && ordinal < start + replicas.length

/** Whether a rollout has to wait for the slot: until it serves; up to 1.34 until its pod is ready, however short the time. */
export const delays = (pass: Pass, member: Member | undefined): boolean =>
  pass.rules.rollsOnReady
    ? member === undefined || member.isTerminating || !member.isRunningAndReady
    : lacks(pass, member)

/** Whether the slot, or the pod, does not serve now. */
export const lacks = (pass: Pass, member: Member | undefined): boolean =>
  isUnavailable(member, pass.minReadySeconds, pass.now)
