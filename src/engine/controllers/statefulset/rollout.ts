import { type Decision, wait } from './effects.ts'
import { delays, lacks, type Pass } from './pass.ts'
import { deletePod, nameAt, revisionAt } from './pods.ts'
import { outdatedIn, waitForBudget, waitForUpdated } from './waits.ts'

/** Called for every pod that a rollout deleted. */
export type Tally = () => void

/**
 * Deletes pods of other revisions than the update, from the highest index down to the partition; a later pass makes them anew.
 * Ends with whether there was anything to update, be it that it has to wait.
 */
export function* rollOut(pass: Pass, tally: Tally): Decision<boolean> {
  if (pass.rules.maxUnavailable === 'off') return yield* rollOutOneByOne(pass, tally)
  if (pass.rules.maxUnavailable === '1.35' || pass.isOrdered) return yield* rollOutWithin(budgetOf(pass), pass, tally)
  return yield* rollOutBrokenFirst(pass, tally)
}

const partitionOf = ({ set }: Pass): number => set.spec.updateStrategy?.rollingUpdate?.partition ?? 0

const isTerminating = ({ replicas }: Pass, index: number): boolean => replicas[index]?.isTerminating ?? false

/** Whether the slot's pod is to make way for one of the update revision; one that was created in this very pass may be, too. */
const isOutdated = (pass: Pass, index: number): boolean =>
  revisionAt(pass, index) !== pass.update.metadata.name && !isTerminating(pass, index)

function* takeDown(pass: Pass, index: number, tally: Tally): Decision<true> {
  yield* deletePod(pass, pass.replicas[index]?.name ?? nameAt(pass, index))
  tally()
  return true
}

/** One pod in a pass, and none below a slot that does not serve. */
function* rollOutOneByOne(pass: Pass, tally: Tally): Decision<boolean> {
  for (let index = pass.replicas.length - 1; index >= partitionOf(pass); index--) {
    if (isOutdated(pass, index)) return yield* takeDown(pass, index, tally)
    const member = pass.replicas[index]
    if (!delays(pass, member)) continue
    const { count } = outdatedIn(pass, partitionOf(pass), index)
    if (member === undefined || count === 0) return false
    yield* wait(waitForUpdated(pass, member, count))
    return true
  }
  return false
}

interface Budget {
  maxUnavailable: number
  /** Slots that do not serve, also below the partition. */
  unavailable: number
}

function budgetOf(pass: Pass): Budget {
  const { maxUnavailable = 1 } = pass.set.spec.updateStrategy?.rollingUpdate ?? {}
  const unavailable = pass.replicas.reduce((count, member) => count + (delays(pass, member) ? 1 : 0), 0)
  return { maxUnavailable: Math.max(1, scaled(maxUnavailable, pass.replicas.length)), unavailable }
}

/** A number as it is, a percentage of the replicas rounded down. */
const scaled = (value: number | string, replicas: number): number =>
  typeof value === 'number' ? value : Math.floor((Number.parseInt(value, 10) * replicas) / 100)

function* rollOutWithin(budget: Budget, pass: Pass, tally: Tally): Decision<boolean> {
  const left = budget.maxUnavailable - budget.unavailable
  if (left <= 0) return yield* waitForOthers(budget, pass)
  return (yield* takeDownUpTo(left, pass, index => isOutdated(pass, index), tally)) > 0
}

/** From 1.37 on in Parallel: outdated pods that do not serve go at once and cost nothing; what is left of the budget goes to those that do. */
function* rollOutBrokenFirst(pass: Pass, tally: Tally): Decision<boolean> {
  const budget = budgetOf(pass)
  const isBroken = (index: number) => isOutdated(pass, index) && lacks(pass, pass.replicas[index])
  const left = budget.maxUnavailable - budget.unavailable
  if (left <= 0 && !pass.replicas.some((_, index) => isBroken(index))) return yield* waitForOthers(budget, pass)
  const broken = yield* takeDownUpTo(Infinity, pass, isBroken, tally)
  const serving = yield* takeDownUpTo(left, pass, index => isOutdated(pass, index) && !isBroken(index), tally)
  return broken + serving > 0
}

/** Takes down the highest `limit` pods of those chosen, from the partition on; ends with how many there were. */
function* takeDownUpTo(
  limit: number,
  pass: Pass,
  isChosen: (index: number) => boolean,
  tally: Tally,
): Decision<number> {
  let done = 0
  for (let index = pass.replicas.length - 1; index >= partitionOf(pass) && done < limit; index--) {
    if (!isChosen(index)) continue
    yield* takeDown(pass, index, tally)
    done++
  }
  return done
}

/** As many slots as may be do not serve: what is outdated waits for them. */
function* waitForOthers({ maxUnavailable, unavailable }: Budget, pass: Pass): Decision<boolean> {
  const { highest } = outdatedIn(pass, partitionOf(pass), pass.replicas.length)
  if (highest === undefined) return false
  yield* wait(waitForBudget(pass, highest, unavailable, maxUnavailable))
  return true
}
