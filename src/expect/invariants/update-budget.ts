import { referenceTo } from '../../api/object.ts'
import type { StatefulSet } from '../../api/types.ts'
import { deletionIn } from './deletion.ts'
import type { Invariant } from './invariant.ts'

/**
 * I9. Where maxUnavailable is obeyed, a rollout never leaves more slots without a serving pod than it allows, whoever is to blame for the others;
 * from 1.37 on Parallel may replace broken pods beyond that. Where it is not, I8 allows no second pod.
 */
export const updateBudget: Invariant = {
  id: 'I9',
  class: 'H',
  watches: ['Pod'],
  ofController: true,
  begin({ facts, settings: { maxUnavailable = 'off', rollsOnReady }, tell }) {
    return {
      revision(entry) {
        if (maxUnavailable === 'off') return
        const deletion = deletionIn(entry, facts)
        if (deletion?.cause !== 'update' || deletion.fleet.strategy !== 'RollingUpdate') return
        const { fleet, member } = deletion
        if (maxUnavailable === '1.37' && !fleet.isOrdered && !member.isAvailable) return
        const unavailable = new Set(
          fleet.lacking(0, rollsOnReady ? 'isUp' : 'isServing').map(at => fleet.nameAt(at)),
        ).add(member.name)
        const most = mostUnavailable(fleet.set)
        if (unavailable.size <= most) return
        const of = { pod: member.name, most, unavailable: [...unavailable] }
        tell(referenceTo(entry.object), { says: 'budgetOverspent', of }, [entry])
      },
    }
  },
}

/** A number as it is, a percentage of the replicas rounded down, and never less than one. */
function mostUnavailable({ spec }: StatefulSet): number {
  const { maxUnavailable = 1 } = spec.updateStrategy?.rollingUpdate ?? {}
  const number =
    typeof maxUnavailable === 'number'
      ? maxUnavailable
      : Math.floor((Number.parseInt(maxUnavailable, 10) * (spec.replicas ?? 1)) / 100)
  return Math.max(1, number)
}
