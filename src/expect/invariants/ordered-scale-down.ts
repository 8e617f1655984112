import type { Entry, Revision } from '../../timeline/entry.ts'
import { always } from './always.ts'
import { controller, isOrdered, type Member, memberOf } from './members.ts'

/** With OrderedReady the controller takes a pod away only after every pod above it is gone. */
export const orderedScaleDown = always({ says: 'orderedScaleDown', of: {} }, () => ({ entry, at }, view) => {
  if (!isRemoval(entry)) return undefined
  const member = memberOf(entry.object, view)
  if (member === undefined || !isOrdered(member.set) || !isCondemned(member)) return undefined
  const above = view.list('Pod').map(pod => memberOf(pod, view))
  const higher = above.find(other => other?.set === member.set && other.ordinal > member.ordinal && isCondemned(other))
  if (higher === undefined) return undefined
  return { says: 'removedTooEarly', of: { pod: member.pod.metadata.name, at, higher: higher.pod.metadata.name } }
})

/** The controller asks for a deletion: the object is marked, or goes at once. */
function isRemoval(entry: Entry | undefined): entry is Revision {
  if (entry?.entry !== 'revision' || entry.by !== controller || entry.object.kind !== 'Pod') return false
  return (
    entry.before?.metadata.deletionTimestamp === undefined &&
    (entry.change === 'deleted' || entry.object.metadata.deletionTimestamp !== undefined)
  )
}

function isCondemned({ index, set }: Member): boolean {
  return index < 0 || index >= (set.spec.replicas ?? 1)
}
