import { keyOf } from '../../api/object.ts'
import type { Event } from '../../api/types.ts'
import type { Invariant } from './invariant.ts'

/** I20. Nothing is killed: neither because its grace was too short to stop, nor by a probe before it was ever ready. */
export const gracefulEnd: Invariant = {
  id: 'I20',
  class: 'W',
  watches: ['process', 'Event'],
  begin({ facts, tell }) {
    return {
      note(note) {
        if (note.note !== 'process' || note.phase !== 'ends' || note.exitCode !== 137 || note.reason === 'OOMKilled')
          return
        const { pod, states } = facts.view.pod(keyOf({ metadata: note.about }))
        if (pod?.metadata.uid !== note.about.uid || !states.terminating) return
        tell(note.about, { says: 'killedAtGrace', of: { pod: note.about.name, container: note.container } }, [note])
      },
      revision(entry) {
        const { reason, message = '', involvedObject } = entry.object as unknown as Event
        if (reason !== 'Killing' || entry.change !== 'created') return
        const [, container, by] = /^Container (.+) failed (liveness|startup) probe/.exec(message) ?? []
        const { name = '', namespace = '', uid } = involvedObject
        const known = facts.view.pod(`${namespace}/${name}`)
        if (container === undefined || known.pod?.metadata.uid !== uid) return
        if ((known.since.ready ?? -1) >= (known.since.created ?? 0)) return
        const of = { pod: name, container, by: by as 'liveness' | 'startup' }
        tell({ kind: 'Pod', namespace, name, uid }, { says: 'killedBeforeReady', of }, [entry])
      },
    }
  },
}
