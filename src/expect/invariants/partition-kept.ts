import { always } from './always.ts'
import { controller, memberOf } from './members.ts'

/** The controller creates no pod below the partition at the update revision while there still is another, current one. */
export const partitionKept = always({ says: 'partitionKept', of: {} }, () => ({ entry, at }, view) => {
  if (entry?.entry !== 'revision' || entry.change !== 'created' || entry.by !== controller) return undefined
  const member = memberOf(entry.object, view)
  const partition = member?.set.spec.updateStrategy?.rollingUpdate?.partition ?? 0
  if (member === undefined || member.index >= partition) return undefined
  const { currentRevision, updateRevision } = member.set.status ?? {}
  const revision = member.pod.metadata.labels?.['controller-revision-hash']
  if (revision === undefined || revision !== updateRevision || revision === currentRevision) return undefined
  return { says: 'updatedBelowPartition', of: { pod: member.pod.metadata.name, at, partition, revision } }
})
