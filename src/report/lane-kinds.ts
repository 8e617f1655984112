import type { KubeObject } from '../api/object.ts'
import type { Node, PersistentVolume, PersistentVolumeClaim, Pod } from '../api/types.ts'
import { statesOf } from '../timeline/moments.ts'

/** What a stretch of a lane is drawn as. */
export type State =
  | PodState
  | 'bound'
  | 'lost'
  | 'available'
  | 'attached'
  | 'released'
  | 'up'
  | 'cordoned'
  | 'down'
  | 'set'
  | 'fault'

type PodState = 'pending' | 'creating' | 'stalled' | 'unready' | 'ready' | 'terminating' | 'failed' | 'succeeded'

/** A revision of a set's template: the name of its ControllerRevision, and the images that it brought. */
export interface Revised {
  readonly name: string
  readonly images: readonly string[]
}

interface Kind {
  stateOf(object: KubeObject): State
  revisionOf?(object: KubeObject): Revised | undefined
}

/** The kinds that have lanes. */
export const kinds: Readonly<Record<string, Kind>> = {
  Node: { stateOf: nodeState },
  StatefulSet: { stateOf: set => (set.metadata.deletionTimestamp === undefined ? 'set' : 'terminating') },
  Pod: { stateOf: podState, revisionOf },
  PersistentVolumeClaim: { stateOf: claimState },
  PersistentVolume: { stateOf: volumeState },
}

function podState(object: KubeObject): PodState {
  const states = statesOf(object as Pod, undefined, 0)
  if (states.terminating) return 'terminating'
  if (states.failed) return 'failed'
  if (states.succeeded) return 'succeeded'
  if (states.ready) return 'ready'
  if (isStalled(object as Pod)) return 'stalled'
  if (states.started) return 'unready'
  return states.scheduled ? 'creating' : 'pending'
}

/** Reasons to wait that pass by themselves. */
const underway = new Set(['ContainerCreating', 'PodInitializing'])

/**
 * A container cannot start, or is held back after a crash: CrashLoopBackOff, ImagePullBackOff,
 * CreateContainerConfigError …
 */
function isStalled({ status }: Pod): boolean {
  const containers = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])]
  return containers.some(({ state }) => state?.waiting?.reason !== undefined && !underway.has(state.waiting.reason))
}

function claimState(object: KubeObject): State {
  const { metadata, status } = object as PersistentVolumeClaim
  if (metadata.deletionTimestamp !== undefined) return 'terminating'
  if (status?.phase === 'Bound') return 'bound'
  return status?.phase === 'Lost' ? 'lost' : 'pending'
}

function volumeState(object: KubeObject): State {
  const { metadata, status } = object as PersistentVolume
  if (metadata.deletionTimestamp !== undefined) return 'terminating'
  if (status?.phase === 'Bound') return 'bound'
  if (status?.phase === 'Released') return 'released'
  if (status?.phase === 'Failed') return 'failed'
  return status?.phase === 'Available' ? 'available' : 'pending'
}

function nodeState(object: KubeObject): State {
  const { spec, status } = object as Node
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')
  if (ready !== undefined && ready.status !== 'True') return 'down'
  return spec?.unschedulable ? 'cordoned' : 'up'
}

function revisionOf(object: KubeObject): Revised | undefined {
  const name = object.metadata.labels?.['controller-revision-hash']
  return name === undefined
    ? undefined
    : { name, images: (object as Pod).spec.containers.map(({ image }) => image ?? '') }
}
