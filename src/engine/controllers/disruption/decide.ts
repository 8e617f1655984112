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

/** `scale`: what the pods' controllers ask for together; `pods`: how many match. Percentages round up. */
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

/** Pods whose eviction was granted and that are still to go: those that are there, and neither being deleted nor overdue. */
export function stillDisrupted(
  { status }: PodDisruptionBudget,
  podNamed: (name: string) => Pod | undefined,
  now: number,
) {
  const going = new Map<string, string>()
  const overdue: Pod[] = []
  for (const [name, granted] of Object.entries(status?.disruptedPods ?? {})) {
    const pod = podNamed(name)
    if (pod === undefined || pod.metadata.deletionTimestamp !== undefined) continue
    if (fromTimestamp(granted) + deletionTimeout < now) overdue.push(pod)
    else going.set(name, granted)
  }
  return { going, overdue }
}

/** The budget's status from what there is; `going`: pods that are about to go, and since when. */
export function statusOf(
  budget: PodDisruptionBudget,
  currentHealthy: number,
  { expected, desired }: Expectation,
  going: ReadonlyMap<string, string>,
  now: number,
): BudgetStatus {
  const status: BudgetStatus = {
    currentHealthy,
    desiredHealthy: desired,
    expectedPods: expected,
    disruptionsAllowed: expected <= 0 ? 0 : Math.max(currentHealthy - desired, 0),
    disruptedPods: going.size === 0 ? undefined : Object.fromEntries(going),
    observedGeneration: budget.metadata.generation,
    conditions: budget.status?.conditions,
  }
  return withAllowance(status, now)
}

export const isHealthy = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp === undefined &&
  (status?.conditions ?? []).some(({ type, status }) => type === 'Ready' && status === 'True')
