import { referenceTo } from '../../api/object.ts'
import { isConverged } from './converged.ts'
import type { Fleet } from './fleet.ts'
import type { Invariant } from './invariant.ts'

const hour = 3_600_000

/** I17. When nothing has disturbed the cluster for a while, every set is as it is asked for. */
export const convergence: Invariant = {
  id: 'I17',
  class: 'W',
  watches: ['action', 'fault'],
  begin({ facts, settings, tell }) {
    let since = 0
    return {
      note(note) {
        since = note.at
      },
      conclude() {
        if (facts.view.at - since < (settings.convergence ?? hour)) return
        for (const fleet of facts.fleets) {
          if (fleet.set.metadata.deletionTimestamp !== undefined || isConverged(fleet)) continue
          const last = facts.entries[facts.view.position - 1]
          const of = { set: fleet.name, since, missing: missingIn(fleet, fleet.set.status?.updateRevision) }
          tell(referenceTo(fleet.set), { says: 'notConverged', of }, last ? [last] : [])
        }
      },
    }
  },
}

/** The pods that are not there, do not serve, are outdated, or too many. */
function missingIn(fleet: Fleet, update: string | undefined): string[] {
  const names: string[] = []
  for (let index = 0; index < fleet.size; index++) {
    const member = fleet.slot(index)
    const isOutdated = index >= fleet.partition && fleet.strategy !== 'OnDelete' && member?.revision !== update
    if (member?.isServing !== true || isOutdated) names.push(fleet.nameAt(index))
  }
  return [...names, ...fleet.outside.keys()]
}
