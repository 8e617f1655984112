import type { Pod, StatefulSet } from '../../api/types.ts'
import type { Messages, SaidOf } from '../../locales/messages.ts'
import type { View } from '../../timeline/view.ts'
import type { Blocker } from './blockers.ts'
import type { Cause } from './cause.ts'
import { type History, lostName, revisionOf } from './history.ts'

/** Which of the well-known situations a stuck set is in; they look alike and want different things done. */
export type Trap = SaidOf<Messages['explanation']['trap']>

/** Causes that no template brings about: another template would not help, and the same one is fine once they are gone. */
const ofTheCluster = new Set<Cause['says']>([
  'nodeLost',
  'nodeGone',
  'claim',
  'finalizers',
  'stopping',
  'starting',
  'notYetAvailable',
])

/**
 * Tells the situation from the revisions: the one that the blocking pod has, the one that its place asks for, and what became
 * of either before. Undefined when the pod's trouble is its own.
 */
export function trapOf(
  set: StatefulSet,
  blocker: Blocker,
  key: string,
  causes: readonly Cause[],
  view: View,
  history: History,
): Trap | undefined {
  const { pod } = view.pod(key)
  const name = key.slice(key.indexOf('/') + 1)
  if (pod === undefined)
    return blocker.rule === 'creation-refused' ? { says: 'creationHeals', of: { pod: name } } : undefined
  if (pod.metadata.deletionTimestamp !== undefined || view.pod(key).states.ready) return undefined
  const revision = revisionOf(pod)
  const wanted = wantedRevision(set, pod)
  if (wanted !== undefined && revision !== wanted) return leftBehind(set, pod, revision, wanted, view, history)
  const partition = set.spec.updateStrategy?.rollingUpdate?.partition ?? 0
  if (indexOf(set, pod) < partition && isUpdating(set)) return { says: 'belowPartition', of: { pod: name, partition } }
  if (causes.some(cause => ofTheCluster.has(cause.says))) return undefined
  return broken(name, revision, history)
}

/** The pod keeps a revision that is no longer asked for, and its set, which replaces only what comes after it, leaves it alone. */
function leftBehind(
  set: StatefulSet,
  pod: Pod,
  revision: string,
  wanted: string,
  view: View,
  history: History,
): Trap | undefined {
  if (set.spec.podManagementPolicy === 'Parallel' || set.spec.updateStrategy?.type === 'OnDelete') return undefined
  const { name } = pod.metadata
  if (isReadyBetweenCrashes(set, pod, view)) return { says: 'crashLoopHeals', of: { pod: name } }
  const of = { pod: name, revision, wanted }
  if (history.proven.size === 0) return { says: 'brokenFromBirth', of }
  return { says: history.tried.has(wanted) ? 'forcedRollback' : 'secondEdit', of }
}

function broken(pod: string, revision: string, history: History): Trap | undefined {
  const deletions = history.lost.get(lostName(pod, revision)) ?? 0
  if (deletions > 0) return { says: 'deletedBeforeRevert', of: { pod, revision, deletions } }
  return history.proven.has(revision) ? undefined : { says: 'brokenTemplate', of: { pod, revision } }
}

/** Without a readiness probe a crashing container counts as ready for the moment that it runs, and then the pod can be replaced. */
function isReadyBetweenCrashes(set: StatefulSet, pod: Pod, view: View): boolean {
  if ((set.spec.minReadySeconds ?? 0) > 0 || pod.spec.containers.some(container => container.readinessProbe))
    return false
  const { since } = view.pod(`${pod.metadata.namespace}/${pod.metadata.name}`)
  const crashes = pod.status?.containerStatuses?.some(
    ({ restartCount, lastState }) => restartCount > 0 || lastState?.terminated,
  )
  return crashes === true && since.ready !== undefined && since.ready >= (since.created ?? 0)
}

/** The revision that a new pod in this place would get; undefined while the status is not of the latest template. */
export function wantedRevision(set: StatefulSet, pod: Pod): string | undefined {
  const { status, metadata, spec } = set
  if ((status?.observedGeneration ?? 0) < (metadata.generation ?? 0)) return undefined
  const partition = spec.updateStrategy?.rollingUpdate?.partition ?? 0
  return indexOf(set, pod) < partition ? status?.currentRevision : status?.updateRevision
}

function isUpdating({ status }: StatefulSet): boolean {
  return status?.currentRevision !== status?.updateRevision
}

function indexOf({ spec }: StatefulSet, pod: Pod): number {
  return Number(/-(\d+)$/.exec(pod.metadata.name)?.[1] ?? 0) - (spec.ordinals?.start ?? 0)
}
