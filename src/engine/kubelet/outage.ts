import { noBackOff } from './back-off.ts'
import type { Kubelet } from './kubelet.ts'
import { type ContainerRuntime, isUp, type Machine, type PodRuntime, tellInstance } from './machine.ts'
import { endProcess } from './process.ts'
import { cleanUp } from './stop.ts'

/** The machine fails: everything on it stands still, and nobody can tell. */
export function switchOff(kubelet: Kubelet, machine: Machine): void {
  machine.off = true
  for (const runtime of machine.pods.values()) {
    for (const container of runtime.containers)
      if (isUp(container)) endProcess(kubelet, runtime, container, { exitCode: 255, reason: 'Unknown' })
    kubelet.cancelAll(runtime)
  }
}

/** The machine is back after a reboot: the pods that are still asked for start anew, in new sandboxes. */
export function recover(kubelet: Kubelet, machine: Machine): void {
  machine.off = false
  const node = kubelet.node(machine)
  const boot = kubelet.context.chance.uid()
  if (node !== undefined)
    kubelet.tellOf(machine, node, 'warning', 'Rebooted', `Node ${machine.name} has been rebooted, boot id: ${boot}`)
  for (const runtime of machine.pods.values()) kubelet.now(runtime, startAnew)
}

function startAnew(kubelet: Kubelet, runtime: PodRuntime): void {
  const pod = kubelet.pods.get(runtime.key)
  if (runtime.finished) return void cleanUp(kubelet, runtime)
  if (runtime.stop !== undefined || pod?.metadata.uid !== runtime.uid) return
  const hadSandbox = runtime.sandbox !== undefined
  runtime.sandbox = undefined
  runtime.mountedAt = undefined
  runtime.initialized = false
  runtime.restartingAll = undefined
  for (const container of runtime.containers) {
    if (container.instance !== undefined) tellInstance(container)
    container.step = startsAgain(runtime, container) ? 'idle' : 'exited'
    container.started = false
    container.crashBackOff = noBackOff
    container.pullBackOff = noBackOff
  }
  if (hadSandbox && pod.metadata.deletionTimestamp === undefined)
    kubelet.tell(runtime, 'normal', 'SandboxChanged', 'Pod sandbox changed, it will be killed and re-created.')
}

/**
 * Whether a container runs in the pod's new sandbox (computePodActions): under the pod's policy Never nothing that ever ran does, else all init
 * containers, and of the others not those of OnFailure that succeeded. One whose own policy is Never runs once more; in a pod with init
 * containers it is treated as after any other end instead.
 */
function startsAgain({ pod: { spec } }: PodRuntime, { instance, role, spec: own }: ContainerRuntime): boolean {
  if (instance === undefined) return true
  if (spec.restartPolicy === 'Never') return false
  if (role !== 'main') return true
  const policy = own.restartPolicy ?? spec.restartPolicy
  if (policy === 'Never') return !spec.initContainers?.length
  return policy !== 'OnFailure' || instance.exit?.code !== 0
}

/** A kubelet that was restarted takes over what runs on a machine, and all that was planned there. */
export function adopt(kubelet: Kubelet, machine: Machine): void {
  for (const runtime of machine.pods.values()) {
    kubelet.volumes.adopt(runtime)
    kubelet.context.enqueue(runtime.key)
  }
}
