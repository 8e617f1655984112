import { goDuration, grown, remaining } from './back-off.ts'
import type { Kubelet } from './kubelet.ts'
import type { ContainerRuntime, Exit, PodRuntime } from './machine.ts'
import { tellInstance } from './see.ts'

/** Decides what follows after a container's process has ended: it is done, it starts again, or it waits for that (spec cluster §1.10). */
export function followExit(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime): void {
  const exit = container.instance!.exit!
  if (container.stop?.restarts) return void restartKilled(kubelet, runtime, container, exit)
  tellInstance(container)
  if (!mayRestart(runtime, container, exit)) container.step = 'ended'
  else restartWhenDue(kubelet, runtime, container, exit)
}

function mayRestart({ pod }: PodRuntime, { role }: ContainerRuntime, { code }: Exit): boolean {
  if (role === 'sidecar') return true
  const { restartPolicy } = pod.spec
  if (restartPolicy === 'Never' || (role === 'init' && code === 0)) return false
  return code !== 0 || (restartPolicy !== 'OnFailure' && role === 'main')
}

/** After the first exit at once; after that once the back-off, counted from the exit, is over (P-50 … P-53). */
function restartWhenDue(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime, exit: Exit): void {
  const { now } = kubelet.context.clock
  const wait = remaining(container.crashBackOff, exit.at, now)
  if (wait === 0) {
    container.crashes.ends(`exit code ${exit.code}`)
    return void restartIn(kubelet, runtime, container, 0, exit)
  }
  const { statusLag } = kubelet.context.profile.timings
  const delay = container.crashBackOff.delay!
  restartIn(kubelet, runtime, container, wait, exit)
  kubelet.later(runtime, `${container.spec.name} backs off`, statusLag, (k, r) =>
    showBackOff(k, r, container, delay, exit),
  )
}

function restartIn(
  kubelet: Kubelet,
  runtime: PodRuntime,
  container: ContainerRuntime,
  delay: number,
  exit: Exit,
): void {
  container.step = 'waiting'
  const restart = (k: Kubelet) => {
    k.cancel(runtime, `${container.spec.name} backs off`)
    container.crashBackOff = grown(container.crashBackOff, exit.at, k.context.clock.now)
    container.step = 'idle'
  }
  kubelet.later(runtime, `${container.spec.name} restarts`, delay, restart, container.crashes)
}

function showBackOff(
  kubelet: Kubelet,
  runtime: PodRuntime,
  container: ContainerRuntime,
  delay: number,
  exit: Exit,
): void {
  const { name, namespace } = runtime.pod.metadata
  const pod = `${name}_${namespace}(${runtime.uid})`
  const app = container.spec.name
  container.waiting = {
    reason: 'CrashLoopBackOff',
    message: `back-off ${goDuration(delay)} restarting failed container=${app} pod=${pod}`,
  }
  kubelet.tell(runtime, 'warning', 'BackOff', `Back-off restarting failed container ${app} in pod ${pod}`, container)
  container.crashes.ends(`exit code ${exit.code}, backing off`)
}

/**
 * A container that its kubelet killed starts again in the same pass. The back-off looks at the process before it, if there was one
 * (P-57), so that the first kills are followed by prompt restarts.
 */
function restartKilled(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime, exit: Exit): void {
  const { now } = kubelet.context.clock
  const older = container.previous?.exit
  const isDue = older === undefined || remaining(container.crashBackOff, older.at, now) === 0
  if (!mayRestart(runtime, container, { ...exit, code: 1 })) {
    tellInstance(container)
    container.step = 'ended'
  } else if (isDue) {
    container.crashes.ends('killed')
    container.step = 'waiting'
    const restart = (k: Kubelet) => {
      if (older !== undefined) container.crashBackOff = grown(container.crashBackOff, older.at, k.context.clock.now)
      container.step = 'idle'
    }
    kubelet.later(runtime, `${container.spec.name} restarts`, 0, restart, container.crashes)
  } else {
    tellInstance(container)
    restartWhenDue(kubelet, runtime, container, exit)
  }
}
