import { blockersOf } from '../explain/blockers.ts'
import { checkObject, checkPod } from '../known.ts'
import { broken, type Expectation, holds, keyIn, now, type Scope } from '../monitor.ts'

/**
 * *StatefulSet … is stuck on pod …*: its controller now waits for that pod. Where it waits for nobody (Parallel creates and
 * scales without waiting), the set is stuck on each pod that keeps it from being ready.
 */
export function setIsStuckOn(set: string, pod: string, scope: Scope = {}): Expectation {
  const key = keyIn(scope, set)
  return {
    expected: { says: 'setStuckOn', of: { set, pod } },
    about: [{ kind: 'StatefulSet', namespace: scope.namespace ?? 'default', name: set }],
    check(view) {
      checkObject(view, 'StatefulSet', key)
      checkPod(view, keyIn(scope, pod))
    },
    begin: () =>
      now(view => {
        const object = view.get('StatefulSet', key)
        if (object === undefined) return broken({ says: 'setAbsent', of: { set } })
        const on = blockersOf(object, view).map(blocker => blocker.on.name)
        if (on.includes(pod)) return holds()
        return broken(on.length === 0 ? { says: 'notStuck', of: { set } } : { says: 'stuckOnOther', of: { set, on } })
      }),
  }
}
