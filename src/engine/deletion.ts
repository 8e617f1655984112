import type { KubeObject } from '../api/object.ts'
import { resourceOf } from '../api/resources.ts'
import { forbidden, StatusError } from '../api/status-error.ts'
import type { Namespace, Pod } from '../api/types.ts'
import { fromTimestamp, toTimestamp } from '../timeline/epoch.ts'

export type Propagation = 'Background' | 'Foreground' | 'Orphan'

/** The object as a delete request leaves it, before anything else happens to it. */
export interface Deletion {
  object: KubeObject
  /** Nothing holds it: it is to be removed at once. */
  released: boolean
  /** The object was changed and watchers are to see it so, also if it is removed next. */
  marked: boolean
}

/** Namespaces that no cluster can do without. */
const immortal = new Set(['default', 'kube-system', 'kube-public'])

/**
 * What a delete request does to an object at `now`, in virtual milliseconds. Refuses to let go of the
 * namespaces that no cluster can do without.
 */
export function beginDeletion(object: KubeObject, now: number, grace?: number, propagation?: Propagation): Deletion {
  if (object.kind === 'Namespace' && immortal.has(object.metadata.name))
    throw forbidden(resourceOf('Namespace'), object.metadata.name, 'this namespace may not be deleted')
  const finalizers = finalizersFor(object, propagation)
  const seconds = object.kind === 'Pod' ? graceOf(object as Pod, grace) : 0
  const deleting = object.metadata.deletionTimestamp !== undefined
  // Who does not say how long a pod may take leaves it the grace that it was given first, also when it has stopped meanwhile.
  if (deleting && object.kind === 'Pod' && grace === undefined && propagation === undefined)
    return { object, released: false, marked: false }
  if (deleting && seconds >= (object.metadata.deletionGracePeriodSeconds ?? 0) && object.kind === 'Pod' && seconds > 0)
    return { object, released: false, marked: false }
  const held = seconds > 0 || finalizers.length > 0 || hasContent(object)
  if (!held && object.kind !== 'Pod') return { object, released: true, marked: false }
  if (
    deleting &&
    held &&
    object.metadata.deletionGracePeriodSeconds === seconds &&
    sameSet(finalizers, object.metadata.finalizers ?? [])
  )
    return { object, released: false, marked: false }
  return { object: mark(object, now, seconds, finalizers), released: !held, marked: true }
}

/** Whether a deleted object has lost the last thing that held it: its finalizers, of a pod its grace, of a namespace its content. */
export const isReleased = (object: KubeObject): boolean =>
  object.metadata.deletionTimestamp !== undefined &&
  (object.metadata.finalizers ?? []).length === 0 &&
  (object.metadata.deletionGracePeriodSeconds ?? 0) === 0 &&
  !hasContent(object)

/** A namespace has finalizers in its spec too, by which its controller holds it until it is empty. */
const hasContent = (object: KubeObject): boolean =>
  object.kind === 'Namespace' && (object as Namespace).spec?.finalizers?.length !== 0

/** A second request may only shorten the grace of the first; the new end counts from when the first was made, and is never in the past. */
function mark(object: KubeObject, now: number, seconds: number, finalizers: string[]): KubeObject {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0, generation } = object.metadata
  const asked =
    deletionTimestamp === undefined ? now : fromTimestamp(deletionTimestamp) - deletionGracePeriodSeconds * 1000
  const end = Math.max(asked + seconds * 1000, now)
  return {
    ...(object.kind === 'Namespace' ? terminating(object as Namespace) : object),
    metadata: {
      ...object.metadata,
      deletionTimestamp:
        deletionTimestamp !== undefined && object.kind !== 'Pod' ? deletionTimestamp : toTimestamp(end),
      deletionGracePeriodSeconds: seconds,
      generation: deletionTimestamp === undefined && generation !== undefined ? generation + 1 : generation,
      finalizers: finalizers.length === 0 ? undefined : finalizers,
    },
  }
}

const terminating = (namespace: Namespace): Namespace => ({
  ...namespace,
  spec: { finalizers: ['kubernetes'], ...namespace.spec },
  status: { ...namespace.status, phase: 'Terminating' },
})

/** Seconds that a pod is given: as asked, else as its spec says; none where no kubelet has anything to stop. */
function graceOf(pod: Pod, asked: number | undefined): number {
  const terminal = pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'
  if (pod.spec.nodeName === undefined || pod.spec.nodeName === '' || terminal) return 0
  const seconds = asked ?? pod.spec.terminationGracePeriodSeconds ?? 30
  return seconds < 0 ? 1 : seconds
}

function finalizersFor(object: KubeObject, propagation: Propagation | undefined): string[] {
  const present = object.metadata.finalizers ?? []
  if (propagation === undefined) return present
  const others = present.filter(finalizer => finalizer !== 'orphan' && finalizer !== 'foregroundDeletion')
  if (propagation === 'Orphan') return [...others, 'orphan']
  return propagation === 'Foreground' ? [...others, 'foregroundDeletion'] : others
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every(item => b.includes(item))

/** Throws a 409 where the object is not the one, or not as, that a delete request means. */
export function refusePrecondition(
  object: KubeObject,
  { uid, resourceVersion }: { uid?: string; resourceVersion?: string },
): void {
  const refuse = (what: string, asked: string, found: string) =>
    new StatusError(
      409,
      'Conflict',
      `Operation cannot be fulfilled on ${object.kind} "${object.metadata.name}": the ${what} in the precondition (${asked}) does not match the ${what} in record (${found}). The object might have been deleted and then recreated`,
    )
  if (uid !== undefined && uid !== object.metadata.uid) throw refuse('UID', uid, object.metadata.uid)
  if (resourceVersion !== undefined && resourceVersion !== object.metadata.resourceVersion)
    throw refuse('ResourceVersion', resourceVersion, object.metadata.resourceVersion)
}
