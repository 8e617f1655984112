import type { Expectation } from '../monitor.ts'
import { claimsKept } from './claims-kept.ts'
import { oneProcess } from './one-process.ts'
import { orderedCreation } from './ordered-creation.ts'
import { orderedScaleDown } from './ordered-scale-down.ts'
import { partitionKept } from './partition-kept.ts'
import { statusHonest } from './status-honest.ts'

/** What holds on every timeline, whatever is done to the cluster. All of them together are decided in one pass. */
export const invariants: readonly Expectation[] = [
  oneProcess,
  orderedCreation,
  orderedScaleDown,
  partitionKept,
  claimsKept,
  statusHonest,
]
