import { referenceTo } from '../../api/object.ts'
import { type Deletion, deletionIn } from './deletion.ts'
import type { Member } from './fleet.ts'
import type { Invariant } from './invariant.ts'

/**
 * I7. With OrderedReady pods outside of what the set asks for go from the highest down, each after the one above is gone, and only while all
 * that are to stay serve. One that does not serve itself goes only if it is the lowest such.
 */
export const orderedScaleDown: Invariant = {
  id: 'I7',
  class: 'H',
  watches: ['Pod'],
  ofController: true,
  begin({ facts, tell }) {
    return {
      revision(entry) {
        const deletion = deletionIn(entry, facts)
        if (deletion?.cause !== 'scale' || !deletion.fleet.isOrdered) return
        const obstacle = obstacleTo(deletion)
        if (obstacle === undefined) return
        const witness = obstacle.member === undefined ? [entry] : [obstacle.member.entry, entry]
        const { name } = deletion.member
        tell(referenceTo(entry.object), { says: 'removedTooEarly', of: { pod: name, other: obstacle.pod } }, witness)
      },
    }
  },
}

/** The pod for which this one has to wait. */
function obstacleTo({ fleet, member }: Deletion): { pod: string; member?: Member } | undefined {
  const lacking = fleet.firstLacking()
  if (lacking !== undefined) return { pod: fleet.nameAt(lacking), member: fleet.slot(lacking) }
  for (const other of fleet.outside.values()) {
    const isBrokenBelow = other.ordinal < member.ordinal && !other.isServing && !member.isServing
    if (other.ordinal > member.ordinal || isBrokenBelow) return { pod: other.name, member: other }
  }
  return undefined
}
