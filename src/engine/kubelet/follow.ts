import { noBackOff } from './back-off.ts'
import { failPod } from './befall.ts'
import type { Kubelet } from './kubelet.ts'
import { type ContainerRuntime, isUp, type PodRuntime } from './machine.ts'
import { reconsider } from './prober.ts'
import { planEnd } from './process.ts'
import { refuseSilentReadiness } from './start-process.ts'
import { stopContainer } from './stop.ts'

/** Something new was declared about workloads: what runs already behaves so from now on. */
export function followDeclarations(kubelet: Kubelet, runtime: PodRuntime): void {
  if (runtime.declared === kubelet.declared) return
  runtime.declared = kubelet.declared
  for (const container of runtime.containers) {
    for (const series of [container.crashes, container.pulls]) series.ends(`declared anew, ${kubelet.declared}`)
    if (!isUp(container)) continue
    if (runtime.stop === undefined) refuseSilentReadiness(kubelet, runtime, container)
    planEnd(kubelet, runtime, container)
    reconsider(kubelet, runtime, container)
  }
}

/** The pod's object says something else than before: another image, or that the pod has failed. */
export function followSpec(kubelet: Kubelet, runtime: PodRuntime): void {
  const { spec, status } = runtime.pod
  if (runtime.stop !== undefined || runtime.finished) return
  if (status?.phase === 'Failed' || status?.phase === 'Succeeded') return void failFromOutside(kubelet, runtime)
  const specs = [...(spec.initContainers ?? []), ...spec.containers]
  for (const [index, container] of runtime.containers.entries()) {
    const before = container.spec
    container.spec = specs[index] ?? before
    if (container.spec.image !== before.image) replaceImage(kubelet, runtime, container)
  }
}

/** Somebody else gave the pod a terminal phase, which a pod never leaves: what still runs of it is stopped. */
function failFromOutside(kubelet: Kubelet, runtime: PodRuntime): void {
  const { reason = '', message = '' } = runtime.pod.status ?? {}
  failPod(kubelet, runtime, { reason, message, disruption: false })
}

/** Another image is another start: a running process is replaced, and no back-off is left from the image before. */
function replaceImage(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime): void {
  const { name } = container.spec
  container.crashBackOff = noBackOff
  container.pullBackOff = noBackOff
  for (const series of [container.crashes, container.pulls]) series.ends(`another image, ${container.spec.image}`)
  if (isUp(container)) {
    const grace = Math.max(runtime.pod.spec.terminationGracePeriodSeconds ?? 30, 1)
    const deadline = kubelet.context.clock.now + grace * 1000
    const message = `Container ${name} definition changed, will be restarted`
    return void stopContainer(kubelet, runtime, container, { deadline, restarts: true, message })
  }
  if (container.step !== 'waiting' && container.step !== 'pulling') return
  kubelet.cancelTries(runtime, container)
  container.step = 'idle'
}
