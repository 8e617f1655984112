import type { ProbeType } from '../../workloads/behaviour.ts'
import type { Kubelet } from './kubelet.ts'
import type { ContainerRuntime, PodRuntime } from './machine.ts'

/** What the next tick of a probe is called in its pod's agenda. */
export const tickName = (container: ContainerRuntime, type: ProbeType) => `${container.spec.name} ${type} probe`

/** As `tickName`, of the instant at which the probe's declared answer changes. */
export const turnName = (container: ContainerRuntime, type: ProbeType) => `${container.spec.name} ${type} probe turns`

/** Ends the probing of a container, of one type or of all. */
export function stopProbing(
  kubelet: Kubelet,
  runtime: PodRuntime,
  container: ContainerRuntime,
  only?: ProbeType,
): void {
  for (const { type } of container.probes) {
    if (only !== undefined && type !== only) continue
    kubelet.cancel(runtime, tickName(container, type))
    kubelet.cancel(runtime, turnName(container, type))
  }
}
