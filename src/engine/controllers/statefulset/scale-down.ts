import { claimsMatchPolicy, repairClaims } from './claims.ts'
import { type Decision, wait } from './effects.ts'
import { inOrder } from './in-order.ts'
import type { Member } from './know.ts'
import { lacks, type Pass } from './pass.ts'
import { deletePod } from './pods.ts'
import { waitForCondemned } from './waits.ts'

/**
 * Lets pods outside the range go, the highest first; ends with whether the pass is over. Their claims are put in order before the
 * first pod goes: once it is gone, the garbage collector acts on them.
 */
export function* scaleDown(pass: Pass): Decision<boolean> {
  const { condemned, isOrdered } = pass
  const repair = (index: number) => repairClaimsOf(pass, condemned[index]!)
  yield* inOrder(condemned.length, isOrdered, index => claimsMatchPolicy(pass, condemned[index]!), repair)
  // When the set is ordered every slot serves by now, so the first unavailable pod is the lowest of these.
  const first = isOrdered ? condemned.findLast(member => lacks(pass, member)) : undefined
  const isGoing = (index: number) => !isOrdered && condemned[index]!.isTerminating
  return yield* inOrder(condemned.length, isOrdered, isGoing, index => letGo(pass, condemned[index]!, first))
}

function* repairClaimsOf(pass: Pass, member: Member): Decision<boolean> {
  yield* repairClaims(pass, member)
  return false
}

function* letGo(pass: Pass, member: Member, firstUnavailable: Member | undefined): Decision<boolean> {
  const obstacle = pass.isOrdered ? waitForCondemned(pass, member, firstUnavailable) : undefined
  if (obstacle === undefined) yield* deletePod(pass, member.name)
  else yield* wait(obstacle)
  return true
}
