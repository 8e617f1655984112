import type { Said } from '../../locales/messages.ts'
import type { Instant, View } from '../../timeline/view.ts'
import { checkObject } from '../known.ts'
import {
  broken,
  type Expectation,
  eventually,
  holds,
  keyIn,
  type Now,
  type Scope,
  undecided,
  type Verdict,
} from '../monitor.ts'
import { rolloutOf } from '../set-state.ts'

/**
 * *StatefulSet … rolls out within …*: what `kubectl rollout status` calls done, which on a set of the default strategy does not
 * compare revisions. From now until `duration` milliseconds later, that last instant included. A set with another strategy
 * than RollingUpdate breaks it at once, as kubectl refuses it at once.
 */
export function setRollsOut(set: string, duration: number, now: Now, scope: Scope = {}): Expectation {
  const key = keyIn(scope, set)
  const until = now.at + duration
  const unfinished = (view: View): Said<'seen'> => {
    const object = view.get('StatefulSet', key)
    if (object === undefined) return { says: 'setAbsent', of: { set } }
    return { says: 'rolloutWas', of: { set, at: view.at, line: rolloutOf(object).line } }
  }
  const look = (instant: Instant, view: View): Verdict => {
    const object = view.get('StatefulSet', key)
    const is = object && rolloutOf(object).is
    if (is === 'refused') return broken(unfinished(view), instant)
    return is === 'done' ? holds(instant) : undecided
  }
  return {
    expected: { says: 'setRollsOutWithin', of: { set, within: duration } },
    about: [{ kind: 'StatefulSet', namespace: scope.namespace ?? 'default', name: set }],
    until,
    check: view => checkObject(view, 'StatefulSet', key),
    begin: () => eventually(now, until, look, unfinished),
  }
}
