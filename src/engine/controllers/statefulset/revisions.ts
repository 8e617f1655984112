import { controllerOf, type Draft } from '../../../api/object.ts'
import type { Selector } from '../../../api/selector.ts'
import { isStatus } from '../../../api/status-error.ts'
import type { ControllerRevision, StatefulSet } from '../../../api/types.ts'
import type { Caches } from './caches.ts'
import {
  type Document,
  documentOf,
  hashLabel,
  hashOfDocument,
  isSame,
  meansTheSame,
  nameOf,
  olderDocumentOf,
  textOf,
} from './documents.ts'
import { create, type Decision, get, isConflict, isFailure, remove, SyncFailure, update, wait } from './effects.ts'
import { controllerReference, type Member, setKind } from './know.ts'
import type { Rules } from './rules.ts'

/** The two revisions that a pass goes by, and how often names have clashed. */
export interface Revisions {
  /** What pods below the partition are made from; the last one that was rolled out to all. */
  readonly current: ControllerRevision
  /** What the set's template says now. */
  readonly update: ControllerRevision
  readonly collisionCount: number
}

/** The set's revisions, owned or orphaned: by number, then age, then name. */
export function historyOf({ set, revisions }: Caches, selector: Selector): ControllerRevision[] {
  return revisions
    .filter(revision => {
      const controller = controllerOf(revision)
      const isOurs = controller === undefined || controller.uid === set.metadata.uid
      return isOurs && selector.matches(revision.metadata.labels)
    })
    .sort(
      (a, b) =>
        (a.revision ?? 0) - (b.revision ?? 0) ||
        compare(a.metadata.creationTimestamp, b.metadata.creationTimestamp) ||
        compare(a.metadata.name, b.metadata.name),
    )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Which revisions are current and update: an unchanged template keeps the last one, a template of the past takes its old revision
 * up again under a new number, and a new one gets a new revision.
 */
export function* chooseRevisions(
  set: StatefulSet,
  history: readonly ControllerRevision[],
  { recordsNull, comparesBytes }: Rules,
): Decision<Revisions> {
  const document = recordsNull ? olderDocumentOf(set.spec.template) : documentOf(set.spec.template)
  const clashes = set.status?.collisionCount ?? 0
  const asked = (label: string | undefined) => (comparesBytes ? label : undefined)
  const label = asked(hashOfDocument(document, clashes))
  const last = history.at(-1)
  const number = (last?.revision ?? 0) + 1
  const equal = history.findLast(revision => isSame(document.text, label, revision))
  const named = history.find(({ metadata }) => metadata.name === set.status?.currentRevision)
  const choose = (update: ControllerRevision, collisionCount = clashes): Revisions => ({
    current: named ?? update,
    update,
    collisionCount,
  })
  if (last !== undefined && equal !== undefined)
    return choose(
      isSame(textOf(equal), asked(equal.metadata.labels?.[hashLabel]), last) ? last : yield* renumber(equal, number),
    )
  if (last !== undefined && !comparesBytes && meansTheSame(document, last)) return choose(last)
  const created = yield* createRevision(set, document, number, clashes)
  return choose(created.revision, created.collisionCount)
}

/** Takes an old revision up again. After a Conflict Kubernetes tries again with an empty copy, which its own client refuses. */
function* renumber(revision: ControllerRevision, number: number): Decision<ControllerRevision> {
  try {
    return yield* update({ ...revision, revision: number })
  } catch (error) {
    if (isFailure(error) && isConflict(error)) throw new SyncFailure('resource name may not be empty')
    throw error
  }
}

/** A name that is taken by other content is a collision: the count goes up, and with it the hash in the name; the label keeps the first. */
function* createRevision(
  set: StatefulSet,
  document: Document,
  number: number,
  clashes: number,
): Decision<{ revision: ControllerRevision; collisionCount: number }> {
  const draft = newRevision(set, document, number, clashes)
  for (let collisionCount = clashes; ; collisionCount++) {
    const name = nameOf(set, hashOfDocument(document, collisionCount))
    const about = { kind: 'ControllerRevision', namespace: set.metadata.namespace, name } as const
    try {
      const revision = yield* create<'ControllerRevision'>({ ...draft, metadata: { ...draft.metadata, name } })
      return { revision, collisionCount }
    } catch (error) {
      if (!isStatus(error, 'AlreadyExists')) {
        if (isFailure(error)) yield* wait({ rule: 'creation-refused', on: about, details: { message: error.message } })
        throw error
      }
    }
    const namesake = yield* get(about)
    if (textOf(namesake) === document.text) return { revision: namesake, collisionCount }
  }
}

function newRevision(
  set: StatefulSet,
  document: Document,
  number: number,
  collisionCount: number,
): Draft<ControllerRevision> {
  const { namespace, annotations } = set.metadata
  const labels = { ...set.spec.template.metadata?.labels, [hashLabel]: hashOfDocument(document, collisionCount) }
  const ownerReferences = [controllerReference(setKind, set.metadata)]
  return {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: { namespace, labels, ...(annotations && { annotations: { ...annotations } }), ownerReferences },
    data: document.data,
    revision: number,
  }
}

/**
 * Deletes the oldest revisions that nothing needs, until no more than `revisionHistoryLimit` of those remain (a negative limit keeps all).
 * The first refusal ends it.
 */
export function* truncateHistory(
  set: StatefulSet,
  history: readonly ControllerRevision[],
  members: readonly Member[],
  revisions: Revisions | undefined,
): Decision<void> {
  const limit = set.spec.revisionHistoryLimit ?? 10
  if (limit < 0 || history.length <= limit) return
  const live = new Set<string | undefined>([revisions?.current.metadata.name, revisions?.update.metadata.name])
  for (const member of members) live.add(member.revision)
  const past = history.filter(({ metadata }) => !live.has(metadata.name))
  for (const { kind, metadata } of past.slice(0, Math.max(0, past.length - limit)))
    yield* remove({ kind, namespace: metadata.namespace, name: metadata.name })
}
