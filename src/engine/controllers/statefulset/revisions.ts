import { applyPodTemplateDefaults } from '../../../api/defaults.ts'
import { goJson } from '../../../api/go-json.ts'
import { controllerOf, type Draft } from '../../../api/object.ts'
import type { Selector } from '../../../api/selector.ts'
import { isStatus } from '../../../api/status-error.ts'
import type { ControllerRevision, PodTemplateSpec, StatefulSet } from '../../../api/types.ts'
import { create, type Decision, get, isConflict, isFailure, remove, SyncFailure, update, wait } from './effects.ts'
import { controllerReference, type Member, setKind } from './know.ts'
import type { Caches } from './pass.ts'
import { perObject } from './per-object.ts'

export const hashLabel = 'controller.kubernetes.io/hash'

/** The two revisions that a pass goes by, and how often names have clashed. */
export interface Revisions {
  /** What pods below the partition are made from; the last one that was rolled out to all. */
  readonly current: ControllerRevision
  /** What the set's template says now. */
  readonly update: ControllerRevision
  readonly collisionCount: number
}

/** A template as a revision records it. */
interface Document {
  readonly text: string
  readonly data: unknown
  readonly hashes: Map<number, string>
}

/** The patch that restores the template. Its bytes decide on equality and are hashed, so they are Go's to the last. */
export const documentOf = perObject((template: PodTemplateSpec): Document => {
  const text = goJson({ spec: { template: { ...template, $patch: 'replace' } } })
  return { text, data: JSON.parse(text), hashes: new Map() }
})

const safeDigits = '456789bcdf'
const utf8 = new TextEncoder()

/** FNV-1 (not 1a) over the document and the collision count's digits, in decimal, in digits that spell no words. Without a count: the document alone. */
export function hashOf(text: string, collisionCount: number | undefined): string {
  let hash = 2166136261
  for (const byte of utf8.encode(text + (collisionCount ?? ''))) hash = Math.imul(hash, 16777619) ^ byte
  return String(hash >>> 0).replace(/\d/g, digit => safeDigits[Number(digit)]!)
}

function hashOfDocument({ text, hashes }: Document, collisionCount: number): string {
  const hash = hashes.get(collisionCount) ?? hashOf(text, collisionCount)
  hashes.set(collisionCount, hash)
  return hash
}

const nameOf = (set: StatefulSet, hash: string): string => `${set.metadata.name.slice(0, 223)}-${hash}`

const textOfData = perObject((data: object) => goJson(data))

const textOf = ({ data }: Pick<ControllerRevision, 'data'>): string =>
  typeof data === 'object' && data !== null ? textOfData(data) : goJson(data)

/** What Go's parser makes of a hash label; most labels have letters and are no number. */
function numberIn(label: string | undefined): number | undefined {
  if (label === undefined || !/^[+-]?\d+$/.test(label)) return undefined
  const number = Number(label)
  return number === (number | 0) ? number : undefined
}

/** The same bytes; and hash labels that are both numbers must not differ, as Kubernetes asks of labels of a time long gone. */
function isSame(text: string, label: string | undefined, revision: ControllerRevision): boolean {
  if (text !== textOf(revision)) return false
  const numbers = [numberIn(label), numberIn(revision.metadata.labels?.[hashLabel])]
  return numbers.includes(undefined) || numbers[0] === numbers[1]
}

/** Documents of before 1.34 have a null in them; to the API that is the same as nothing. */
const decoded = perObject(({ $patch, ...template }: PodTemplateSpec & { $patch?: string }) => {
  const text = JSON.stringify(template)
  return text.includes(':null') ? (JSON.parse(text, (_, value) => value ?? undefined) as PodTemplateSpec) : template
})

/** The template that a revision recorded; undefined if someone else made it and it says nothing of a template. */
export function templateOf({ data }: ControllerRevision): PodTemplateSpec | undefined {
  const recorded = (data as { spec?: { template?: PodTemplateSpec } } | undefined)?.spec?.template
  return recorded && decoded(recorded)
}

const withDefaults = perObject(applyPodTemplateDefaults)

/** Whether restoring the revision and filling in the API's defaults gives the set's template: what differs is noise of an older version. */
function meansTheSame(document: Document, revision: ControllerRevision): boolean {
  const recorded = templateOf(revision)
  return recorded === undefined || documentOf(withDefaults(recorded)).text === document.text
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
        a.revision - b.revision ||
        compare(a.metadata.creationTimestamp, b.metadata.creationTimestamp) ||
        compare(a.metadata.name, b.metadata.name),
    )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Which revisions are current and update: an unchanged template keeps the last one, a template of the past takes its old revision
 * up again under a new number, and a new one gets a new revision.
 */
export function* chooseRevisions(set: StatefulSet, history: readonly ControllerRevision[]): Decision<Revisions> {
  const document = documentOf(set.spec.template)
  const clashes = set.status?.collisionCount ?? 0
  const label = hashOfDocument(document, clashes)
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
      isSame(textOf(equal), equal.metadata.labels?.[hashLabel], last) ? last : yield* renumber(equal, number),
    )
  if (last !== undefined && meansTheSame(document, last)) return choose(last)
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
