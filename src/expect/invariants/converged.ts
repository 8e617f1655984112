import type { Fleet } from './fleet.ts'

/** Whether the set is as it is asked for: all its pods serve, there are no others, and all from the partition on are of the update. */
export function isConverged(fleet: Fleet): boolean {
  const { metadata, status } = fleet.set
  if ((status?.observedGeneration ?? 0) < (metadata.generation ?? 0)) return false
  return fleet.outside.size === 0 && fleet.firstLacking() === undefined && isUpdated(fleet)
}

function isUpdated(fleet: Fleet): boolean {
  if (fleet.strategy === 'OnDelete') return true
  const update = fleet.set.status?.updateRevision
  for (let index = fleet.partition; index < fleet.size; index++)
    if (fleet.slot(index)?.revision !== update) return false
  return true
}
