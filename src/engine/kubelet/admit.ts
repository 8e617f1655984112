import { keyOf } from '../../api/object.ts'
import type { Container, Pod } from '../../api/types.ts'
import type { ProbeType } from '../../workloads/behaviour.ts'
import { Series } from '../clock.ts'
import { noBackOff } from './back-off.ts'
import { failPod } from './befall.ts'
import type { Kubelet } from './kubelet.ts'
import type { ContainerRuntime, PodRuntime, ProbeRuntime, Role } from './machine.ts'
import { load, type Refusal, refusalOf } from './resources.ts'

const probeTypes: readonly ProbeType[] = ['startup', 'readiness', 'liveness']

/** A kubelet takes on a pod that was bound to its node; undefined while it cannot, or has no reason to. */
export function admitPod(kubelet: Kubelet, pod: Pod): PodRuntime | undefined {
  const machine = kubelet.machines.of(pod.spec.nodeName!)
  const node = kubelet.node(machine)
  const isOver = pod.status?.phase === 'Failed' || pod.status?.phase === 'Succeeded'
  if (node === undefined || machine.off || machine.cutOff || isOver) return undefined
  const { clock } = kubelet.context
  const key = keyOf(pod)
  const runtime: PodRuntime = {
    key,
    uid: pod.metadata.uid,
    machine,
    pod,
    startedAt: clock.now,
    containers: containersOf(kubelet, pod),
    initialized: false,
    finished: false,
    agenda: new Map(),
    due: [],
    mounts: new Series(`${key}: mounting its volumes`, clock),
    failedMounts: 0,
    interests: new Set(),
    scratch: new Map(),
    declared: kubelet.declared,
  }
  const refusal = refusalOf(node, machine, pod)
  kubelet.machines.add(runtime)
  load(machine, pod, 1)
  if (refusal === undefined) begin(kubelet, runtime)
  else refuse(kubelet, runtime, refusal)
  return runtime
}

/** The kubelet needs a moment to pick the pod up; from then on its deadline counts. */
function begin(kubelet: Kubelet, runtime: PodRuntime): void {
  const { pickUp } = kubelet.context.profile.timings
  if (pickUp > 0) kubelet.later(runtime, 'it is picked up', pickUp, () => {})
  const deadline = runtime.pod.spec.activeDeadlineSeconds
  if (deadline !== undefined) kubelet.later(runtime, 'its deadline', deadline * 1000, overdue)
}

/** The node has no room: the pod fails before anything of it starts. */
function refuse(kubelet: Kubelet, runtime: PodRuntime, { reason, message }: Refusal): void {
  runtime.verdict = { reason, message: `Pod was rejected: ${message}`, disruption: false, rejected: true }
  runtime.finished = true
  load(runtime.machine, runtime.pod, -1)
  for (const container of runtime.containers) container.step = 'ended'
  kubelet.tell(runtime, 'warning', reason, message)
}

/** activeDeadlineSeconds have passed. */
function overdue(kubelet: Kubelet, runtime: PodRuntime): void {
  const message = 'Pod was active on the node longer than the specified deadline'
  kubelet.tell(runtime, 'normal', 'DeadlineExceeded', message)
  failPod(kubelet, runtime, { reason: 'DeadlineExceeded', message, disruption: false })
}

function containersOf(kubelet: Kubelet, { spec, metadata }: Pod): ContainerRuntime[] {
  const { clock } = kubelet.context
  const runtimeOf = (container: Container, role: Role): ContainerRuntime => {
    const label = `${metadata.namespace}/${metadata.name}: ${container.name}`
    const probeOf = (type: ProbeType): ProbeRuntime => ({
      type,
      phase: 0,
      tickedAt: -1,
      series: new Series(`${label} ${type} probe`, clock),
    })
    return {
      spec: container,
      role,
      step: 'idle',
      restarts: 0,
      seen: { restarts: 0 },
      started: false,
      probes: probeTypes.filter(type => container[`${type}Probe`] !== undefined).map(probeOf),
      crashBackOff: noBackOff,
      pullBackOff: noBackOff,
      crashes: new Series(`${label} restarts`, clock),
      pulls: new Series(`${label} is pulled again`, clock),
      creations: new Series(`${label} is created again`, clock),
    }
  }
  const inits = spec.initContainers ?? []
  return [
    ...inits.map(init => runtimeOf(init, init.restartPolicy === 'Always' ? 'sidecar' : 'init')),
    ...spec.containers.map(container => runtimeOf(container, 'main')),
  ]
}
