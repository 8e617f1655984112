import type { ContainerState, ContainerStatus } from '../../api/types.ts'
import { toTimestamp } from '../../timeline/epoch.ts'
import { imageIdOf, normalImage } from './images.ts'
import type { ContainerRuntime, Instance } from './machine.ts'

/** What is told of a container that was removed because its whole pod restarts, and of its last end. */
export const removed = {
  reason: 'RestartingAllContainers',
  message: 'The container is removed because RestartAllContainers in place',
} as const

/** The state of one container as the API shows it. `byDefault` is why a container waits that never started. */
export function containerStatus(container: ContainerRuntime, byDefault: string): ContainerStatus {
  const { instance, previous, restarts } = container.seen
  const state = stateOf(container, byDefault)
  const last = state.waiting === undefined ? previous : (lastEnded(instance) ?? previous)
  const image = normalImage(container.spec.image ?? '') ?? container.spec.image ?? ''
  const started = state.running !== undefined && container.started
  return {
    name: container.spec.name,
    image: instance === undefined ? (container.spec.image ?? '') : image,
    imageID: instance === undefined ? '' : imageIdOf(image),
    containerID: instance && `containerd://${instance.id}`,
    ready: isReady(container, state),
    started,
    restartCount: restarts,
    state,
    lastState: last?.exit === undefined ? {} : { terminated: terminated(last) },
  }
}

/** A container that is to be tried again shows why it waits; the end of its last process moves to lastState. */
function stateOf({ seen: { instance }, waiting }: ContainerRuntime, byDefault: string): ContainerState {
  if (waiting !== undefined) return { waiting }
  if (instance === undefined) return { waiting: { reason: byDefault } }
  if (instance.exit === undefined) return { running: { startedAt: toTimestamp(instance.startedAt) } }
  return { terminated: terminated(instance) }
}

const lastEnded = (instance: Instance | undefined): Instance | undefined =>
  instance?.exit === undefined ? undefined : instance

/** Of a container that was removed nothing is left to be told. */
function terminated({ id, startedAt, exit }: Instance): ContainerState['terminated'] {
  const { code: exitCode, reason, at } = exit!
  if (reason === removed.reason) return { exitCode, ...removed }
  return {
    exitCode,
    reason,
    startedAt: toTimestamp(startedAt),
    finishedAt: toTimestamp(at),
    containerID: `containerd://${id}`,
  }
}

/** Init containers are ready once done; any other when it runs, has started and its readiness probe, if any, says so. */
function isReady({ role, started, probes }: ContainerRuntime, state: ContainerState): boolean {
  if (role === 'init') return state.terminated?.exitCode === 0
  if (state.running === undefined || !started) return false
  const readiness = probes.find(({ type }) => type === 'readiness')
  return readiness === undefined || readiness.result === true
}
