import type { View } from '../../timeline/view.ts'
import { checkObject } from '../known.ts'
import {
  broken,
  type Expectation,
  holds,
  keyIn,
  type Monitor,
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
  return {
    expected: { says: 'setRollsOutWithin', of: { set, within: duration } },
    about: [{ kind: 'StatefulSet', namespace: scope.namespace ?? 'default', name: set }],
    until: now.at + duration,
    check: view => checkObject(view, 'StatefulSet', key),
    begin: () => follow(set, key, now, now.at + duration),
  }
}

function follow(set: string, key: string, now: Now, until: number): Monitor {
  let verdict: Verdict = undecided
  return {
    observe(instant, view) {
      if (instant.position < now.position || instant.at < now.at) return
      const object = view.get('StatefulSet', key)
      const is = object && rolloutOf(object).is
      if (instant.at > until || is === 'refused') verdict = { ...unfinished(set, key, view), witness: [instant] }
      else if (is === 'done') verdict = holds(instant)
    },
    wakeAt: now.at,
    get verdict() {
      return verdict
    },
    conclude: view => (view.at < until ? undecided : unfinished(set, key, view)),
  }
}

function unfinished(set: string, key: string, view: View): Verdict {
  const object = view.get('StatefulSet', key)
  if (object === undefined) return broken({ says: 'setAbsent', of: { set } })
  return broken({ says: 'rolloutWas', of: { set, at: view.at, line: rolloutOf(object).line } })
}
