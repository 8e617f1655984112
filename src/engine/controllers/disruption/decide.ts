import type { Pod, PodDisruptionBudget, PodDisruptionBudgetSpec } from '../../../api/types.ts'
import { fromTimestamp } from '../../../timeline/epoch.ts'
import { type BudgetStatus, withAllowance } from './allowance.ts'

/** A pod whose eviction was granted is taken to stay after all if it is not deleted within this time, in milliseconds. */
export const deletionTimeout = 120_000

/** How many pods there should be, and how many of them healthy. */
export interface Expectation {
  readonly expected: number
  readonly desired: number
}

/** Whether the number of pods that there should be is asked of their controllers. */
export const asksControllers = ({ maxUnavailable, minAvailable }: PodDisruptionBudgetSpec): boolean =>
  maxUnavailable !== undefined || typeof minAvailable === 'string'

/** `scale`: what the pods' controllers ask for together; `pods`: how many match (spec cluster N-40). Percentages round up. */
export function expectationOf(
  { maxUnavailable, minAvailable }: PodDisruptionBudgetSpec,
  scale: number,
  pods: number,
): Expectation {
  if (maxUnavailable !== undefined)
    return { expected: scale, desired: Math.max(scale - shareOf(maxUnavailable, scale), 0) }
  if (typeof minAvailable === 'string') return { expected: scale, desired: shareOf(minAvailable, scale) }
  return { expected: minAvailable === undefined ? 0 : pods, desired: minAvailable ?? 0 }
}

const shareOf = (value: number | string, whole: number): number =>
  typeof value === 'number' ? value : Math.ceil((Number.parseInt(value, 10) * whole) / 100)

/** Pods whose eviction was granted and that are still to go: those that match and are neither being deleted nor overdue. */
export function stillDisrupted({ status }: PodDisruptionBudget, pods: readonly Pod[], now: number) {
  const going = new Map<string, string>()
  const overdue: Pod[] = []
  for (const pod of pods) {
    const granted = status?.disruptedPods?.[pod.metadata.name]
    if (granted === undefined || pod.metadata.deletionTimestamp !== undefined) continue
    if (fromTimestamp(granted) + deletionTimeout < now) overdue.push(pod)
    else going.set(pod.metadata.name, granted)
  }
  return { going, overdue }
}

/** The budget's status from what there is. */
export function statusOf(
  budget: PodDisruptionBudget,
  pods: readonly Pod[],
  { expected, desired }: Expectation,
  going: ReadonlyMap<string, string>,
  now: number,
): BudgetStatus {
  const currentHealthy = pods.filter(pod => isHealthy(pod) && !going.has(pod.metadata.name)).length
  const allowed = expected <= 0 ? 0 : Math.max(currentHealthy - desired, 0)
  const status: BudgetStatus = {
    currentHealthy,
    desiredHealthy: desired,
    expectedPods: expected,
    disruptionsAllowed: allowed,
    disruptedPods: going.size === 0 ? undefined : Object.fromEntries(going),
    observedGeneration: budget.metadata.generation,
    conditions: budget.status?.conditions,
  }
  return withAllowance(status, now)
}

const isHealthy = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp === undefined &&
  (status?.conditions ?? []).some(({ type, status }) => type === 'Ready' && status === 'True')
