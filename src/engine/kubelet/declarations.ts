import type { Kubelet } from './kubelet.ts'
import { isUp, type PodRuntime } from './machine.ts'
import { reconsider } from './prober.ts'
import { planEnd, refuseSilentReadiness } from './process.ts'

/** Something new was declared about workloads: what runs already behaves so from now on. */
export function followDeclarations(kubelet: Kubelet, runtime: PodRuntime): void {
  if (runtime.declared === kubelet.declared) return
  runtime.declared = kubelet.declared
  for (const container of runtime.containers) {
    for (const series of [container.crashes, container.pulls]) series.ends(`declared anew at ${kubelet.declared}`)
    if (!isUp(container)) continue
    if (runtime.stop === undefined) refuseSilentReadiness(kubelet, runtime, container)
    planEnd(kubelet, runtime, container)
    reconsider(kubelet, runtime, container)
  }
}
