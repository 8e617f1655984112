import { NoReadinessProbe } from '../../workloads/no-readiness-probe.ts'
import type { Environment } from './environment.ts'
import type { Kubelet } from './kubelet.ts'
import type { ContainerRuntime, PodRuntime } from './machine.ts'
import { planEnd } from './process.ts'
import { see } from './see.ts'

/** A container's process starts on the machine; its kubelet sees it a little later. */
export function startProcess(
  kubelet: Kubelet,
  runtime: PodRuntime,
  container: ContainerRuntime,
  environment: Environment,
): void {
  const { clock, workloads, profile } = kubelet.context
  refuseSilentReadiness(kubelet, runtime, container)
  if (container.instance !== undefined) {
    container.previous = container.instance
    container.restarts++
  }
  container.instance = { id: newId(kubelet), startedAt: clock.now }
  container.stop = undefined
  container.hookFailed = false
  container.step = 'running'
  workloads.files.open(runtime.uid, container.spec.name, {
    mounts: kubelet.volumes.mountsOf(runtime, container.spec, environment),
    environment,
  })
  kubelet.noteProcess(runtime, container, 'starts')
  if (!runtime.agenda.has('what started is seen'))
    kubelet.later(runtime, 'what started is seen', profile.timings.statusLag, see)
  planEnd(kubelet, runtime, container)
}

/** A container that is declared to become ready late, or never, needs a probe to say so: without one it would be ready at once. */
export function refuseSilentReadiness(kubelet: Kubelet, { pod }: PodRuntime, { spec, role }: ContainerRuntime): void {
  if (role === 'init' || spec.readinessProbe !== undefined || spec.startupProbe !== undefined) return
  const { workloads } = kubelet.context
  const { ready } = workloads.behaviourOf(pod, spec.name)
  const isSaidOfPod = workloads.saidOf(pod).ready !== undefined
  const hasOther = pod.spec.containers.some(other => other.readinessProbe !== undefined)
  if (ready === 0 || (isSaidOfPod && hasOther)) return
  const { namespace = 'default', name } = pod.metadata
  throw new NoReadinessProbe({ image: spec.image ?? '', namespace, pod: name, container: spec.name, ready })
}

/** 64 hexadecimal digits, as containerd names containers. */
const newId = ({ context: { chance } }: Kubelet): string => Array.from({ length: 8 }, () => chance.word()).join('')
