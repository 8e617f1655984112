import { keyOf } from '../../api/object.ts'
import type { StatefulSet } from '../../api/types.ts'
import type { Entry, Revision } from '../../timeline/entry.ts'
import { always } from './always.ts'

/** These delete because they were told to: a person, or whoever empties a namespace. */
const told = new Set(['user', 'cluster', 'namespace-controller'])

/** No claim of a set is deleted, unless someone does it by hand or the set's retention policy asks for it. */
export const claimsKept = always({ says: 'claimsKept', of: {} }, () => {
  const sets = new Map<string, StatefulSet>()
  return ({ entry, at }) => {
    if (entry?.entry !== 'revision') return undefined
    if (entry.object.kind === 'StatefulSet') sets.set(keyOf(entry.object), entry.object as StatefulSet)
    if (!isDeletion(entry) || told.has(entry.by)) return undefined
    const { name, namespace } = entry.object.metadata
    const owner = [...sets.values()].find(set => set.metadata.namespace === namespace && makes(set, name))
    if (owner === undefined || deletesClaims(owner)) return undefined
    return { says: 'claimLost', of: { claim: name, at, by: entry.by } }
  }
})

/** The claim's deletion is asked for: it is marked, or goes at once. */
function isDeletion(entry: Entry): entry is Revision {
  if (entry.entry !== 'revision' || entry.object.kind !== 'PersistentVolumeClaim') return false
  if (entry.before?.metadata.deletionTimestamp !== undefined) return false
  return entry.change === 'deleted' || entry.object.metadata.deletionTimestamp !== undefined
}

function makes({ metadata, spec }: StatefulSet, claim: string): boolean {
  const base = claim.replace(/-\d+$/, '')
  return spec.volumeClaimTemplates?.some(template => `${template.metadata.name}-${metadata.name}` === base) === true
}

function deletesClaims({ spec }: StatefulSet): boolean {
  const { whenScaled, whenDeleted } = spec.persistentVolumeClaimRetentionPolicy ?? {}
  return whenScaled === 'Delete' || whenDeleted === 'Delete'
}
