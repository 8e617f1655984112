import type { Event } from '../../api/types.ts'
import { checkObject, kindNamed, objectKey } from '../known.ts'
import { broken, type Expectation, holds, type Scope, undecided, type Verdict } from '../monitor.ts'

/** *event … is recorded on …*: at some instant up to now an Event with this reason was written about the object. */
export function eventRecorded(reason: string, kindWord: string, name: string, scope: Scope = {}): Expectation {
  const kind = kindNamed(kindWord)
  const key = objectKey(kind, name, scope.namespace)
  return {
    expected: { says: 'eventRecorded', of: { reason, object: { kind, name } } },
    about: [],
    check: view => checkObject(view, kind, key),
    begin() {
      const reasons = new Set<string>()
      let verdict: Verdict = undecided
      return {
        observe(instant) {
          const { entry } = instant
          if (entry?.entry !== 'revision' || entry.object.kind !== 'Event' || entry.change === 'deleted') return
          const event = entry.object as Event
          if (event.involvedObject.kind !== kind || keyOfInvolved(event, kind) !== key) return
          reasons.add(event.reason ?? '')
          if (event.reason === reason) verdict = holds(instant)
        },
        get verdict() {
          return verdict
        },
        conclude: () => broken({ says: 'events', of: { object: { kind, name }, reasons: [...reasons] } }),
      }
    },
  }
}

function keyOfInvolved({ involvedObject }: Event, kind: string): string {
  return objectKey(kind, involvedObject.name ?? '', involvedObject.namespace)
}
