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
 * *at least … pods of StatefulSet … are ready at every moment*: of the slots that the set asks for at each instant of the span,
 * counted from the instant at which all of them were first available. A pod on its way out is not counted, although it may
 * still say Ready: nobody is sent to it any more.
 */
export function atLeastReady(least: number, set: string, scope: Scope = {}): Expectation {
  return {
    expected: { says: 'atLeastReady', of: { set, least, sinceThen: scope.since !== undefined } },
    about: [{ kind: 'StatefulSet', namespace: scope.namespace ?? 'default', name: set }],
    check: view => checkObject(view, 'StatefulSet', keyIn(scope, set)),
    begin: () => count(least, set, keyIn(scope, set), scope.since ?? 0),
  }
}

function count(least: number, set: string, key: string, since: number): Monitor {
  const slots = new Slots(key)
  let verdict: Verdict = undecided
  return {
    observe(instant, view) {
      const changed = slots.observe(instant, view)
      if (!slots.everComplete || instant.position < since) return
      if (!(changed || instant.position === since) || slots.ready.size >= least) return
      const pods = slots.missing().map(nameOf)
      verdict = broken({ says: 'notReady', of: { set, at: instant.at, count: slots.ready.size, pods } }, instant)
    },
    get verdict() {
      return verdict
    },
    conclude() {
      if (slots.everComplete) return holds()
      return broken({ says: 'neverComplete', of: { set, ready: slots.ready.size, replicas: slots.size } })
    },
  }
}
