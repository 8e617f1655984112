import { Slots } from '../../timeline/slots.ts'
import { checkObject } from '../known.ts'
import {
  broken,
  type Expectation,
  holds,
  keyIn,
  type Monitor,
  nameOf,
  type Scope,
  undecided,
  type Verdict,
} from '../monitor.ts'

/**
 * *at most … pods of StatefulSet … are unavailable at any moment*: of the slots that the set asks for at each instant of the
 * span, counted from the instant at which all of them were first available. A set that never came so far cannot be counted,
 * and that is a failure: otherwise the worst start would satisfy the sentence.
 */
export function atMostUnavailable(most: number, set: string, scope: Scope = {}): Expectation {
  return {
    expected: { says: 'atMostUnavailable', of: { set, most, sinceThen: scope.since !== undefined } },
    about: [{ kind: 'StatefulSet', namespace: scope.namespace ?? 'default', name: set }],
    check: view => checkObject(view, 'StatefulSet', keyIn(scope, set)),
    begin: () => count(most, set, keyIn(scope, set), scope.since ?? 0),
  }
}

function count(most: number, set: string, key: string, since: number): Monitor {
  const slots = new Slots(key)
  let verdict: Verdict = undecided
  return {
    observe(instant, view) {
      const changed = slots.observe(instant, view)
      if (!slots.everComplete || instant.position < since) return
      if (!(changed || instant.position === since) || slots.unavailable.size <= most) return
      const pods = [...slots.unavailable].map(nameOf)
      verdict = broken({ says: 'unavailable', of: { set, at: instant.at, count: pods.length, pods } }, instant)
    },
    get verdict() {
      return verdict
    },
    conclude() {
      if (slots.everComplete) return holds()
      return broken({
        says: 'neverComplete',
        of: { set, ready: slots.size - slots.unavailable.size, replicas: slots.size },
      })
    },
  }
}
