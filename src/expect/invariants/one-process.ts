import { keyOf } from '../../api/object.ts'
import type { ActionNote, Entry, ProcessNote } from '../../timeline/entry.ts'
import type { Invariant } from './invariant.ts'

/** What runs of one pod: its containers on its node, and the first of them that started. */
interface Running {
  readonly containers: Set<string>
  readonly first: ProcessNote
}

/**
 * I1. Of one identity never more than one pod runs, judged by what runs on the nodes and not by what the API knows. A forced deletion while a
 * node is out of reach is what breaks it.
 */
export const oneProcess: Invariant = {
  id: 'I1',
  class: 'H',
  watches: ['process', 'action'],
  begin({ tell }) {
    const running = new Map<string, Map<string, Running>>()
    const forced = new Map<string, ActionNote>()
    const starts = (note: ProcessNote) => {
      const key = keyOf({ metadata: note.about })
      const pods = running.get(key) ?? new Map<string, Running>()
      running.set(key, pods)
      const uid = note.about.uid ?? ''
      const own = pods.get(uid) ?? { containers: new Set(), first: note }
      pods.set(uid, own)
      own.containers.add(note.container)
      const rival = [...pods].find(([other]) => other !== uid)?.[1]
      if (rival === undefined) return
      const cause = forced.get(key)
      const of = { pod: note.about.name, nodes: [rival.first.node, note.node], because: cause?.action }
      const witness: Entry[] = cause === undefined ? [rival.first, note] : [rival.first, cause, note]
      tell(note.about, { says: 'twoProcesses', of }, witness)
    }
    const ends = ({ about, container }: ProcessNote) => {
      const pods = running.get(keyOf({ metadata: about }))
      const own = pods?.get(about.uid ?? '')
      own?.containers.delete(container)
      if (own?.containers.size === 0) pods!.delete(about.uid ?? '')
    }
    return {
      note(note) {
        if (note.note === 'process') (note.phase === 'starts' ? starts : ends)(note)
        if (note.note === 'action' && note.action === 'force-delete' && note.about !== undefined)
          forced.set(keyOf({ metadata: note.about }), note)
      },
    }
  },
}
