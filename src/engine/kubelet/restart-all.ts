import { noBackOff } from './back-off.ts'
import { removed } from './container-status.ts'
import type { Kubelet } from './kubelet.ts'
import { type ContainerRuntime, isUp, type PodRuntime, tellInstance } from './machine.ts'
import { stopContainer } from './stop.ts'

/** A container has ended so that a rule restarts its whole pod, in its place. That is told before anything is done. */
export function beginRestartAll(kubelet: Kubelet, runtime: PodRuntime, source: ContainerRuntime): void {
  source.step = 'ended'
  source.crashes.ends(`exit code ${source.instance!.exit!.code}, all restart`)
  runtime.restartingAll = 'told'
  const stop = () => {
    runtime.restartingAll = 'stopping'
  }
  kubelet.later(runtime, 'all its containers restart', 0, stop, source.crashes)
}

/**
 * What still runs is stopped without a grace, all containers are removed, and from then on they start as in a new pod, init containers first
 * (SyncPod, computePodActions). The sandbox and the volumes stay; no back-off is left, for it goes by the end of a container that is there.
 */
export function proceedRestartAll(kubelet: Kubelet, runtime: PodRuntime): void {
  if (runtime.restartingAll === 'told') return
  const { containers } = runtime
  const deadline = kubelet.context.clock.now
  for (const container of containers)
    if (isUp(container) && container.stop === undefined)
      stopContainer(kubelet, runtime, container, { deadline, restarts: false, message: 'killing', skipsHook: true })
  if (containers.some(isUp)) return
  for (const container of containers) remove(kubelet, runtime, container)
  runtime.restartingAll = undefined
  runtime.initialized = false
  kubelet.now(runtime, () => {})
}

function remove(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime): void {
  kubelet.cancelTries(runtime, container)
  container.step = 'idle'
  container.started = false
  container.stop = undefined
  container.crashBackOff = noBackOff
  const { instance } = container
  if (instance === undefined) return
  container.instance = { ...instance, exit: { code: 137, reason: removed.reason, at: instance.exit!.at } }
  tellInstance(container)
  container.seen = { ...container.seen, restarts: container.restarts + 1 }
  container.waiting = removed
}
