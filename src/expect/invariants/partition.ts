import { referenceTo } from '../../api/object.ts'
import type { Facts } from './facts.ts'
import { type Fleet, revisionLabel } from './fleet.ts'
import type { Invariant } from './invariant.ts'
import { newPodIn } from './new-pod.ts'

/**
 * I10. A new pod is made from the current revision below the partition and from the update revision above it. A set that says RollingUpdate
 * without its parameters goes by the number of current pods in its status instead; under OnDelete every new pod is made from the update.
 */
export const partition: Invariant = {
  id: 'I10',
  class: 'H',
  watches: ['Pod'],
  ofController: true,
  begin({ facts, tell }) {
    return {
      revision(entry) {
        const made = newPodIn(entry, facts)
        if (made === undefined) return
        const { pod, fleet, index } = made
        const { name, labels } = pod.metadata
        const wanted = wantedAt(index, fleet, facts)
        const revision = labels?.[revisionLabel] ?? ''
        if (wanted === undefined || revision === wanted) return
        const of = { pod: name, revision, wanted, partition: fleet.partition }
        tell(referenceTo(pod), { says: 'wrongRevision', of }, [entry])
      },
    }
  },
}

/** The revision that a pod in this slot is to be made from now. */
function wantedAt(index: number, fleet: Fleet, facts: Facts): string | undefined {
  const update = facts.updateRevisionOf(fleet)?.metadata.name
  const current = fleet.set.status?.currentRevision
  const isKnown = current !== undefined && facts.revisionsOf(fleet).has(current)
  return isKnown && index < currentUpTo(fleet) ? current : update
}

/** Slots below this one are of the current revision. */
function currentUpTo(fleet: Fleet): number {
  const { rollingUpdate } = fleet.set.spec.updateStrategy ?? {}
  if (rollingUpdate !== undefined) return fleet.partition
  return fleet.strategy === 'RollingUpdate' ? (fleet.set.status?.currentReplicas ?? 0) : 0
}
