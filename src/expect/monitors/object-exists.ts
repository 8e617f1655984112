import { checkObject, kindNamed, objectKey } from '../known.ts'
import { broken, type Expectation, holds, now, type Scope } from '../monitor.ts'

/** *{kind} … exists / does not exist*: now. What is being deleted and still there exists. */
export function objectExists(kindWord: string, name: string, exists: boolean, scope: Scope = {}): Expectation {
  const kind = kindNamed(kindWord)
  const key = objectKey(kind, name, scope.namespace)
  const object = { kind, name }
  return {
    expected: { says: 'objectExists', of: { object, exists } },
    about: kind === 'Pod' || kind === 'StatefulSet' ? [{ kind, namespace: scope.namespace ?? 'default', name }] : [],
    check: view => exists && checkObject(view, kind, key),
    begin: () =>
      now(view => {
        const isThere = view.get(kind, key) !== undefined
        if (isThere === exists) return holds()
        return broken({ says: isThere ? 'objectPresent' : 'objectAbsent', of: { object } })
      }),
  }
}
