import type { End } from '../../workloads/behaviour.ts'
import type { Kubelet } from './kubelet.ts'
import { type ContainerRuntime, isUp, type PodRuntime } from './machine.ts'
import { stopProbing } from './stop-probing.ts'

/** The process ends: by itself, because it was told to, or because it was killed. */
export function endProcess(
  kubelet: Kubelet,
  runtime: PodRuntime,
  container: ContainerRuntime,
  { exitCode, outOfMemory, reason }: { exitCode: number; outOfMemory?: boolean; reason?: string },
): void {
  if (!isUp(container)) return
  const { clock, workloads } = kubelet.context
  const usual = exitCode === 0 ? 'Completed' : 'Error'
  const exit = { code: exitCode, reason: reason ?? (outOfMemory ? 'OOMKilled' : usual), at: clock.now }
  container.instance = { ...container.instance!, exit }
  container.step = 'exited'
  workloads.files.close(runtime.uid, container.spec.name)
  kubelet.cancel(runtime, `${container.spec.name} ends`)
  kubelet.cancel(runtime, `${container.spec.name} is stopped`)
  kubelet.cancel(runtime, `${container.spec.name} has started`)
  stopProbing(kubelet, runtime, container)
  kubelet.noteProcess(runtime, container, 'ends')
}

/** Plans when the process ends by itself, as it is declared, counted from its start. */
export function planEnd(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime): void {
  if (container.step !== 'running' && container.step !== 'starting') return
  const end = endOf(kubelet, runtime, container)
  const name = `${container.spec.name} ends`
  if (end === undefined) return void kubelet.cancel(runtime, name)
  const delay = Math.max(0, container.instance!.startedAt + end.after - kubelet.context.clock.now)
  kubelet.later(runtime, name, delay, (k, r) => endProcess(k, r, container, end))
}

function endOf(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime): End | undefined {
  const { end, ready, emptyData } = kubelet.context.workloads.behaviourOf(runtime.pod, container.spec.name)
  if (emptyData === 'refuses' && kubelet.volumes.hasOnlyEmptyClaims(runtime, container.spec))
    return { after: 0, exitCode: 1 }
  if (end !== 'never') return outOfMemoryOf(end)
  return container.role === 'init' && ready !== 'never' ? { after: ready, exitCode: 0 } : undefined
}

const outOfMemoryOf = (end: End): End => (end.outOfMemory ? { ...end, exitCode: 137 } : end)
