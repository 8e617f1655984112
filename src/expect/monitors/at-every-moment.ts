import type { Said } from '../../locales/messages.ts'
import { Slots } from '../../timeline/slots.ts'
import { checkObject } from '../known.ts'
import { always, broken, type Expectation, holds, keyIn, nameOf, type Scope, type Verdict } from '../monitor.ts'

/**
 * *at least … pods of StatefulSet … are ready at every moment*. A pod on its way out is not counted, although it may still say
 * Ready: nobody is sent to it any more.
 */
export function atLeastReady(least: number, set: string, scope: Scope = {}): Expectation {
  const sinceThen = scope.since !== undefined
  return ofSlots({ says: 'atLeastReady', of: { set, least, sinceThen } }, set, scope, (slots, at) => {
    const count = slots.ready.size
    return count < least ? { says: 'notReady', of: { set, at, count, pods: slots.missing().map(nameOf) } } : undefined
  })
}

/** *at most … pods of StatefulSet … are unavailable at any moment*. */
export function atMostUnavailable(most: number, set: string, scope: Scope = {}): Expectation {
  const sinceThen = scope.since !== undefined
  return ofSlots({ says: 'atMostUnavailable', of: { set, most, sinceThen } }, set, scope, ({ unavailable }, at) => {
    const count = unavailable.size
    return count > most
      ? { says: 'unavailable', of: { set, at, count, pods: [...unavailable].map(nameOf) } }
      : undefined
  })
}

/**
 * Judges the slots that the set asks for at each instant of the span, from the instant on at which all of them were first available. A
 * set that never came so far cannot be judged, and that is a failure: otherwise the worst start would satisfy the sentence.
 */
function ofSlots(
  expected: Said<'expected'>,
  set: string,
  scope: Scope,
  wrong: (slots: Slots, at: number) => Said<'seen'> | undefined,
): Expectation {
  const key = keyIn(scope, set)
  const { since = 0 } = scope
  return {
    expected,
    about: [{ kind: 'StatefulSet', namespace: scope.namespace ?? 'default', name: set }],
    check: view => checkObject(view, 'StatefulSet', key),
    begin() {
      const slots = new Slots(key)
      return always(
        (instant, view) => {
          const changed = slots.observe(instant, view)
          if (!slots.everComplete || instant.position < since) return undefined
          return changed || instant.position === since ? wrong(slots, instant.at) : undefined
        },
        () => (slots.everComplete ? holds() : neverComplete(set, slots)),
      )
    },
  }
}

const neverComplete = (set: string, { size, unavailable }: Slots): Verdict =>
  broken({ says: 'neverComplete', of: { set, ready: size - unavailable.size, replicas: size } })
