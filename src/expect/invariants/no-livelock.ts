import { referenceTo } from '../../api/object.ts'
import type { StatefulSet } from '../../api/types.ts'
import { deletionIn } from './deletion.ts'
import type { Invariant } from './invariant.ts'

/** So often may a pod be taken down for one generation of its set: chance may have it that it comes back outdated. */
const mostTimes = 3

/** I18. The controller does not take down over and over what it made itself, while nobody asks for anything new. Pods that end by themselves do not count. */
export const noLivelock: Invariant = {
  id: 'I18',
  class: 'H',
  watches: ['Pod'],
  ofController: true,
  begin({ facts, tell }) {
    const counted = new Map<string, { generation: number; times: number }>()
    return {
      revision(entry) {
        const deletion = deletionIn(entry, facts)
        if (deletion === undefined || deletion.cause === 'over') return
        const { fleet, member } = deletion
        const generation = fleet.set.metadata.generation ?? 0
        const key = `${fleet.uid} ${member.name}`
        const before = counted.get(key)
        const times = before?.generation === generation ? before.times + 1 : 1
        counted.set(key, { generation, times })
        if (times <= mostTimes) return
        const of = { pod: member.name, times, generation }
        tell(
          referenceTo(entry.object),
          { says: 'livelock', of },
          [entry],
          isOfKubernetes(fleet.set) ? { class: 'W' } : {},
        )
      },
    }
  },
}

/** RollingUpdate without its parameters makes Kubernetes itself create pods of the current revision and take them down at once. */
function isOfKubernetes({ spec: { updateStrategy } }: StatefulSet): boolean {
  return updateStrategy?.type === 'RollingUpdate' && updateStrategy.rollingUpdate === undefined
}
