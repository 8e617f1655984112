import { referenceTo } from '../../api/object.ts'
import type { Fleet } from './fleet.ts'
import type { Invariant } from './invariant.ts'

/**
 * I14. From the instant on at which a set was first complete, as many pods serve as the scenario says it needs: one fewer than it asks for, if it
 * does not say.
 */
export const declaredFloor: Invariant = {
  id: 'I14',
  class: 'A',
  watches: [],
  begin({ facts, settings: { floors = [] }, tell }) {
    const complete = new Set<string>()
    const check = (fleet: Fleet) => {
      const floor = floors.find(({ set }) => set === fleet.name || set === fleet.key)
      if (floor === undefined || fleet.set.metadata.deletionTimestamp !== undefined) return
      const missing = fleet.lacking().map(at => ({ name: fleet.nameAt(at), entry: fleet.slot(at)?.entry }))
      if (missing.length === 0 && fleet.size > 0) complete.add(fleet.uid)
      const available = fleet.size - missing.length
      const least = Math.min(floor.available ?? fleet.size - 1, fleet.size)
      if (!complete.has(fleet.uid) || available >= least) return
      const of = { set: fleet.name, available, floor: least, pods: missing.map(({ name }) => name) }
      tell(
        referenceTo(fleet.set),
        { says: 'belowFloor', of },
        missing.flatMap(({ entry }) => entry ?? []),
      )
    }
    return {
      rest() {
        for (const fleet of facts.touched) check(fleet)
      },
    }
  },
}
