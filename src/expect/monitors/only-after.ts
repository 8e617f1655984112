import type { Moment } from '../../timeline/moments.ts'
import { checkPod } from '../known.ts'
import { always, type Expectation, isSince, keyIn, type Scope } from '../monitor.ts'
import { conditionOf, isIn } from '../pod-condition.ts'

/**
 * *pod X is A only after pod Y is B*: at every instant of the span at which X becomes A, Y is B. If X never becomes A there is
 * no such instant. `restarted` is no state: Y counts as restarted once it has been.
 */
export function onlyAfter(
  pod: string,
  moment: Moment,
  other: string,
  otherMoment: Moment,
  scope: Scope = {},
): Expectation {
  const key = keyIn(scope, pod)
  const otherKey = keyIn(scope, other)
  return {
    expected: { says: 'podOnlyAfter', of: { pod, moment, other, otherMoment, sinceThen: scope.since !== undefined } },
    about: [],
    check(view) {
      checkPod(view, key)
      checkPod(view, otherKey)
    },
    begin: () =>
      always((instant, view) => {
        if (!isSince(instant, scope.since)) return undefined
        if (!instant.turns.some(turn => turn.key === key && turn.began.includes(moment))) return undefined
        if (isIn(view, otherKey, otherMoment)) return undefined
        const was = conditionOf(view.pod(otherKey))
        return { says: 'whileOtherWas', of: { pod, moment, at: instant.at, other, ...was } }
      }),
  }
}
