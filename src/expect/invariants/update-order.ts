import { referenceTo } from '../../api/object.ts'
import { type Deletion, deletionIn } from './deletion.ts'
import type { Facts } from './facts.ts'
import type { Member } from './fleet.ts'
import type { Invariant, InvariantSettings } from './invariant.ts'

/** The pods that were taken down for updates at one instant: one step of a rollout that may lack several. */
interface Step {
  readonly at: number
  readonly taken: Set<string>
}

/**
 * I8. A rollout takes pods down from the highest outdated one to the partition. Without maxUnavailable every pod above serves by then; with
 * OrderedReady, so do all others, and nothing is left to be scaled away. From 1.37 on Parallel takes broken pods before those that serve.
 */
export const updateOrder: Invariant = {
  id: 'I8',
  class: 'H',
  watches: ['Pod'],
  ofController: true,
  begin({ facts, settings, tell }) {
    let step: Step = { at: -1, taken: new Set() }
    return {
      revision(entry) {
        const deletion = deletionIn(entry, facts)
        if (deletion?.cause !== 'update' || deletion.fleet.strategy !== 'RollingUpdate') return
        if (step.at !== entry.at) step = { at: entry.at, taken: new Set() }
        const { fleet, member } = deletion
        const obstacle = obstacleTo(deletion, step, settings)
        step.taken.add(`${fleet.uid} ${member.name}`)
        const about = referenceTo(entry.object)
        const { partition } = fleet
        if (fleet.indexOf(member.ordinal) < partition)
          return tell(about, { says: 'updatedBelowPartition', of: { pod: member.name, partition } }, [entry])
        const higher = higherOutdated(deletion, facts, settings)
        if (higher !== undefined)
          return tell(about, { says: 'updatedOutOfOrder', of: { pod: member.name, higher: higher.name } }, [
            higher.entry,
            entry,
          ])
        if (obstacle === undefined) return
        const witness = obstacle.member === undefined ? [entry] : [obstacle.member.entry, entry]
        tell(about, { says: 'updatedTooEarly', of: { pod: member.name, other: obstacle.pod } }, witness)
      },
    }
  },
}

/** A pod above that should have made way before. */
function higherOutdated(
  { fleet, member }: Deletion,
  facts: Facts,
  { maxUnavailable }: InvariantSettings,
): Member | undefined {
  const update = facts.updateRevisionOf(fleet)?.metadata.name
  const isBrokenFirst = maxUnavailable === '1.37' && !fleet.isOrdered
  for (let index = fleet.size - 1; index > fleet.indexOf(member.ordinal); index--) {
    const other = fleet.slot(index)
    if (other === undefined || other.revision === update || other.isTerminating) continue
    if (!isBrokenFirst || other.isAvailable === member.isAvailable || member.isAvailable) return other
  }
  return undefined
}

/** A pod that has to serve, or to be gone, before this one may be taken down. */
function obstacleTo({ fleet, member }: Deletion, { taken }: Step, settings: InvariantSettings) {
  const index = fleet.indexOf(member.ordinal)
  const { maxUnavailable = 'off', rollsOnReady = false } = settings
  if (fleet.isOrdered) {
    const [condemned] = fleet.outside.values()
    if (condemned !== undefined) return { pod: condemned.name, member: condemned }
  } else if (maxUnavailable !== 'off') return undefined
  const lacking = fleet.isOrdered ? fleet.lacking() : fleet.lacking(index + 1, rollsOnReady ? 'isUp' : 'isServing')
  const isOfStep = (at: number) => maxUnavailable !== 'off' && taken.has(`${fleet.uid} ${fleet.nameAt(at)}`)
  const first = lacking.find(at => at !== index && !isOfStep(at))
  return first === undefined ? undefined : { pod: fleet.nameAt(first), member: fleet.slot(first) }
}
