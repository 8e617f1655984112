import { sameJson } from '../../api/equal.ts'
import { referenceTo } from '../../api/object.ts'
import type { Entry, Revision } from '../../timeline/entry.ts'
import type { Violation } from './invariant.ts'

/** Kinds that only tell of others, or are written again and again to say that someone lives. */
const reporting = new Set(['Event', 'Lease'])

/**
 * I19. Doing again what was done changes nothing: `again` applies the same manifests to a cluster at rest, or restarts a controller in it, and
 * lets everything settle. Every object that was written meanwhile is a violation.
 */
export function checkIdempotence(entries: readonly Entry[], again: () => void): Violation[] {
  const from = entries.length
  again()
  const written = new Map<string, Revision[]>()
  for (const entry of entries.slice(from)) {
    if (entry.entry !== 'revision' || reporting.has(entry.object.kind)) continue
    const key = `${entry.object.kind} ${entry.object.metadata.uid}`
    written.set(key, [...(written.get(key) ?? []), entry])
  }
  return [...written.values()].map(writes => {
    const [{ object, by, at }] = writes as [Revision, ...Revision[]]
    const of = { object: { kind: object.kind, name: object.metadata.name }, by, writes: writes.length }
    return {
      id: 'I19',
      class: 'H',
      at,
      about: referenceTo(object),
      breach: { says: 'wroteAgain', of },
      witness: writes,
    }
  })
}

/** I25. The same seed and the same deeds leave the same bytes: `run` does everything anew in a new cluster and answers its log. */
export function checkDeterminism(run: () => readonly Entry[]): Violation | undefined {
  return differenceOf(run(), run())
}

/** The first place in which two logs differ, as a violation of I25. */
function differenceOf(first: readonly Entry[], second: readonly Entry[]): Violation | undefined {
  const length = Math.max(first.length, second.length)
  for (let index = 0; index < length; index++) {
    const [one, other] = [first[index], second[index]]
    if (sameJson(one, other)) continue
    const entry = (one ?? other)!
    const of = { position: index + 1, first: nameOf(one), second: nameOf(other) }
    const about = entry.entry === 'revision' ? referenceTo(entry.object) : { kind: 'Cluster', name: 'cluster' }
    const witness = [one, other].filter(each => each !== undefined)
    return { id: 'I25', class: 'H', at: entry.at, about, breach: { says: 'runsDiffer', of }, witness }
  }
  return undefined
}

/** `12 updated Pod/web-0 by kubelet`, or that nothing was written any more. */
function nameOf(entry: Entry | undefined): string {
  if (entry === undefined) return '–'
  if (entry.entry === 'note') return `${entry.at} ${entry.note} ${entry.by}`
  const { change, object, by, at } = entry
  return `${at} ${change} ${object.kind}/${object.metadata.name} ${by}`
}
