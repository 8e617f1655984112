import { matches } from '../api/selector.ts'
import { StatusError } from '../api/status-error.ts'
import type { Pod, PodDisruptionBudget } from '../api/types.ts'
import { toTimestamp } from '../timeline/epoch.ts'
import { withAllowance } from './controllers/disruption/allowance.ts'
import { withCondition } from './pod-condition.ts'

/** What comes of asking for a pod's eviction: refused, or granted, with the budget that then has one disruption less to give. */
export interface EvictionAnswer {
  readonly refused?: StatusError
  readonly budget?: PodDisruptionBudget
}

/** So many evictions that the disruption controller has not seen yet are too many. */
const mostDisruptedPods = 2000
const retryAfterSeconds = 10

/**
 * Whether a pod may be evicted (policy/v1), given all budgets of the cluster; `now` in virtual milliseconds.
 * Where it may, the pod is to get {@link markEvicted}'s condition and an ordinary deletion.
 */
export function admitEviction(pod: Pod, budgets: readonly PodDisruptionBudget[], now: number): EvictionAnswer {
  if (isNoDisruption(pod)) return {}
  const [budget, another] = budgets.filter(candidate => guards(candidate, pod))
  if (budget === undefined) return {}
  if (another !== undefined) return { refused: severalBudgets() }
  if (!isReady(pod) && letsUnhealthyGo(budget)) return {}
  const refused = refusalOf(budget)
  return refused === undefined ? { budget: spent(budget, pod, now) } : { refused }
}

/** The pod with the condition that tells why it goes. */
export function markEvicted(pod: Pod, now: number): Pod {
  const condition = {
    type: 'DisruptionTarget',
    status: 'True',
    reason: 'EvictionByEvictionAPI',
    message: 'Eviction API: evicting',
  }
  const status = withCondition(pod.status ?? {}, condition, now)
  return status === pod.status ? pod : { ...pod, status }
}

/** Who does not run yet, has ended or goes anyway can be removed without disturbing anyone. */
const isNoDisruption = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp !== undefined ||
  status?.phase === 'Pending' ||
  status?.phase === 'Succeeded' ||
  status?.phase === 'Failed'

/** A budget without a selector guards no pod, one with an empty selector all of its namespace (policy/v1). */
const guards = ({ metadata, spec }: PodDisruptionBudget, pod: Pod): boolean =>
  metadata.namespace === pod.metadata.namespace && matches(spec.selector, pod.metadata.labels)

const isReady = ({ status }: Pod): boolean =>
  (status?.conditions ?? []).some(({ type, status }) => type === 'Ready' && status === 'True')

function letsUnhealthyGo({ spec, status }: PodDisruptionBudget): boolean {
  const { currentHealthy = 0, desiredHealthy = 0 } = status ?? {}
  return spec.unhealthyPodEvictionPolicy === 'AlwaysAllow' || (currentHealthy >= desiredHealthy && desiredHealthy > 0)
}

function refusalOf({ metadata, status }: PodDisruptionBudget): StatusError | undefined {
  const { observedGeneration = 0, disruptionsAllowed = 0, disruptedPods = {} } = status ?? {}
  const { name, generation = 0 } = metadata
  if (observedGeneration < generation)
    return tooMany(`The disruption budget ${name} is still being processed by the server.`, retryAfterSeconds)
  if (disruptionsAllowed < 0) return forbiddenBudget(name, 'pdb disruptions allowed is negative')
  if (Object.keys(disruptedPods).length > mostDisruptedPods)
    return forbiddenBudget(name, 'DisruptedPods map too big - too many evictions not confirmed by PDB controller')
  return disruptionsAllowed === 0 ? tooMany(whyNone(name, status)) : undefined
}

function whyNone(name: string, status: PodDisruptionBudget['status']): string {
  const { conditions = [], currentHealthy = 0, desiredHealthy = 0 } = status ?? {}
  const failed = conditions.find(({ type, reason }) => type === 'DisruptionAllowed' && reason === 'SyncFailed')
  if (failed !== undefined)
    return `The disruption budget ${name} does not allow evicting pods currently because it failed sync: ${failed.message}`
  if (currentHealthy > desiredHealthy) return `The disruption budget ${name} does not allow evicting pods currently`
  return `The disruption budget ${name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`
}

const tooMany = (because: string, retryAfter?: number): StatusError =>
  new StatusError(429, 'TooManyRequests', "Cannot evict pod as it would violate the pod's disruption budget.", {
    retryAfterSeconds: retryAfter,
    causes: [{ reason: 'DisruptionBudget', message: because }],
  })

const forbiddenBudget = (name: string, because: string): StatusError =>
  new StatusError(403, 'Forbidden', `poddisruptionbudget.policy "${name}" is forbidden: ${because}`, {
    name,
    group: 'policy',
    kind: 'poddisruptionbudget',
  })

const severalBudgets = (): StatusError =>
  new StatusError(
    500,
    'InternalError',
    'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
  )

/** One disruption less; the pod is noted as on its way out until the disruption controller sees it go. */
function spent(budget: PodDisruptionBudget, pod: Pod, now: number): PodDisruptionBudget {
  const { status = {} } = budget
  const disruptedPods = { ...status.disruptedPods, [pod.metadata.name]: toTimestamp(now) }
  const left = { ...status, disruptionsAllowed: (status.disruptionsAllowed ?? 0) - 1, disruptedPods }
  return { ...budget, status: withAllowance(left, now) }
}
