import type { ContainerStatus, Pod, PodCondition, PodStatus } from '../../api/types.ts'
import { toTimestamp } from '../../timeline/epoch.ts'
import type { KubeletVersion } from '../versions.ts'
import { conditionsOf } from './conditions.ts'
import { containerStatus } from './container-status.ts'
import type { ContainerRuntime, PodRuntime, Verdict } from './machine.ts'
import { phaseOf } from './phase.ts'
import { mayRestartAll } from './restart-policy.ts'

export interface StatusOptions {
  now: number
  hostIP: string
  version: KubeletVersion
}

/**
 * What the API is told of a pod, from what its kubelet has seen on the node. `pod` is the object as the
 * API server has it now: what others wrote in its status stays.
 */
export function podStatus(pod: Pod, runtime: PodRuntime, { now, hostIP, version }: StatusOptions): PodStatus {
  const { finished, verdict } = runtime
  if (verdict?.rejected)
    return {
      ...pod.status,
      phase: 'Failed',
      reason: verdict.reason,
      message: verdict.message,
      startTime: toTimestamp(runtime.startedAt),
    }
  const { inits, regulars } = containerStatuses(runtime)
  const phase = finished && verdict !== undefined ? 'Failed' : phaseOf(pod, inits, regulars, finished)
  const observedGeneration = version.observesGeneration ? pod.metadata.generation : undefined
  const before = pod.status?.conditions ?? []
  const tellsOfSandbox =
    version.tellsOfSandbox || runtime.containers.some(({ seen, waiting }) => (seen.instance ?? waiting) !== undefined)
  const ip = tellsOfSandbox ? runtime.ip : undefined
  return {
    ...pod.status,
    phase,
    ...(observedGeneration !== undefined && { observedGeneration }),
    ...(finished && verdict !== undefined && { reason: verdict.reason, message: verdict.message }),
    startTime: toTimestamp(runtime.startedAt),
    hostIP,
    hostIPs: [{ ip: hostIP }],
    ...(ip !== undefined && { podIP: ip, podIPs: [{ ip }] }),
    conditions: conditionsOf({
      pod,
      phase,
      inits,
      regulars,
      sandbox: version.hasSandboxCondition ? tellsOfSandbox && runtime.sandbox !== undefined : undefined,
      restartingAll: mayRestartAll(pod) ? runtime.restartingAll !== undefined : undefined,
      staysInitialized: version.staysInitialized,
      before: withDisruption(before, verdict, toTimestamp(now)),
      now: toTimestamp(now),
      observedGeneration,
    }),
    ...(inits.length > 0 && { initContainerStatuses: inits }),
    containerStatuses: regulars,
  }
}

function containerStatuses(runtime: PodRuntime): { inits: ContainerStatus[]; regulars: ContainerStatus[] } {
  const { containers, finished } = runtime
  const byDefault = containers.some(({ role }) => role !== 'main') ? 'PodInitializing' : 'ContainerCreating'
  const told = (container: ContainerRuntime) => containerStatus(container, byDefault)
  const inits = containers.filter(({ role }) => role !== 'main').map(told)
  const regulars = containers.filter(({ role }) => role === 'main').map(told)
  return finished ? lost(inits, regulars) : { inits, regulars }
}

/** When a pod has ended, containers that never got to an end of their own are told as lost: that must not look like success. */
function lost(inits: ContainerStatus[], regulars: ContainerStatus[]): ReturnType<typeof containerStatuses> {
  const hasInitialized = inits.length === 0 || regulars.some(hasRun) || endedWell(inits.at(-1)!)
  const lastTried = Math.max(inits.findLastIndex(hasRun), 0)
  return {
    inits: inits.map((status, index) => (index <= lastTried ? asLost(status) : status)),
    regulars: hasInitialized ? regulars.map(asLost) : regulars,
  }
}

const hasRun = ({ state, lastState }: ContainerStatus): boolean =>
  state?.waiting === undefined || lastState?.terminated !== undefined

const endedWell = ({ state, lastState }: ContainerStatus): boolean =>
  state?.terminated?.exitCode === 0 || lastState?.terminated?.exitCode === 0

function asLost(status: ContainerStatus): ContainerStatus {
  if (status.state?.terminated !== undefined) return status
  const message = 'The container could not be located when the pod was terminated'
  return {
    ...status,
    ready: false,
    started: false,
    state: { terminated: { exitCode: 137, reason: 'ContainerStatusUnknown', message } },
  }
}

/** A pod that its kubelet ends for the sake of the node says so. */
function withDisruption(before: PodCondition[], verdict: Verdict | undefined, now: string): PodCondition[] {
  if (verdict?.disruption !== true || before.some(({ type }) => type === 'DisruptionTarget')) return before
  const { message } = verdict
  return [
    ...before,
    { type: 'DisruptionTarget', status: 'True', reason: 'TerminationByKubelet', message, lastTransitionTime: now },
  ]
}
