import { beginnings, type Moment } from '../../timeline/moments.ts'
import { checkPod } from '../known.ts'
import { Mistake } from '../mistake.ts'
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
import { conditionOf, isIn } from '../pod-condition.ts'

/**
 * *pod … stays {moment} for …*: at every instant from now until `duration` milliseconds later. What only begins cannot stay:
 * created, deleted and restarted are a Mistake.
 */
export function stays(pod: string, moment: Moment, duration: number, now: Now, scope: Scope = {}): Expectation {
  if (beginnings.has(moment)) throw new Mistake(messages => messages.mistake.cannotStay({ moment }))
  const key = keyIn(scope, pod)
  return {
    expected: { says: 'podStays', of: { pod, moment, duration } },
    about: [{ kind: 'Pod', namespace: scope.namespace ?? 'default', name: pod }],
    until: now.at + duration,
    check: view => checkPod(view, key),
    begin: () => guard(key, pod, moment, now, now.at + duration),
  }
}

function guard(key: string, pod: string, moment: Moment, now: Now, until: number): Monitor {
  let verdict: Verdict = undecided
  let wakeAt = now.at
  return {
    observe(instant, view) {
      if (instant.at >= now.at) wakeAt = until
      if (instant.position < now.position || instant.at < now.at) return
      if (instant.at >= until && instant.at > now.at) verdict = holds(instant)
      else if (!isIn(view, key, moment)) {
        const { condition } = conditionOf(view.pod(key))
        verdict = broken(
          { says: 'ended', of: { pod, moment, at: instant.at, after: instant.at - now.at, condition } },
          instant,
        )
      }
    },
    get wakeAt() {
      return wakeAt
    },
    get verdict() {
      return verdict
    },
    conclude: view => (view.at < until ? undecided : holds()),
  }
}
