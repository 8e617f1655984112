import { referenceTo } from '../../api/object.ts'
import type { Invariant } from './invariant.ts'

/** I15. Once it was reached, more than half of the members of the application's own list are ready: the list counts, not what the set asks for. */
export const quorum: Invariant = {
  id: 'I15',
  class: 'A',
  watches: [],
  begin({ facts, settings: { quorums = [] }, tell }) {
    const reached = new Set<string>()
    return {
      rest() {
        for (const fleet of facts.touched) {
          const declared = quorums.find(({ set }) => set === fleet.name || set === fleet.key)
          if (declared === undefined) continue
          const { members } = declared
          const ready = [...fleet.members].filter(({ isReady, isTerminating }) => isReady && !isTerminating).length
          if (ready * 2 > members) reached.add(fleet.uid)
          else if (reached.has(fleet.uid)) {
            const witness = facts.entries[facts.view.position - 1]
            tell(
              referenceTo(fleet.set),
              { says: 'quorumLost', of: { set: fleet.name, ready, members } },
              witness ? [witness] : [],
            )
          }
        }
      },
    }
  },
}
