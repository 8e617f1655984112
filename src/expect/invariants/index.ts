import { convergence } from './convergence.ts'
import { dataKept } from './data-kept.ts'
import { declaredFloor } from './declared-floor.ts'
import { disruptionBudget } from './disruption-budget.ts'
import { eventsComplete } from './events-complete.ts'
import { gracefulEnd } from './graceful-end.ts'
import { identityNetwork } from './identity-network.ts'
import { immutableFields } from './immutable-fields.ts'
import type { Invariant } from './invariant.ts'
import { noCauselessRestart } from './no-causeless-restart.ts'
import { noLivelock } from './no-livelock.ts'
import { noUnexplainedStall } from './no-unexplained-stall.ts'
import { oneObject } from './one-object.ts'
import { oneProcess } from './one-process.ts'
import { orderedCreation } from './ordered-creation.ts'
import { orderedScaleDown } from './ordered-scale-down.ts'
import { ownership } from './ownership.ts'
import { partition } from './partition.ts'
import { quorum } from './quorum.ts'
import { retention } from './retention.ts'
import { revisionSanity } from './revision-sanity.ts'
import { rollbackReachable } from './rollback-reachable.ts'
import { singleWriter } from './single-writer.ts'
import { stableBinding } from './stable-binding.ts'
import { statusHonesty } from './status-honesty.ts'
import { updateBudget } from './update-budget.ts'
import { updateOrder } from './update-order.ts'

/**
 * What holds on every timeline, whatever is done to the cluster, by number. I19 and I25 are no monitors: they ask for a second run, and are in
 * `reruns.ts`.
 */
export const invariants: readonly Invariant[] = [
  oneProcess,
  oneObject,
  singleWriter,
  dataKept,
  stableBinding,
  orderedCreation,
  orderedScaleDown,
  updateOrder,
  updateBudget,
  partition,
  revisionSanity,
  noCauselessRestart,
  statusHonesty,
  declaredFloor,
  disruptionBudget,
  quorum,
  noUnexplainedStall,
  convergence,
  noLivelock,
  gracefulEnd,
  immutableFields,
  eventsComplete,
  identityNetwork,
  ownership,
  retention,
  rollbackReachable,
]
