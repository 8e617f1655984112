import type { Difference } from '../../locales/messages.ts'
import { checkObject, kindNamed, objectKey } from '../known.ts'
import { broken, type Expectation, holds, keyIn, now, type Scope, type Verdict } from '../monitor.ts'
import { type Path, parsePath, reads, valueAt, writtenAs } from '../path.ts'

/** A row of the table: a path into the object, and the value that must be there as text. An empty text: nothing may be there. */
export interface PathRow {
  readonly path: string
  readonly value: string
}

/** *{kind} … has*: the object as it is now has these values under these paths. */
export function objectHas(kindWord: string, name: string, rows: readonly PathRow[], scope: Scope = {}): Expectation {
  const kind = kindNamed(kindWord)
  const key = objectKey(kind, name, scope.namespace)
  const paths = rows.map(row => parsePath(row.path))
  return {
    expected: { says: 'objectHas', of: { object: { kind, name } } },
    about: kind === 'Pod' || kind === 'StatefulSet' ? [{ kind, namespace: scope.namespace ?? 'default', name }] : [],
    check: view => checkObject(view, kind, key),
    begin: () =>
      now(view => {
        const object = view.get(kind, key)
        return object === undefined
          ? broken({ says: 'objectAbsent', of: { object: { kind, name } } })
          : compare(object, rows, paths)
      }),
  }
}

/** *StatefulSet … has status*: fields of its status as it is now. A count that is absent is 0, as Kubernetes leaves zeros out. */
export function setHasStatus(set: string, rows: readonly PathRow[], scope: Scope = {}): Expectation {
  const key = keyIn(scope, set)
  const paths = rows.map(row => parsePath(row.path))
  return {
    expected: { says: 'setHasStatus', of: { set } },
    about: [{ kind: 'StatefulSet', namespace: scope.namespace ?? 'default', name: set }],
    check: view => checkObject(view, 'StatefulSet', key),
    begin: () =>
      now(view => {
        const object = view.get('StatefulSet', key)
        if (object === undefined) return broken({ says: 'setAbsent', of: { set } })
        return compare({ ...noCounts, ...object.status }, rows, paths)
      }),
  }
}

const noCounts = {
  replicas: 0,
  readyReplicas: 0,
  availableReplicas: 0,
  currentReplicas: 0,
  updatedReplicas: 0,
  collisionCount: 0,
}

function compare(object: unknown, rows: readonly PathRow[], paths: readonly Path[]): Verdict {
  const differing = rows.flatMap(({ path, value: expected }, index): Difference[] => {
    const actual = valueAt(object, paths[index]!)
    return reads(actual, expected) ? [] : [{ path, expected, actual: writtenAs(actual) }]
  })
  return differing.length === 0 ? holds() : broken({ says: 'differences', of: { rows: differing } })
}
