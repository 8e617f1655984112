import { controllerOf } from '../../../api/object.ts'
import type { Selector } from '../../../api/selector.ts'
import { isStatus } from '../../../api/status-error.ts'
import type { ControllerRevision, Pod, StatefulSet } from '../../../api/types.ts'
import type { Caches } from './caches.ts'
import { type Decision, type Failure, failureOf, get, patch, SyncFailure, together } from './effects.ts'
import { foundBefore } from './found-before.ts'
import { controllerReference, type Member, setKind } from './know.ts'

const referenceOf = ({ kind, metadata }: ControllerRevision | Pod) =>
  ({ kind, namespace: metadata.namespace, name: metadata.name }) as const

/** A patch that holds only for the object of this uid: a namesake is a Conflict. */
const adoption = (set: StatefulSet, uid: string) => ({
  metadata: { ownerReferences: [controllerReference(setKind, set.metadata)], uid },
})

const release = (set: StatefulSet, uid: string) => ({
  metadata: { ownerReferences: [{ $patch: 'delete', uid: set.metadata.uid }], uid },
})

/** Asks the API server whether the set may still adopt: the cache could show one that is gone or going. */
function* askForLife(set: StatefulSet): Decision<void> {
  const { namespace, name, uid } = set.metadata
  const live = yield* get({ kind: 'StatefulSet', namespace, name } as const)
  if (live.metadata.uid !== uid)
    throw new SyncFailure(
      `original StatefulSet ${namespace}/${name} is gone: got uid ${live.metadata.uid}, wanted ${uid}`,
    )
  const { deletionTimestamp } = live.metadata
  if (deletionTimestamp !== undefined)
    throw new SyncFailure(`${namespace}/${name} has just been deleted at ${deletionTimestamp}`)
}

/** Revisions that nobody owns become the set's, by name (Kubernetes has no order here); the first refusal ends it. */
export function* adoptRevisions(set: StatefulSet, history: readonly ControllerRevision[]): Decision<void> {
  const orphans = history
    .filter(revision => controllerOf(revision) === undefined)
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
  if (orphans.length === 0) return
  const dead = yield* failureOf(askForLife(set))
  if (dead !== undefined) throw new SyncFailure(`can't adopt ControllerRevisions: ${dead.message}`)
  for (const orphan of orphans) yield* patch(referenceOf(orphan), adoption(set, orphan.metadata.uid))
}

/**
 * The pods that are the set's: owned ones that still match it, and orphans that do, which it adopts. Owned pods that match no more are
 * let go. A set that is being deleted neither adopts nor releases. All pods are looked at before a failure counts.
 */
export function* claimPods({ set, members }: Caches, selector: Selector): Decision<Member[]> {
  const { name, uid, deletionTimestamp } = set.metadata
  const isAlive = deletionTimestamp === undefined
  const claimed: Member[] = []
  const strangers: Member[] = []
  const orphans: Member[] = []
  const known = foundBefore(set.spec).claimed
  for (let place = 0; place < members.length; place++) {
    const member = members[place]!
    if (known[place] === member) {
      claimed.push(member)
      continue
    }
    const { controller } = member
    const isOwned = controller !== undefined && controller.uid === uid
    if (!isOwned && controller !== undefined) continue
    const isMatch = member.parent === name && selector.matches(member.pod.metadata.labels)
    if (isOwned && isMatch) known[place] = member
    if (isOwned) (isMatch ? claimed : strangers).push(member)
    else if (isMatch && !member.isTerminating) orphans.push(member)
  }
  if (!isAlive) return claimed
  if (strangers.length > 0 || orphans.length > 0) claimed.push(...(yield* settleOwnership(set, strangers, orphans)))
  return claimed
}

/** Lets strangers go and adopts orphans; ends with those that were adopted. */
function* settleOwnership(
  set: StatefulSet,
  strangers: readonly Member[],
  orphans: readonly Member[],
): Decision<Member[]> {
  const failures: Failure[] = []
  for (const stranger of strangers) {
    const failure = yield* failureOf(patch(referenceOf(stranger.pod as Pod), release(set, stranger.uid)))
    const isGone = failure === undefined || isStatus(failure, 'NotFound') || isStatus(failure, 'Invalid')
    if (!isGone) failures.push(failure)
  }
  const dead = orphans.length > 0 ? yield* failureOf(askForLife(set)) : undefined
  const adopted: Member[] = []
  for (const orphan of orphans) {
    const failure = dead ?? (yield* failureOf(patch(referenceOf(orphan.pod as Pod), adoption(set, orphan.uid))))
    if (failure === undefined) adopted.push(orphan)
    else if (failure === dead || !isStatus(failure, 'NotFound')) failures.push(failure)
  }
  if (failures.length > 0) throw together(failures)
  return adopted
}
