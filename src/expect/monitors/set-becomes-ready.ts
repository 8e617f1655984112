import type { Said } from '../../locales/messages.ts'
import { isUnavailable, slotsOf } from '../../timeline/slots.ts'
import type { View } from '../../timeline/view.ts'
import { checkObject } from '../known.ts'
import { type Expectation, eventually, holds, keyIn, type Now, nameOf, type Scope, undecided } from '../monitor.ts'
import { countsOf, setIsReady } from '../set-state.ts'

/**
 * *StatefulSet … becomes ready within …*: its status is of its latest generation and says that all replicas are ready and
 * available, and so are the pods themselves. From now until `duration` milliseconds later, that last instant included.
 */
export function setBecomesReady(set: string, duration: number, now: Now, scope: Scope = {}): Expectation {
  const key = keyIn(scope, set)
  const until = now.at + duration
  return {
    expected: { says: 'setReadyWithin', of: { set, within: duration } },
    about: [{ kind: 'StatefulSet', namespace: scope.namespace ?? 'default', name: set }],
    until,
    check: view => checkObject(view, 'StatefulSet', key),
    begin: () =>
      eventually(
        now,
        until,
        (instant, view) => {
          const object = view.get('StatefulSet', key)
          return object !== undefined && setIsReady(object, view) ? holds(instant) : undecided
        },
        view => wasSeen(set, key, view),
      ),
  }
}

function wasSeen(set: string, key: string, view: View): Said<'seen'> {
  const object = view.get('StatefulSet', key)
  if (object === undefined) return { says: 'setAbsent', of: { set } }
  const unavailable = slotsOf(object)
    .filter(slot => isUnavailable(view, slot))
    .map(nameOf)
  return { says: 'setWas', of: { ...countsOf(object), at: view.at, unavailable } }
}
