import type { StatefulSet } from '../../api/types.ts'
import { always } from './always.ts'

/** A set's status is of no generation that does not exist, goes back to none, and counts no more of a kind than of the kind above it. */
export const statusHonest = always({ says: 'statusHonest', of: {} }, () => ({ entry, at }) => {
  if (entry?.entry !== 'revision' || entry.object.kind !== 'StatefulSet' || entry.change === 'deleted') return undefined
  const what = overstatement(entry.object as StatefulSet, entry.before as StatefulSet | undefined)
  return what === undefined ? undefined : { says: 'dishonest', of: { set: entry.object.metadata.name, at, what } }
})

function overstatement({ metadata, status }: StatefulSet, before: StatefulSet | undefined): string | undefined {
  if (status === undefined || status === before?.status) return undefined
  const { replicas, readyReplicas = 0, availableReplicas = 0, updatedReplicas = 0, observedGeneration = 0 } = status
  const known = before?.status?.observedGeneration ?? 0
  if (observedGeneration > (metadata.generation ?? 0))
    return `observedGeneration ${observedGeneration} of ${metadata.generation}`
  if (observedGeneration < known) return `observedGeneration ${observedGeneration} after ${known}`
  if (readyReplicas > replicas) return `readyReplicas ${readyReplicas} of ${replicas}`
  if (updatedReplicas > replicas) return `updatedReplicas ${updatedReplicas} of ${replicas}`
  return availableReplicas > readyReplicas
    ? `availableReplicas ${availableReplicas} of ${readyReplicas} ready`
    : undefined
}
