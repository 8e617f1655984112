import { beginnings, type Moment } from '../../timeline/moments.ts'
import type { Instant, View } from '../../timeline/view.ts'
import { checkPod } from '../known.ts'
import {
  broken,
  type Expectation,
  holds,
  isSince,
  keyIn,
  type Monitor,
  type Scope,
  undecided,
  type Verdict,
} from '../monitor.ts'

/**
 * *pod … is never {moment}*: at no instant of the span. A state that lasts must not be there at the span's first instant either:
 * a pod that is terminating when *since then* begins is terminating in it. What only begins (created, deleted, restarted)
 * counts when it begins within the span: a pod deleted before it was not deleted *since then*.
 */
export function never(pod: string, moment: Moment, scope: Scope = {}): Expectation {
  const key = keyIn(scope, pod)
  const since = scope.since ?? 0
  return {
    expected: { says: 'podNever', of: { pod, moment, sinceThen: scope.since !== undefined } },
    about: [],
    check: view => checkPod(view, key),
    begin: () => watchFor(key, pod, moment, since),
  }
}

function watchFor(key: string, pod: string, moment: Moment, since: number): Monitor {
  let verdict: Verdict = undecided
  return {
    observe(instant: Instant, view: View) {
      if (isSince(instant, since)) {
        const began = instant.turns.some(turn => turn.key === key && turn.began.includes(moment))
        if (began)
          verdict = broken(
            { says: 'began', of: { object: { kind: 'Pod', name: pod }, moment, at: instant.at } },
            instant,
          )
      }
      if (instant.position !== since || moment === 'restarted' || beginnings.has(moment)) return
      const { states, since: begun } = view.pod(key)
      if (!states[moment] || verdict !== undecided) return
      verdict = broken({ says: 'wasFromTheStart', of: { pod, moment, since: begun[moment], at: instant.at } }, instant)
    },
    get verdict() {
      return verdict
    },
    conclude: () => holds(),
  }
}
