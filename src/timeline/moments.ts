import type { Pod } from '../api/types.ts'
import { fromTimestamp } from './epoch.ts'

/**
 * What can be said of a pod's name at an instant, in the order of a pod's life. All but `restarted` are states of the name;
 * a pod *is* one of them when that state begins. `restarted` has no length: it is a container's restart count going up.
 */
export const moments = [
  'created',
  'scheduled',
  'started',
  'ready',
  'unready',
  'available',
  'restarted',
  'terminating',
  'deleted',
  'failed',
  'succeeded',
] as const

export type Moment = (typeof moments)[number]

/** The moments that are states of a name; `restarted` is none. */
export type State = Exclude<Moment, 'restarted'>

export type PodStates = Readonly<Record<State, boolean>>

/** The moments that only begin: nothing `stays` created, deleted or restarted. */
export const beginnings: ReadonlySet<Moment> = new Set(['created', 'deleted', 'restarted'])

/** No pod of the name has been seen yet. */
export const unborn: PodStates = {
  created: false,
  scheduled: false,
  started: false,
  ready: false,
  unready: false,
  available: false,
  terminating: false,
  deleted: false,
  failed: false,
  succeeded: false,
}

/** A pod of the name existed, and exists no more. */
export const gone: PodStates = { ...unborn, deleted: true }

/** The states of a pod that exists. `availableAt` is {@link availableFrom}. */
export function statesOf(pod: Pod, availableAt: number | undefined, now: number): PodStates {
  const ready = isRunningAndReady(pod)
  return {
    created: true,
    scheduled: Boolean(pod.spec.nodeName),
    started: isStarted(pod),
    ready,
    unready: !ready,
    available: availableAt !== undefined && availableAt <= now,
    terminating: pod.metadata.deletionTimestamp !== undefined,
    deleted: false,
    failed: pod.status?.phase === 'Failed',
    succeeded: pod.status?.phase === 'Succeeded',
  }
}

/**
 * The virtual time in milliseconds from which a pod counts as available, if nothing changes: its Ready condition's last
 * transition, in whole seconds as it is written, plus minReadySeconds, that instant included. Undefined while it is not ready.
 */
export function availableFrom(pod: Pod, minReadySeconds: number, now: number): number | undefined {
  if (!isRunningAndReady(pod)) return undefined
  if (minReadySeconds === 0) return now
  const since = pod.status?.conditions?.find(condition => condition.type === 'Ready')?.lastTransitionTime
  return since === undefined ? undefined : fromTimestamp(since) + minReadySeconds * 1000
}

/** How often the pod's containers have been restarted, all together. */
export function restartsOf(pod: Pod): number {
  let restarts = 0
  for (const { restartCount } of pod.status?.containerStatuses ?? []) restarts += restartCount
  for (const { restartCount } of pod.status?.initContainerStatuses ?? []) restarts += restartCount
  return restarts
}

/** What the StatefulSet controller calls ready: phase Running and the condition Ready is True. */
function isRunningAndReady({ status }: Pod): boolean {
  return (
    status?.phase === 'Running' &&
    status.conditions?.some(condition => condition.type === 'Ready' && condition.status === 'True') === true
  )
}

/** All its containers have been started once; a pod that failed before (rejected by its node, never pulled) has not. */
function isStarted({ status }: Pod): boolean {
  if (status?.phase === 'Running' || status?.phase === 'Succeeded') return true
  return status?.phase === 'Failed' && status.containerStatuses?.some(({ state }) => state?.terminated) === true
}
