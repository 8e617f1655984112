import type { Pod } from '../../api/types.ts'
import type { Revision } from '../../timeline/entry.ts'
import type { Facts } from './facts.ts'
import type { Fleet, Member } from './fleet.ts'
import { setController } from './invariant.ts'

/** Whether with this entry somebody asked that the object be deleted: it is marked now, or gone without ever having been. */
export function asksDeletion(entry: Revision): boolean {
  if (entry.before?.metadata.deletionTimestamp !== undefined) return false
  return (
    entry.change === 'deleted' || (entry.change === 'updated' && entry.object.metadata.deletionTimestamp !== undefined)
  )
}

/** A pod that its set's controller takes away, as it was before, and why it may do so. */
export interface Deletion {
  readonly fleet: Fleet
  readonly member: Member
  readonly entry: Revision
  /** It ended for good; it is outside of what the set asks for; it is of another revision than the set's template. */
  readonly cause: 'over' | 'scale' | 'update' | undefined
}

/** The deletion that the entry asks for, if it is the set controller's, of a pod of a set that can be judged. */
export function deletionIn(entry: Revision, facts: Facts): Deletion | undefined {
  if (entry.by !== setController || entry.object.kind !== 'Pod' || !asksDeletion(entry)) return undefined
  const pod = entry.object as Pod
  const fleet = facts.fleetOf(pod)
  const member = fleet?.member(pod.metadata.name)
  if (fleet === undefined || member === undefined || fleet.odd.size > 0) return undefined
  return { fleet, member, entry, cause: causeOf(fleet, member, facts) }
}

function causeOf(fleet: Fleet, member: Member, facts: Facts): Deletion['cause'] {
  if (fleet.set.metadata.deletionTimestamp !== undefined) return undefined
  const update = facts.updateRevisionOf(fleet)
  const isOutdated = update !== undefined && member.revision !== update.metadata.name
  if (isOutdated && fleet.strategy === 'Recreate') return 'update'
  if (!fleet.isInRange(member.ordinal)) return 'scale'
  if (member.isOver) return 'over'
  return isOutdated && fleet.strategy !== 'OnDelete' ? 'update' : undefined
}
