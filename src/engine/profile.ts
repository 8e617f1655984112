/** How a cluster behaves where Kubernetes leaves it to versions, gates and machines. Durations are milliseconds of virtual time. */
export interface Profile {
  name: string
  /** `1.36`, or with a patch `1.35.2`. */
  kubernetes: string
  gates: Readonly<Record<string, boolean>>
  timings: Timings
  /** Whether disks have to be attached to a node before its pods can use them; true unless said. The recordings were made without an attacher. */
  attachRequired?: boolean
}

/** What takes time. The defaults are deterministic choices within what real clusters do. */
export interface Timings {
  /** From a pod's binding to its kubelet's first status. */
  pickUp: number
  /** Until the pod's sandbox and network exist, once its volumes are mounted. */
  sandbox: number
  /** Pulling an image that is not on the node, unless the scenario says otherwise. */
  pull: number
  /** From a change on the node to the status that tells of it. */
  statusLag: number
  /** How long a process takes to stop when asked to, unless the scenario says otherwise. */
  stop: number
  /** From the last container's end to the pod's removal. */
  cleanUp: number
  provision: number
  attach: number
  detach: number
  resize: number
  /** How long a node may miss its heartbeat before it is NotReady. */
  nodeMonitorGrace: number
  heartbeat: number
  /** What pods tolerate of a lost node when they do not say (admission's default, seconds in the API). */
  defaultTolerationSeconds: number
  /** A volume is detached by force this long after its pod is gone from a node that is not ready. */
  forceDetach: number
  podGcPeriod: number
  podGcQuarantine: number
}

export const defaultTimings: Timings = {
  pickUp: 0,
  sandbox: 1_000,
  pull: 1_000,
  statusLag: 1_000,
  stop: 1_000,
  cleanUp: 1_000,
  provision: 1_000,
  attach: 1_000,
  detach: 1_000,
  resize: 1_000,
  nodeMonitorGrace: 50_000,
  heartbeat: 10_000,
  defaultTolerationSeconds: 300,
  forceDetach: 360_000,
  podGcPeriod: 20_000,
  podGcQuarantine: 40_000,
}

export const defaultProfile: Profile = { name: 'default', kubernetes: '1.36', gates: {}, timings: defaultTimings }
