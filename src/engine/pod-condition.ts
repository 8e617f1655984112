import type { PodCondition, PodStatus } from '../api/types.ts'
import { toTimestamp } from '../timeline/epoch.ts'

/**
 * The status with this condition, or the very same status if it says so already. A transition counts from the last change of the
 * condition's status, not of its reason or message; `now` is in virtual milliseconds.
 */
export function withCondition(status: PodStatus, condition: PodCondition, now: number): PodStatus {
  const conditions = status.conditions ?? []
  const known = conditions.find(({ type }) => type === condition.type)
  const isSameStatus = known?.status === condition.status
  if (isSameStatus && known.reason === condition.reason && known.message === condition.message) return status
  const lastTransitionTime = isSameStatus ? known.lastTransitionTime : toTimestamp(now)
  const next = { ...condition, lastTransitionTime }
  return {
    ...status,
    conditions: known === undefined ? [...conditions, next] : conditions.map(old => (old === known ? next : old)),
  }
}
