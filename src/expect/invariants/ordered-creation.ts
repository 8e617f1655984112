import { referenceTo } from '../../api/object.ts'
import type { Invariant } from './invariant.ts'
import { newPodIn } from './new-pod.ts'

/**
 * I6. The controller creates only pods that the set asks for; with OrderedReady only while every pod below is ready, available and not about to
 * end.
 */
export const orderedCreation: Invariant = {
  id: 'I6',
  class: 'H',
  watches: ['Pod'],
  ofController: true,
  begin({ facts, tell }) {
    return {
      revision(entry) {
        const made = newPodIn(entry, facts)
        if (made === undefined) return
        const { pod, fleet, index } = made
        const { name } = pod.metadata
        if (index < 0 || index >= fleet.size)
          return tell(referenceTo(pod), { says: 'createdUnasked', of: { pod: name, set: fleet.name } }, [entry])
        const lacking = fleet.isOrdered ? fleet.firstLacking(index) : undefined
        if (lacking === undefined) return
        const lower = fleet.slot(lacking)
        const witness = lower === undefined ? [entry] : [lower.entry, entry]
        tell(referenceTo(pod), { says: 'createdTooEarly', of: { pod: name, lower: fleet.nameAt(lacking) } }, witness)
      },
    }
  },
}
