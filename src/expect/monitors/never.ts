import type { Said } from '../../locales/messages.ts'
import { beginnings, type Moment } from '../../timeline/moments.ts'
import type { Instant, View } from '../../timeline/view.ts'
import { checkPod } from '../known.ts'
import { always, type Expectation, isSince, keyIn, type Scope } from '../monitor.ts'

/**
 * *pod … is never {moment}*: at no instant of the span. A state that lasts must not be there at the span's first instant either:
 * a pod that is terminating when *since then* begins is terminating in it. What only begins (created, deleted, restarted)
 * counts when it begins within the span: a pod deleted before it was not deleted *since then*.
 */
export function never(pod: string, moment: Moment, scope: Scope = {}): Expectation {
  const key = keyIn(scope, pod)
  const { since = 0 } = scope
  const itIs = (instant: Instant, view: View): Said<'seen'> | undefined => {
    const began = instant.turns.some(turn => turn.key === key && turn.began.includes(moment))
    if (began && isSince(instant, since))
      return { says: 'began', of: { object: { kind: 'Pod', name: pod }, moment, at: instant.at } }
    if (instant.position !== since || moment === 'restarted' || beginnings.has(moment)) return undefined
    const { states, since: begun } = view.pod(key)
    if (!states[moment]) return undefined
    return { says: 'wasFromTheStart', of: { pod, moment, since: begun[moment], at: instant.at } }
  }
  return {
    expected: { says: 'podNever', of: { pod, moment, sinceThen: scope.since !== undefined } },
    about: [],
    check: view => checkPod(view, key),
    begin: () => always(itIs),
  }
}
