import { staleClaim } from './claims.ts'
import { type Decision, wait } from './effects.ts'
import { recreating } from './events.ts'
import { type Found, foundBefore } from './found-before.ts'
import { inOrder } from './in-order.ts'
import type { Member } from './know.ts'
import { lacks, type Pass } from './pass.ts'
import { createPod, deletePod, isAsItShouldBe, newPod, recreateClaims, repairPod } from './pods.ts'
import { waitForPod, waitForRemoval, waitForStaleClaim } from './waits.ts'

/** Sees to it that every slot has a pod that is as it should be; ends with whether the pass is over. */
export function* fillSlots(pass: Pass): Decision<boolean> {
  const { replicas } = pass
  const known = settledBefore(pass)
  const isDone = (index: number): boolean => {
    const member = replicas[index]
    if (member !== undefined && known[index] === member) return true
    if (!isSettled(pass, member)) return false
    known[index] = member
    return true
  }
  return yield* inOrder(replicas.length, pass.isOrdered, isDone, index => fillSlot(pass, index))
}

/** What settled members depend on besides themselves: time and owned claims. Where those play a part, nothing is known from before. */
function settledBefore({ set, minReadySeconds, keepsClaims, caches }: Pass): Found {
  return minReadySeconds === 0 && keepsClaims && caches.claims.areFree ? foundBefore(set.spec).settled : []
}

/** Whether there is nothing to do about the slot, and nothing to wait for. */
function isSettled(pass: Pass, member: Member | undefined): boolean {
  if (member === undefined || !member.isCreated || member.isOver) return false
  const isServing = member.isRunningAndReady && !lacks(pass, member)
  return (pass.isOrdered ? isServing : member.phase !== 'Pending') && isAsItShouldBe(pass, member)
}

/** One slot, up to where it is settled. Ends with whether the slots after it have to wait; side by side nobody listens. */
function* fillSlot(pass: Pass, index: number): Decision<boolean> {
  let member = pass.replicas[index] ?? newPod(pass, index)
  if (member.isOver && !(pass.rules.keepsSucceeded && member.phase === 'Succeeded')) {
    if (!pass.rules.replacesAtOnce) return yield* replace(pass, member)
    member = yield* replaceAtOnce(pass, member, index)
  }
  if (!member.isCreated) {
    const stale = staleClaim(pass, member)
    if (stale !== undefined) yield* wait(waitForStaleClaim(pass, stale.metadata.name, member.name))
    else yield* createPod(pass, member)
    if (stale !== undefined || pass.isOrdered) return true
  }
  if (member.phase === 'Pending') yield* recreateClaims(pass, member)
  const obstacle = pass.isOrdered ? waitForPod(pass, member) : undefined
  if (obstacle !== undefined) {
    yield* wait(obstacle)
    return true
  }
  if (!isAsItShouldBe(pass, member)) yield* repairPod(pass, member)
  return false
}

/** A pod whose containers ended for good makes way; a later pass creates the new one. */
function* replace(pass: Pass, member: Member): Decision<true> {
  if (member.isTerminating) yield* wait(waitForRemoval(pass, member))
  else yield* deletePod(pass, member.name)
  return true
}

/** As it was up to 1.30.1: the new pod is made in the same pass, and refused where the old one is still there. */
function* replaceAtOnce(pass: Pass, member: Member, index: number): Decision<Member> {
  yield* recreating(pass, member.name, member.phase)
  yield* deletePod(pass, member.name)
  pass.replaced.add(member)
  return newPod(pass, index)
}
