import type { Condition, PodDisruptionBudget } from '../../../api/types.ts'
import { toTimestamp } from '../../../timeline/epoch.ts'

export type BudgetStatus = NonNullable<PodDisruptionBudget['status']>

const type = 'DisruptionAllowed'

/** The status with its condition DisruptionAllowed as its numbers have it. */
export function withAllowance(status: BudgetStatus, now: number): BudgetStatus {
  const isAllowed = (status.disruptionsAllowed ?? 0) > 0
  return withVerdict(status, isAllowed, isAllowed ? 'SufficientPods' : 'InsufficientPods', '', now)
}

/** The status of a budget whose sync failed: nothing is allowed. */
export const afterFailure = (status: BudgetStatus, problem: string, now: number): BudgetStatus =>
  withVerdict({ ...status, disruptionsAllowed: 0 }, false, 'SyncFailed', problem, now)

function withVerdict(
  status: BudgetStatus,
  isAllowed: boolean,
  reason: string,
  message: string,
  now: number,
): BudgetStatus {
  const conditions = status.conditions ?? []
  const known = conditions.find(condition => condition.type === type)
  const verdict = isAllowed ? 'True' : 'False'
  const next: Condition = {
    type,
    status: verdict,
    reason,
    message,
    observedGeneration: status.observedGeneration,
    lastTransitionTime: known?.status === verdict ? known.lastTransitionTime : toTimestamp(now),
  }
  return { ...status, conditions: [...conditions.filter(condition => condition !== known), next] }
}
