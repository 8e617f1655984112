import type { Mishap } from '../../workloads/workloads.ts'
import type { Kubelet } from './kubelet.ts'
import { isUp, type PodRuntime, type Verdict } from './machine.ts'
import { reconsider } from './prober.ts'
import { endProcess } from './process.ts'
import { beginStop } from './stop.ts'

/** Something happens to a pod on its node, once. */
export function befall(kubelet: Kubelet, runtime: PodRuntime, mishap: Mishap): void {
  if (mishap.is === 'evicted') return void evict(kubelet, runtime, mishap.resource ?? 'memory')
  const name = mishap.is === 'exited' ? mishap.container : undefined
  const container = runtime.containers.find(({ spec, role }) =>
    name === undefined ? role === 'main' : spec.name === name,
  )
  if (container === undefined || !isUp(container)) return
  if (mishap.is === 'exited') return void endProcess(kubelet, runtime, container, mishap)
  container.instance = { ...container.instance!, isHung: true }
  reconsider(kubelet, runtime, container)
}

/** The node runs short of a resource, and this pod has to go. */
function evict(kubelet: Kubelet, runtime: PodRuntime, resource: string): void {
  const message = `The node was low on resource: ${resource}. `
  kubelet.tell(runtime, 'warning', 'Evicted', message)
  failPod(kubelet, runtime, { reason: 'Evicted', message, disruption: true })
}

/** The pod as a whole fails; what runs of it is stopped first. An eviction grants no grace. */
export function failPod(kubelet: Kubelet, runtime: PodRuntime, verdict: Verdict): void {
  if (runtime.finished || runtime.verdict !== undefined) return
  runtime.verdict = verdict
  const grace = verdict.disruption ? 0 : (runtime.pod.spec.terminationGracePeriodSeconds ?? 30)
  beginStop(kubelet, runtime, 'failure', grace)
}
