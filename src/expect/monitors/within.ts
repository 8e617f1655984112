import type { Moment } from '../../timeline/moments.ts'
import { type Instant, unseen, type View } from '../../timeline/view.ts'
import { checkPod } from '../known.ts'
import {
  broken,
  type Expectation,
  holds,
  isSince,
  keyIn,
  type Monitor,
  type Now,
  type Scope,
  undecided,
  type Verdict,
} from '../monitor.ts'
import { conditionOf } from '../pod-condition.ts'

/**
 * *pod … is {moment} within …*: from now until `within` milliseconds later, that last instant included. It holds at once if the
 * state is there already; a restart has to come.
 */
export function within(pod: string, moment: Moment, duration: number, now: Now, scope: Scope = {}): Expectation {
  const key = keyIn(scope, pod)
  const until = now.at + duration
  return {
    expected: { says: 'podWithin', of: { pod, moment, within: duration } },
    about: [{ kind: 'Pod', namespace: scope.namespace ?? 'default', name: pod }],
    until,
    check: view => checkPod(view, key),
    begin: () => waitFor(key, pod, moment, now, until),
  }
}

function waitFor(key: string, pod: string, moment: Moment, now: Now, until: number): Monitor {
  let verdict: Verdict = undecided
  let last = conditionOf(unseen)
  const missed = () => broken({ says: 'podWas', of: { pod, at: until, ...last } })
  const isThere = (instant: Instant, view: View) =>
    moment === 'restarted'
      ? isSince(instant, now.position) && instant.turns.some(turn => turn.key === key && turn.began.includes(moment))
      : view.pod(key).states[moment]
  return {
    observe(instant, view) {
      if (instant.at <= until) last = conditionOf(view.pod(key))
      if (instant.position < now.position || instant.at < now.at) return
      if (instant.at > until) verdict = missed()
      else if (isThere(instant, view)) verdict = holds(instant)
    },
    wakeAt: now.at,
    get verdict() {
      return verdict
    },
    conclude: view => (view.at < until ? undecided : missed()),
  }
}
