import type { Pod, StatefulSet } from '../api/types.ts'
import type { Revision } from '../timeline/entry.ts'
import { restartsOf } from '../timeline/moments.ts'
import { changes } from '../timeline/transcript-changes.ts'
import type { Mark } from './lane.ts'

/** What a revision marks on its object's lane: restarts of a pod, edits of a set. */
export function changesOf({ object, before, change, at }: Revision): Mark[] {
  if (change !== 'updated' || before === undefined) return []
  if (object.kind === 'Pod') {
    const restarts = restartsOf(object as Pod)
    return restarts > restartsOf(before as Pod) ? [{ at, mark: 'restart', text: String(restarts) }] : []
  }
  if (object.kind !== 'StatefulSet' || object.spec === before.spec) return []
  return changes((before as StatefulSet).spec, (object as StatefulSet).spec).map(text => ({ at, mark: 'change', text }))
}
