import type { KubeObject } from '../api/object.ts'
import type { OwnerReference } from '../api/types.ts'
import type { Revision } from './entry.ts'
import { changes } from './transcript-changes.ts'
import { again, type Clause, once } from './transcript-clause.ts'

/** What is worth telling about objects of one kind. */
export interface Teller<T extends KubeObject = KubeObject> {
  /** What to add to `created by …`; false if its creation is not worth a line. */
  born?(object: T): string | undefined | false
  /** What its removal means, if more than that. */
  died?(object: T): string
  /** What is new about its status, and whatever of its spec has words of its own. */
  changed?(before: T, object: T): Clause[]
  /** The changes of its spec that {@link Teller.changed} does not tell; by default all. */
  specChanges?(before: T, object: T): string[]
}

/** The clauses of a revision: what the kind's own teller says, and what is the same for every kind. */
export function tellRevision(revision: Revision, teller: Teller): Clause[] {
  const { change, object, before, by } = revision
  if (change === 'created' || before === undefined) return created(object, by, teller)
  if (change === 'deleted') return [removed(before, by, teller)]
  return [
    ...asked(before, object, by),
    ...(teller.changed?.(before, object) ?? []),
    ...edited(before, object, by, teller),
  ]
}

function created(object: KubeObject, by: string, teller: Teller): Clause[] {
  const details = teller.born?.(object)
  if (details === false) return []
  return [once(details === undefined ? `created by ${by}` : `created by ${by}: ${details}`)]
}

/** Without a deletion that was asked for before, whoever removes it is the one who asked. */
function removed(before: KubeObject, by: string, teller: Teller): Clause {
  if (teller.died !== undefined) return once(teller.died(before))
  return once(before.metadata.deletionTimestamp === undefined ? `removed by ${by}` : 'removed')
}

function asked(before: KubeObject, { kind, metadata }: KubeObject, by: string): Clause[] {
  if (metadata.deletionTimestamp === undefined || kind === 'VolumeAttachment') return []
  const grace = metadata.deletionGracePeriodSeconds
  if (before.metadata.deletionTimestamp === undefined) {
    const details = kind === 'Pod' && grace !== undefined ? [`grace ${grace}s`] : []
    const held = metadata.finalizers ?? []
    if (held.length > 0) details.push(`held by ${held.join(', ')}`)
    return [once([`deletion asked for by ${by}`, ...details].join(', '))]
  }
  const shortened = grace !== before.metadata.deletionGracePeriodSeconds && by !== 'kubelet'
  return shortened ? [once(`deletion asked for again by ${by}, grace ${grace}s`)] : []
}

const noisyAnnotation = 'kubectl.kubernetes.io/last-applied-configuration'

function edited(before: KubeObject, object: KubeObject, by: string, teller: Teller): Clause[] {
  const edits = teller.specChanges?.(before, object) ?? changes(contentOf(before), contentOf(object))
  edits.push(...changes(before.metadata.labels ?? {}, object.metadata.labels ?? {}).map(change => `label ${change}`))
  if (by === 'user') edits.push(...annotationChanges(before, object))
  const clauses = edits.length === 0 ? [] : [once(`${edits.join(', ')} by ${by}`)]
  const owners = ownersOf(object)
  return owners === ownersOf(before) ? clauses : [...clauses, once(`owned by ${owners}`)]
}

/** What its author wrote: the spec of most kinds; of others all there is, like a ConfigMap's data. */
function contentOf({ apiVersion: _, kind: __, metadata: ___, status: ____, spec, ...rest }: KubeObject): unknown {
  return spec ?? rest
}

function annotationChanges(before: KubeObject, object: KubeObject): string[] {
  const { [noisyAnnotation]: _, ...earlier } = before.metadata.annotations ?? {}
  const { [noisyAnnotation]: __, ...now } = object.metadata.annotations ?? {}
  return changes(earlier, now).map(change => `annotation ${change}`)
}

const ownersOf = ({ metadata: { ownerReferences: owners = [] } }: KubeObject): string =>
  owners.length === 0 ? 'nobody' : owners.map(({ kind, name }: OwnerReference) => `${kind}/${name}`).join(', ')

/** A change of a number or word of the status that comes and goes. */
export function counted(name: string, before: unknown, now: unknown): Clause[] {
  return before === now || now === undefined ? [] : [again(`${name} ${before ?? 'none'} → ${now}`)]
}
