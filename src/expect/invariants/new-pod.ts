import type { Pod } from '../../api/types.ts'
import type { Revision } from '../../timeline/entry.ts'
import type { Facts } from './facts.ts'
import { type Fleet, ordinalOf } from './fleet.ts'
import { setController } from './invariant.ts'

/** A pod that the controller made for a set. */
interface NewPod {
  readonly pod: Pod
  /** The set, as it was before. */
  readonly fleet: Fleet
  /** The pod's place among the slots; negative or too high if the set asks for none such. */
  readonly index: number
}

/** The new pod that an entry tells of, if it tells of any; none of a set with odd pods, for what becomes of it is not judged. */
export function newPodIn({ change, by, object }: Revision, facts: Facts): NewPod | undefined {
  if (change !== 'created' || by !== setController) return undefined
  const pod = object as Pod
  const fleet = facts.fleetOf(pod)
  if (fleet === undefined || fleet.odd.size > 0 || !fleet.claims(pod)) return undefined
  return { pod, fleet, index: fleet.indexOf(ordinalOf(pod.metadata.name)) }
}
