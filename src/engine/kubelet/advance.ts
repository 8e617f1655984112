import type { Kubelet } from './kubelet.ts'
import { launch } from './launch.ts'
import { type ContainerRuntime, isUp, type PodRuntime } from './machine.ts'
import { followExit } from './restart.ts'
import { proceedRestartAll } from './restart-all.ts'
import { beginStop, proceedStop } from './stop.ts'

/** Does everything for a pod that can be done now: mounts, makes the sandbox, starts the containers whose turn it is. */
export function advance(kubelet: Kubelet, runtime: PodRuntime): void {
  if (runtime.cleanedUp) return void kubelet.removeIfAsked(runtime)
  if (runtime.finished || runtime.agenda.has('it is picked up')) return
  if (runtime.stop !== undefined) return void proceedStop(kubelet, runtime)
  if (runtime.restartingAll === undefined) followExits(kubelet, runtime)
  if (runtime.restartingAll !== undefined) return void proceedRestartAll(kubelet, runtime)
  if (isComplete(runtime)) {
    beginStop(kubelet, runtime, 'completion', runtime.pod.spec.terminationGracePeriodSeconds ?? 30)
    return void proceedStop(kubelet, runtime)
  }
  if (!kubelet.volumes.mounted(runtime) || !hasSandbox(kubelet, runtime)) return
  for (let next = nextToStart(runtime); next !== undefined; next = nextToStart(runtime)) launch(kubelet, runtime, next)
}

function followExits(kubelet: Kubelet, runtime: PodRuntime): void {
  for (const container of runtime.containers) if (container.step === 'exited') followExit(kubelet, runtime, container)
}

/** Whether every container has ended for good, as its policy has it, or initialisation has. */
function isComplete({ containers }: PodRuntime): boolean {
  const mains = containers.filter(({ role }) => role === 'main')
  if (mains.every(({ step }) => step === 'ended')) return true
  return containers.some(
    ({ role, step, instance }) => role === 'init' && step === 'ended' && instance?.exit?.code !== 0,
  )
}

/**
 * The container to start now. Init containers go one by one, each once the one before is done; a sidecar once it is seen started. Regular
 * ones start in their order; one that is being pulled, or runs its postStart hook, holds up those after it.
 */
function nextToStart({ containers, initialized }: PodRuntime): ContainerRuntime | undefined {
  for (const container of containers) {
    const { role, step } = container
    if (role === 'init' && (initialized || isDone(container))) continue
    if (step === 'idle') return container
    const isBusy = step === 'pulling' || step === 'starting'
    if (isBusy) return undefined
    if (role === 'init') return undefined
    if (role === 'sidecar' && !initialized && !(isUp(container) && container.started)) return undefined
  }
  return undefined
}

const isDone = ({ step, instance }: ContainerRuntime): boolean => step === 'ended' && instance?.exit?.code === 0

/** The sandbox with the pod's network takes a moment; the status tells of it at once from 1.35 on. */
function hasSandbox(kubelet: Kubelet, runtime: PodRuntime): boolean {
  if (runtime.sandbox !== undefined) return true
  const name = 'its sandbox'
  if (!runtime.agenda.has(name)) kubelet.later(runtime, name, kubelet.context.profile.timings.sandbox, makeSandbox)
  return false
}

function makeSandbox(kubelet: Kubelet, runtime: PodRuntime): void {
  runtime.ip = runtime.pod.spec.hostNetwork ? kubelet.hostIP(runtime.machine) : nextAddress(runtime)
  runtime.sandbox = { ip: runtime.ip }
}

/** Pod addresses lie in 10.244.<node>.0/24, and in the next /16 once those of a node are used up. */
function nextAddress({ machine }: PodRuntime): string {
  const number = machine.addresses++
  return `10.${244 + (Math.floor(number / 253) % 8)}.${machine.index + 1}.${2 + (number % 253)}`
}
