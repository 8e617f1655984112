import type { Behaviour } from '../../workloads/behaviour.ts'
import { goDuration, grown, noBackOff } from './back-off.ts'
import { ConfigProblem, type Environment, environmentOf } from './environment.ts'
import { normalImage, notFoundError, registryDownError, sizeOf } from './images.ts'
import type { Kubelet } from './kubelet.ts'
import { type ContainerRuntime, isUp, type PodRuntime } from './machine.ts'
import { endProcess } from './process.ts'
import { see } from './see.ts'
import { startProcess } from './start-process.ts'

/** The kubelet tries again after a failed sync in this time. */
const syncRetry = 10_000

/** Starts a container whose turn it is: its image, its configuration, its process, its postStart hook. */
export function launch(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime): void {
  if (container.role === 'main') runtime.initialized = true
  const image = container.spec.image ?? ''
  const policy = container.spec.imagePullPolicy
  const isPresent = runtime.machine.images.has(normalImage(image) ?? '')
  if (normalImage(image) === undefined) {
    const message = `Failed to apply default image tag "${image}": couldn't parse image name "${image}": invalid reference format`
    kubelet.tell(runtime, 'warning', 'InspectFailed', message, container)
    return void retryLater(kubelet, runtime, container, 'InvalidImageName', message, 'InvalidImageName')
  }
  if (policy === 'Never' && !isPresent) {
    const message = `Container image "${image}" is not present with pull policy of Never`
    kubelet.tell(runtime, 'warning', 'ErrImageNeverPull', message, container)
    return void retryLater(kubelet, runtime, container, 'ErrImageNeverPull', message, 'ErrImageNeverPull')
  }
  if (policy === 'Always' || !isPresent) return void pull(kubelet, runtime, container, isPresent)
  kubelet.tell(runtime, 'normal', 'Pulled', kubelet.version.present(image), container)
  create(kubelet, runtime, container)
}

function pull(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime, isPresent: boolean): void {
  const { workloads, profile } = kubelet.context
  const image = container.spec.image!
  const declared = workloads.behaviourOf(runtime.pod, container.spec.name).pull
  kubelet.tell(runtime, 'normal', 'Pulling', `Pulling image "${image}"`, container)
  if (workloads.registryDown) return void failPull(kubelet, runtime, container, registryDownError(image))
  if (declared === 'fails') return void failPull(kubelet, runtime, container, notFoundError(image))
  const duration = isPresent ? 0 : (declared ?? profile.timings.pull)
  if (duration === 0) return void pulled(kubelet, runtime, container, 0)
  container.step = 'pulling'
  kubelet.later(runtime, `${container.spec.name} is pulled`, duration, (k, r) => pulled(k, r, container, duration))
}

function pulled(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime, duration: number): void {
  const image = container.spec.image!
  runtime.machine.images.add(normalImage(image)!)
  if (container.pullBackOff !== noBackOff) container.pulls.ends('pulled')
  kubelet.tell(runtime, 'normal', 'Pulled', kubelet.version.pulled(image, elapsed(duration), sizeOf(image)), container)
  create(kubelet, runtime, container)
}

/** ErrImagePull now, ImagePullBackOff a moment later, another try when the back-off is over. */
function failPull(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime, error: string): void {
  const { clock, profile } = kubelet.context
  const { image, name } = container.spec
  kubelet.tell(runtime, 'warning', 'Failed', `Failed to pull image "${image}": ${error}`, container)
  kubelet.tell(runtime, 'warning', 'Failed', 'Error: ErrImagePull', container)
  container.waiting = { reason: 'ErrImagePull', message: error }
  container.step = 'waiting'
  container.pullBackOff = grown(container.pullBackOff, clock.now, clock.now)
  const tryAgain = () => {
    container.step = 'idle'
  }
  kubelet.later(runtime, `${name} is pulled again`, container.pullBackOff.delay!, tryAgain, container.pulls)
  kubelet.later(runtime, `${name} backs off`, profile.timings.statusLag, (k, r) => {
    const message = `Back-off pulling image "${image}"`
    k.tell(r, 'normal', 'BackOff', message, container)
    k.tell(r, 'warning', 'Failed', 'Error: ImagePullBackOff', container)
    container.waiting = { reason: 'ImagePullBackOff', message: `${message}: ErrImagePull: ${error}` }
    container.pulls.ends(error)
  })
}

/** The container cannot be made: the API shows why, and the next sync tries again. */
function retryLater(
  kubelet: Kubelet,
  runtime: PodRuntime,
  container: ContainerRuntime,
  reason: string,
  message: string,
  error: string,
): void {
  kubelet.tell(runtime, 'warning', 'Failed', `Error: ${error}`, container)
  container.waiting = { reason, message }
  container.step = 'waiting'
  const tryAgain = () => {
    container.step = 'idle'
  }
  container.creations.ends(error)
  kubelet.later(runtime, `${container.spec.name} is created again`, syncRetry, tryAgain, container.creations)
}

function create(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime): void {
  const environment = environmentFor(kubelet, runtime, container)
  if (environment instanceof ConfigProblem)
    return void retryLater(
      kubelet,
      runtime,
      container,
      'CreateContainerConfigError',
      environment.message,
      environment.message,
    )
  const { name } = container.spec
  if (container.waiting?.reason === 'CreateContainerConfigError') container.creations.ends('created')
  kubelet.tell(runtime, 'normal', 'Created', kubelet.version.created(name), container)
  startProcess(kubelet, runtime, container, environment)
  kubelet.tell(runtime, 'normal', 'Started', kubelet.version.started(name), container)
  runPostStart(kubelet, runtime, container)
}

function environmentFor(
  kubelet: Kubelet,
  runtime: PodRuntime,
  { spec }: ContainerRuntime,
): Environment | ConfigProblem {
  const { pod, machine, ip } = runtime
  const surroundings = { caches: kubelet.context.caches, pod, hostIP: kubelet.hostIP(machine), podIP: ip ?? '' }
  try {
    return environmentOf(surroundings, spec)
  } catch (error) {
    if (error instanceof ConfigProblem) return error
    throw error
  }
}

/** Until the postStart hook has ended the container does not count as running, and none after it is started. */
function runPostStart(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime): void {
  const hook = container.spec.lifecycle?.postStart
  if (hook === undefined) return
  const { postStart }: Behaviour = kubelet.context.workloads.behaviourOf(runtime.pod, container.spec.name)
  container.step = 'starting'
  const duration = hook.sleep !== undefined ? hook.sleep.seconds * 1000 : postStart === 'fails' ? 0 : postStart
  kubelet.later(runtime, `${container.spec.name} has started`, duration, (k, r) => {
    if (!isUp(container)) return
    if (postStart === 'fails' && hook.sleep === undefined) return failPostStart(k, r, container)
    container.step = 'running'
    see(k, r)
  })
}

function failPostStart(kubelet: Kubelet, runtime: PodRuntime, container: ContainerRuntime): void {
  kubelet.tell(runtime, 'warning', 'FailedPostStartHook', 'PostStartHook failed', container)
  kubelet.tell(runtime, 'normal', 'Killing', 'FailedPostStartHook', container)
  container.hookFailed = true
  endProcess(kubelet, runtime, container, { exitCode: 137 })
}

/** A duration as Go prints it, cut off at milliseconds: `1.534s`, `500ms`, `1m0.5s`. */
function elapsed(milliseconds: number): string {
  if (milliseconds === 0) return '0s'
  if (milliseconds < 1000) return `${milliseconds}ms`
  const rest = milliseconds % 60_000
  const minutes = goDuration(milliseconds - rest).replace(/0s$/, '')
  return `${minutes}${rest / 1000}s`
}
