import type { Said } from '../../locales/messages.ts'
import { isUnavailable, Slots, slotsOf } from '../../timeline/slots.ts'
import type { View } from '../../timeline/view.ts'
import { checkObject } from '../known.ts'
import {
  broken,
  type Expectation,
  holds,
  keyIn,
  type Monitor,
  type Now,
  nameOf,
  type Scope,
  undecided,
  type Verdict,
} from '../monitor.ts'
import { countsOf, statusIsReady } from '../set-state.ts'

/**
 * *StatefulSet … becomes ready within …*: its status is of its latest generation and says that all replicas are ready and
 * available, and so are the pods themselves. From now until `duration` milliseconds later, that last instant included.
 */
export function setBecomesReady(set: string, duration: number, now: Now, scope: Scope = {}): Expectation {
  const key = keyIn(scope, set)
  return {
    expected: { says: 'setReadyWithin', of: { set, within: duration } },
    about: [{ kind: 'StatefulSet', namespace: scope.namespace ?? 'default', name: set }],
    until: now.at + duration,
    check: view => checkObject(view, 'StatefulSet', key),
    begin: () => waitFor(set, key, now, now.at + duration),
  }
}

function waitFor(set: string, key: string, now: Now, until: number): Monitor {
  const slots = new Slots(key)
  let verdict: Verdict = undecided
  return {
    observe(instant, view) {
      slots.observe(instant, view)
      if (instant.position < now.position || instant.at < now.at) return
      const object = view.get('StatefulSet', key)
      if (instant.at > until) verdict = broken(wasSeen(set, key, view), instant)
      else if (object !== undefined && slots.unavailable.size === 0 && statusIsReady(object)) verdict = holds(instant)
    },
    wakeAt: now.at,
    get verdict() {
      return verdict
    },
    conclude: view => (view.at < until ? undecided : broken(wasSeen(set, key, view))),
  }
}

function wasSeen(set: string, key: string, view: View): Said<'seen'> {
  const object = view.get('StatefulSet', key)
  if (object === undefined) return { says: 'setAbsent', of: { set } }
  const unavailable = slotsOf(object)
    .filter(slot => isUnavailable(view, slot))
    .map(nameOf)
  return { says: 'setWas', of: { ...countsOf(object), at: view.at, unavailable } }
}
