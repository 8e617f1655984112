import type { ProbeType } from '../../workloads/behaviour.ts'
import type { Kubelet } from './kubelet.ts'
import { type ContainerRuntime, isUp, type PodRuntime, tellInstance } from './machine.ts'
import { endProcess } from './process.ts'
import { load } from './resources.ts'
import { stopProbing } from './stop-probing.ts'

/** However little grace is left, a container gets so long to stop. */
const shortestWindow = 2_000

/** The pod's deletion was asked for: its containers are stopped; a second request may only shorten the grace. */
export function followDeletion(kubelet: Kubelet, runtime: PodRuntime): void {
  const { deletionTimestamp, deletionGracePeriodSeconds } = runtime.pod.metadata
  if (deletionTimestamp === undefined) return
  const grace = Math.max(deletionGracePeriodSeconds ?? 30, 1)
  if (runtime.stop === undefined && !runtime.finished) return void beginStop(kubelet, runtime, 'deletion', grace)
  hurry(kubelet, runtime, grace)
}

/** The pod's object is gone, but it still runs here: it is stopped with the least grace, and nobody is told. */
export function abandon(kubelet: Kubelet, runtime: PodRuntime): void {
  if (runtime.finished || !runtime.containers.some(isUp)) return void forget(kubelet, runtime)
  if (runtime.stop?.because === 'gone') return
  if (runtime.stop === undefined) return void beginStop(kubelet, runtime, 'gone', 1)
  runtime.stop = { ...runtime.stop, because: 'gone' }
  hurry(kubelet, runtime, 1)
}

/** Nothing of the pod starts any more; what runs is asked to stop, sidecars after the others. `grace` in seconds. */
export function beginStop(
  kubelet: Kubelet,
  runtime: PodRuntime,
  because: NonNullable<PodRuntime['stop']>['because'],
  grace: number,
): void {
  const deadline = kubelet.context.clock.now + Math.max(grace, 1) * 1000
  runtime.stop = { because, deadline }
  kubelet.cancelAll(
    runtime,
    name => !/ (readiness|liveness|startup) probe| ends$| is stopped$|^what started/.test(name),
  )
  for (const container of runtime.containers) {
    container.waiting = undefined
    for (const type of ['liveness', 'startup'] as ProbeType[]) stopProbing(kubelet, runtime, container, type)
    if (!isUp(container)) container.step = container.step === 'exited' ? 'exited' : 'ended'
    else if (container.role !== 'sidecar') stopContainer(kubelet, runtime, container, { deadline, restarts: false })
  }
}

/** Goes on with a stop: sidecars in reverse order once the others have ended, then the end of the pod. */
export function proceedStop(kubelet: Kubelet, runtime: PodRuntime): void {
  for (const container of runtime.containers) {
    if (container.step !== 'exited') continue
    tellInstance(container)
    container.step = 'ended'
  }
  if (runtime.containers.some(container => isUp(container) && container.role !== 'sidecar')) return
  const sidecar = runtime.containers.findLast(isUp)
  if (sidecar === undefined) return void finish(kubelet, runtime)
  if (sidecar.step !== 'stopping')
    stopContainer(kubelet, runtime, sidecar, { deadline: runtime.stop!.deadline, restarts: false })
}

/** All containers have ended: the pod is over. A deleted one is removed once its volumes are unmounted. */
function finish(kubelet: Kubelet, runtime: PodRuntime): void {
  end(runtime)
  runtime.sandbox = undefined
  kubelet.cancelAll(runtime)
  if (runtime.stop?.because === 'gone') return void forget(kubelet, runtime)
  kubelet.later(runtime, 'it is cleaned up', kubelet.context.profile.timings.cleanUp, cleanUp)
}

/** The pod takes no more room on its machine. */
function end(runtime: PodRuntime): void {
  runtime.finished = true
  load(runtime.machine, runtime.pod, -1)
}

/** The last of a pod on its node: its volumes are unmounted and, where its deletion was asked for, its object goes. */
export function cleanUp(kubelet: Kubelet, runtime: PodRuntime): void {
  kubelet.volumes.release(runtime)
  runtime.cleanedUp = true
}

function forget(kubelet: Kubelet, runtime: PodRuntime): void {
  kubelet.cancelAll(runtime)
  if (!runtime.finished) end(runtime)
  kubelet.volumes.release(runtime)
  kubelet.machines.remove(runtime)
}

interface StopOptions {
  deadline: number
  restarts: boolean
  message?: string
  skipsHook?: boolean
}

/**
 * Stops one container: preStop, then SIGTERM, then SIGKILL when the grace is over. The hook runs inside the grace, but the process always
 * gets a window of two seconds after it. `restarts`: another process is to follow. `skipsHook`: there is no grace at all.
 */
export function stopContainer(
  kubelet: Kubelet,
  runtime: PodRuntime,
  container: ContainerRuntime,
  { deadline, restarts, message, skipsHook = false }: StopOptions,
): void {
  const { name } = container.spec
  if (container.stop !== undefined) {
    container.stop = { ...container.stop, restarts }
    return
  }
  kubelet.tell(runtime, 'normal', 'Killing', message ?? `Stopping container ${name}`, container)
  kubelet.cancel(runtime, `${name} has started`)
  container.step = 'stopping'
  container.stop = { killAt: deadline, restarts, signalled: false }
  const hook = skipsHook ? 0 : preStop(kubelet, runtime, container)
  if (hook === 0) return void signal(kubelet, runtime, container)
  const { now } = kubelet.context.clock
  kubelet.later(runtime, `${name} is stopped`, Math.min(hook, deadline - now), (k, r) => signal(k, r, container))
}

/** How long the preStop hook takes; one that fails only leaves an event. */
function preStop(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime): number {
  const hook = container.spec.lifecycle?.preStop
  if (hook === undefined) return 0
  if (hook.sleep !== undefined) return hook.sleep.seconds * 1000
  const declared = kubelet.context.workloads.behaviourOf(runtime.pod, container.spec.name).preStop
  if (declared !== 'fails') return declared
  kubelet.tell(runtime, 'warning', 'FailedPreStopHook', 'PreStopHook failed', container)
  return 0
}

/** SIGTERM: the process ends when it is done, or is killed when its time is up. */
function signal(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime): void {
  const { clock, profile, workloads } = kubelet.context
  const killAt = Math.max(container.stop!.killAt, clock.now + shortestWindow)
  container.stop = { ...container.stop!, killAt, signalled: true }
  const behaviour = workloads.behaviourOf(runtime.pod, container.spec.name)
  const stop = behaviour.stop ?? profile.timings.stop
  const window = killAt - clock.now
  const end =
    stop === 'never' || stop > window
      ? { delay: window, exitCode: 137 }
      : { delay: stop, exitCode: behaviour.stopExitCode }
  const name = `${container.spec.name} is stopped`
  if (end.delay === 0) return void endProcess(kubelet, runtime, container, end)
  kubelet.later(runtime, name, end.delay, (k, r) => endProcess(k, r, container, end))
}

/** Less grace is left than there was. */
function hurry(kubelet: Kubelet, runtime: PodRuntime, grace: number): void {
  const { now } = kubelet.context.clock
  if (runtime.stop === undefined || now + grace * 1000 >= runtime.stop.deadline) return
  runtime.stop = { ...runtime.stop, deadline: now + grace * 1000 }
  for (const container of runtime.containers) {
    if (!isUp(container) || container.stop === undefined) continue
    const killAt = Math.max(now + grace * 1000, now + shortestWindow)
    if (killAt >= container.stop.killAt) continue
    container.stop = { ...container.stop, killAt }
    const due = runtime.agenda.get(`${container.spec.name} is stopped`)
    if (due === undefined || due.at <= (container.stop.signalled ? killAt : now + grace * 1000)) continue
    if (container.stop.signalled)
      kubelet.later(runtime, `${container.spec.name} is stopped`, killAt - now, (k, r) =>
        endProcess(k, r, container, { exitCode: 137 }),
      )
    else kubelet.later(runtime, `${container.spec.name} is stopped`, grace * 1000, (k, r) => signal(k, r, container))
  }
}
