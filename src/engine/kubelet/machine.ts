import type { Container, Pod } from '../../api/types.ts'
import type { ProbeType } from '../../workloads/behaviour.ts'
import type { Series, Timer } from '../clock.ts'
import type { BackOff } from './back-off.ts'
import type { Kubelet } from './kubelet.ts'

/** How a process ended. */
export interface Exit {
  readonly code: number
  readonly reason: string
  readonly at: number
}

/** One process of a container, from its start to its end. */
export interface Instance {
  readonly id: string
  readonly startedAt: number
  /** It answers nothing any more. */
  readonly isHung?: boolean
  readonly exit?: Exit
}

/** What a kubelet knows of a container: it learns of a start a little later than it happens. */
export interface Seen {
  readonly instance?: Instance
  readonly previous?: Instance
  readonly restarts: number
}

export type Role = 'init' | 'sidecar' | 'main'

/**
 * Where a container is: `idle` may be launched when its turn comes; `pulling` its image; `starting` until its postStart hook has ended;
 * `running`; `stopping` because it was asked to; `exited` until it is decided what follows; `waiting` for another try; `ended` for good.
 */
export type Step = 'idle' | 'pulling' | 'starting' | 'running' | 'stopping' | 'exited' | 'waiting' | 'ended'

export interface ContainerRuntime {
  spec: Container
  readonly role: Role
  step: Step
  instance?: Instance
  previous?: Instance
  restarts: number
  seen: Seen
  /** Why it does not run, as the API shows it. */
  waiting?: { readonly reason: string; readonly message?: string }
  /** Its startup probe has succeeded, or it has none; only told of what is seen. */
  started: boolean
  probes: ProbeRuntime[]
  crashBackOff: BackOff
  pullBackOff: BackOff
  /** Its postStart hook failed, for which its process was killed. */
  hookFailed?: boolean
  /** The end by which the process must be killed once it is asked to stop. */
  stop?: { killAt: number; readonly restarts: boolean; signalled: boolean }
  readonly crashes: Series
  readonly pulls: Series
  readonly creations: Series
}

export interface ProbeRuntime {
  readonly type: ProbeType
  /** What the API is told; undefined before enough answers in a row. */
  result?: boolean
  last?: { readonly ok: boolean; count: number }
  /** Ticks come at this instant and every period after it. */
  phase: number
  tickedAt: number
  /** When the declared answer changes next. */
  turnsAt?: number
  readonly series: Series
}

/** Something a kubelet does for a pod when its time has come. */
export type Work = (kubelet: Kubelet, runtime: PodRuntime) => void

/** A pod on its node: what runs there, whatever the API knows of it. */
export interface PodRuntime {
  readonly key: string
  readonly uid: string
  readonly machine: Machine
  /** The pod as its kubelet last saw it. */
  pod: Pod
  readonly startedAt: number
  /** Since when its volumes are mounted. */
  mountedAt?: number
  sandbox?: { readonly ip: string }
  /** Its last address: it stays in the status when the sandbox is gone. */
  ip?: string
  readonly containers: ContainerRuntime[]
  /** Its init containers are done, in this sandbox: a regular one was started. */
  initialized: boolean
  stop?: { readonly because: 'deletion' | 'gone' | 'failure' | 'completion'; deadline: number }
  /** A rule restarts the whole pod in its place: that is told, or under way. */
  restartingAll?: 'told' | 'stopping'
  /** Everything has stopped; nothing will start again. */
  finished: boolean
  /** Its volumes are unmounted as well. */
  cleanedUp?: boolean
  verdict?: Verdict
  /** What is to come, by its name. */
  readonly agenda: Map<string, Timer>
  /** What is due now. */
  readonly due: Work[]
  readonly mounts: Series
  failedMounts: number
  /** What of the API it waits for or shows as files: `ConfigMap default/settings`. */
  readonly interests: Set<string>
  /** The files of volumes that live as long as the pod on its node, by volume. */
  readonly scratch: Map<string, Map<string, string>>
  /** The resourceVersion of the kubelet's last write. */
  written?: string
  /** The state of the declarations that its containers follow. */
  declared: number
}

/** Why a pod failed as a whole. */
export interface Verdict {
  readonly reason: string
  readonly message: string
  /** Whether the kubelet ended it for the sake of the node: condition DisruptionTarget. */
  readonly disruption: boolean
  /** The node never took the pod on: nothing is told of its containers. */
  readonly rejected?: boolean
}

/** A node's machine. It outlives its kubelet. */
export interface Machine {
  readonly name: string
  readonly index: number
  readonly images: Set<string>
  readonly pods: Map<string, PodRuntime>
  /** The pods (uids) that use an attachable volume, by its name in the node's status; none, where the status is yet to say so. */
  readonly devices: Map<string, Set<string>>
  /** The node's next status will tell what is no longer used. */
  statusDue: boolean
  /** What the pods on it request together: thousandths of CPU, bytes of memory, and how many they are. */
  readonly load: { cpu: number; memory: number; pods: number }
  /** Its own directories, where pods mount them (hostPath). */
  readonly directories: Map<string, Map<string, string>>
  addresses: number
  /** Switched off: nothing runs, and what ran is lost. */
  off: boolean
  /** Cut off from the control plane: processes go on, the API hears nothing. */
  cutOff: boolean
}

export const isUp = (container: ContainerRuntime): boolean =>
  container.instance !== undefined && container.instance.exit === undefined

/** From now on the status shows the container's latest process. */
export function tellInstance(container: ContainerRuntime): void {
  const { instance, previous, restarts } = container
  container.seen = { instance, previous, restarts }
  container.waiting = container.hookFailed
    ? { reason: 'PostStartHookError', message: 'PostStartHook failed' }
    : undefined
}
