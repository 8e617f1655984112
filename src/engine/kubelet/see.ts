import type { Kubelet } from './kubelet.ts'
import { type ContainerRuntime, isUp, type PodRuntime, tellInstance } from './machine.ts'
import { beginProbing } from './prober.ts'

/** The kubelet sees what started: the API is told, and the probes begin. A container is seen only once its postStart hook has ended. */
export function see(kubelet: Kubelet, runtime: PodRuntime): void {
  for (const container of runtime.containers) {
    if (!isUp(container) || container.step === 'starting' || isSeen(container)) continue
    tellInstance(container)
    container.started = !container.probes.some(({ type }) => type === 'startup')
    beginProbing(kubelet, runtime, container)
  }
}

const isSeen = ({ seen, instance }: ContainerRuntime): boolean => seen.instance?.id === instance?.id
