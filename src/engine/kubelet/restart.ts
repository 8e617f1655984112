import { goDuration, grown, remaining } from './back-off.ts'
import type { Kubelet } from './kubelet.ts'
import { type ContainerRuntime, type Exit, type PodRuntime, tellInstance } from './machine.ts'
import { beginRestartAll } from './restart-all.ts'
import { mayStartAgain, restartsAll } from './restart-policy.ts'

/** Decides what follows after a container's process has ended: it is done, it starts again, or it waits for that. */
export function followExit(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime): void {
  const exit = container.instance!.exit!
  if (container.stop?.restarts) return void restartKilled(kubelet, runtime, container, exit)
  tellInstance(container)
  if (restartsAll(container.spec, exit.code)) beginRestartAll(kubelet, runtime, container)
  else if (!mayRestart(runtime, container, exit)) container.step = 'ended'
  else restartWhenDue(kubelet, runtime, container, exit)
}

function mayRestart({ pod }: PodRuntime, { role, spec }: ContainerRuntime, { code }: Exit): boolean {
  if (role === 'sidecar') return true
  return !(role === 'init' && code === 0) && mayStartAgain(pod, spec, code)
}

/** After the first exit at once; after that once the back-off, counted from the exit, is over. */
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
  const until = now + wait
  kubelet.later(runtime, `${container.spec.name} backs off`, statusLag, (k, r) =>
    showBackOff(k, r, container, { delay, until, exit }),
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

/** What a container waits out after an exit: so many milliseconds, until then. */
interface BackingOff {
  readonly delay: number
  readonly until: number
  readonly exit: Exit
}

/** The status says so, and an event. */
function showBackOff(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime, backingOff: BackingOff): void {
  const { delay, exit } = backingOff
  const message = `back-off ${goDuration(delay)} restarting failed container=${container.spec.name} pod=${fullName(runtime)}`
  container.waiting = { reason: 'CrashLoopBackOff', message }
  tellOfBackOff(kubelet, runtime, container, backingOff)
  container.crashes.ends(`exit code ${exit.code}, backing off`)
}

/** An event, and another whenever the kubelet looks again and finds that it is still so. */
function tellOfBackOff(
  kubelet: Kubelet,
  runtime: PodRuntime,
  container: ContainerRuntime,
  backingOff: BackingOff,
): void {
  const { name } = container.spec
  const message = `Back-off restarting failed container ${name} in pod ${fullName(runtime)}`
  kubelet.tell(runtime, 'warning', 'BackOff', message, container)
  const { backOffLook } = kubelet.version
  if (kubelet.context.clock.now + backOffLook < backingOff.until)
    kubelet.later(runtime, `${name} backs off`, backOffLook, (k, r) => tellOfBackOff(k, r, container, backingOff))
}

const fullName = ({ pod, uid }: PodRuntime): string => `${pod.metadata.name}_${pod.metadata.namespace}(${uid})`

/**
 * A container that its kubelet killed starts again in the same pass. The back-off looks at the process before it, if there was one, so that the first kills are followed by prompt restarts.
 */
function restartKilled(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime, exit: Exit): void {
  const { now } = kubelet.context.clock
  const older = container.previous?.exit
  const isDue = older === undefined || remaining(container.crashBackOff, older.at, now) === 0
  if (isDue) {
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
