import { minorOf } from '../api/release.ts'
import type { ContainerState, ContainerStatus, Pod } from '../api/types.ts'
import { fromTimestamp } from '../timeline/epoch.ts'
import { ageOf } from './age.ts'

/** What `kubectl get pods` says of a pod, by the rules of Kubernetes' printer. */
export interface PodColumns {
  /** `1/2`. */
  readonly ready: string
  /** `Running`, `CrashLoopBackOff`, `Init:0/1`, `Terminating` … */
  readonly status: string
  /** `3 (5s ago)`. */
  readonly restarts: string
}

/** The columns at a virtual time in milliseconds, as a server of that version prints them. */
export function podColumns(pod: Pod, at: number, kubernetes = '1.36'): PodColumns {
  const init = initialising(pod)
  const isBlocked = init !== undefined && conditionOf(pod, 'Initialized')?.status !== 'True'
  const sidecars = sidecarsOf(pod)
  const containers = pod.status?.containerStatuses ?? []
  const reason = init?.reason ?? podReason(pod)
  const ready = [
    ...sidecars.filter(sidecar => sidecar.ready),
    ...(isBlocked ? [] : containers.filter(isReadyAndRunning)),
  ]
  return {
    ready: `${ready.length}/${pod.spec.containers.length + (pod.spec.initContainers ?? []).filter(isSidecar).length}`,
    status: terminating(pod, kubernetes) ?? (isBlocked ? reason : runningReason(pod, containers, reason)),
    restarts: restartsOf(isBlocked ? init.seen : [...sidecars, ...containers], at),
  }
}

function podReason(pod: Pod): string {
  if (conditionOf(pod, 'PodScheduled')?.reason === 'SchedulingGated') return 'SchedulingGated'
  return pod.status?.reason || pod.status?.phase || 'Unknown'
}

function sidecarsOf({ spec, status }: Pod): ContainerStatus[] {
  const names = (spec.initContainers ?? []).filter(isSidecar).map(({ name }) => name)
  return (status?.initContainerStatuses ?? []).filter(({ name }) => names.includes(name))
}

const conditionOf = (pod: Pod, type: string) => pod.status?.conditions?.find(condition => condition.type === type)
const isSidecar = ({ restartPolicy }: { restartPolicy?: string }): boolean => restartPolicy === 'Always'
const isReadyAndRunning = ({ ready, state }: ContainerStatus): boolean => ready && state?.running !== undefined

/** Up to 1.30 a pod that has ended counts as terminating all the same until it is gone (kubernetes#122038). */
function terminating({ metadata, status }: Pod, kubernetes: string): string | undefined {
  if (metadata.deletionTimestamp === undefined) return undefined
  if (status?.reason === 'NodeLost') return 'Unknown'
  const hasEnded = status?.phase === 'Succeeded' || status?.phase === 'Failed'
  return hasEnded && minorOf(kubernetes) >= 31 ? undefined : 'Terminating'
}

/** The first init container that is not done, what it is up to, and those up to it; undefined when all are done. */
function initialising({ spec, status }: Pod): { reason: string; seen: ContainerStatus[] } | undefined {
  const statuses = status?.initContainerStatuses ?? []
  const index = statuses.findIndex(
    found =>
      !isDone(
        found,
        spec.initContainers?.find(({ name }) => name === found.name),
      ),
  )
  if (index === -1) return undefined
  const { state } = statuses[index]!
  const waiting = state?.waiting?.reason
  const seen = statuses.slice(0, index + 1)
  if (state?.terminated !== undefined) return { reason: `Init:${endOf(state)}`, seen }
  if (waiting !== undefined && waiting !== 'PodInitializing') return { reason: `Init:${waiting}`, seen }
  return { reason: `Init:${index}/${spec.initContainers?.length ?? 0}`, seen }
}

function isDone({ state, started }: ContainerStatus, container: { restartPolicy?: string } = {}): boolean {
  return state?.terminated?.exitCode === 0 || (isSidecar(container) && started === true)
}

function endOf({ terminated }: ContainerState): string {
  return terminated?.reason || (terminated?.signal ? `Signal:${terminated.signal}` : `ExitCode:${terminated?.exitCode}`)
}

/** Containers from the last to the first: the first one in the list has the last word. */
function runningReason(pod: Pod, containers: readonly ContainerStatus[], otherwise: string): string {
  let reason = otherwise
  let failure: string | undefined
  for (const { state } of [...containers].reverse()) {
    if (state?.waiting?.reason) reason = state.waiting.reason
    else if (state?.terminated !== undefined) {
      reason = endOf(state)
      if (state.terminated.exitCode !== 0) failure = reason
    }
  }
  if (reason !== 'Completed') return reason
  const runs = containers.some(isReadyAndRunning)
  if (runs && conditionOf(pod, 'Ready')?.status === 'True') return 'Running'
  return failure ?? (runs ? 'NotReady' : reason)
}

function restartsOf(containers: readonly ContainerStatus[], at: number): string {
  const count = containers.reduce((sum, { restartCount }) => sum + restartCount, 0)
  const ends = containers.flatMap(({ lastState }) =>
    lastState?.terminated?.finishedAt === undefined ? [] : [fromTimestamp(lastState.terminated.finishedAt)],
  )
  return count === 0 || ends.length === 0 ? String(count) : `${count} (${ageOf(at - Math.max(...ends))} ago)`
}
