import type { Pod } from '../../api/types.ts'
import type { Difference, Said } from '../../locales/messages.ts'
import type { View } from '../../timeline/view.ts'
import { checkPod, checkPods, likely } from '../known.ts'
import { Mistake } from '../mistake.ts'
import { broken, type Expectation, holds, keyIn, nameOf, now, type Scope } from '../monitor.ts'

/** *pod … runs image …*: the pod that is there now was made with this image in one of its containers, ready or not. */
export function podRunsImage(pod: string, image: string, scope: Scope = {}): Expectation {
  return ofPod(pod, scope, { says: 'podRunsImage', of: { pod, image } }, ({ spec }) => {
    const images = imagesOf(spec)
    return images.includes(image) ? undefined : { says: 'podRuns', of: { pod, images } }
  })
}

/** *pod … runs on node …*: the pod that is there now was bound to this node. */
export function podRunsOn(pod: string, node: string, scope: Scope = {}): Expectation {
  return ofPod(pod, scope, { says: 'podRunsOn', of: { pod, node } }, ({ spec }) =>
    spec.nodeName === node ? undefined : { says: 'podIsOn', of: { pod, node: spec.nodeName } },
  )
}

/** The columns of *these pods run*, and how each is read of a pod. */
const columns: Record<string, (pod: Pod, view: View) => string | readonly string[] | undefined> = {
  image: ({ spec }) => imagesOf(spec),
  ready: (pod, view) => String(view.pod(keyIn({ namespace: pod.metadata.namespace }, pod.metadata.name)).states.ready),
  node: ({ spec }) => spec.nodeName ?? '',
  zone: ({ spec }, view) =>
    (spec.nodeName && view.get('Node', spec.nodeName)?.metadata.labels?.['topology.kubernetes.io/zone']) || '',
  phase: ({ status }) => status?.phase ?? 'Pending',
  revision: ({ metadata }) => metadata.labels?.['controller-revision-hash'] ?? '',
  restarts: ({ status }) =>
    String((status?.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0)),
  terminating: ({ metadata }) => String(metadata.deletionTimestamp !== undefined),
}

/** *these pods run*: a table with a column `pod`, and any of image, ready, node, zone, phase, revision, restarts, terminating. */
export function podsRun(rows: readonly Readonly<Record<string, string>>[], scope: Scope = {}): Expectation {
  if (rows.length === 0) throw new Mistake(messages => messages.mistake.noRows())
  for (const column of Object.keys(rows[0]!)) checkColumn(column)
  if (rows.some(row => row.pod === undefined))
    throw new Mistake(messages => messages.mistake.missingColumn({ column: 'pod' }))
  const pods = rows.map(row => row.pod!)
  return {
    expected: { says: 'podsRun', of: { pods } },
    about: pods.map(name => ({ kind: 'Pod', namespace: scope.namespace ?? 'default', name })),
    check: view =>
      checkPods(
        view,
        pods.map(pod => keyIn(scope, pod)),
      ),
    begin: () =>
      now(view => {
        const differing = rows.flatMap(row => differencesOf(row, view, scope))
        return differing.length === 0 ? holds() : broken({ says: 'differences', of: { rows: differing } })
      }),
  }
}

function differencesOf(row: Readonly<Record<string, string>>, view: View, scope: Scope): Difference[] {
  const { pod: name, ...asked } = row
  const { pod } = view.pod(keyIn(scope, name!))
  if (pod === undefined) return [{ of: name, path: 'pod', expected: name! }]
  return Object.entries(asked).flatMap(([column, expected]) => {
    const actual = columns[column]!(pod, view)
    const same = typeof actual === 'string' ? actual === expected : actual?.includes(expected)
    return same
      ? []
      : [{ of: name, path: column, expected, actual: typeof actual === 'string' ? actual : actual?.join(', ') }]
  })
}

function checkColumn(column: string): void {
  const known = ['pod', ...Object.keys(columns)]
  if (known.includes(column)) return
  throw new Mistake(messages =>
    messages.mistake.unknownColumn({ column, columns: known, meant: likely(column, known) }),
  )
}

function imagesOf(spec: Pod['spec']): string[] {
  return spec.containers.map(container => container.image ?? '')
}

function ofPod(
  pod: string,
  scope: Scope,
  expected: Said<'expected'>,
  differs: (pod: Pod) => Said<'seen'> | undefined,
): Expectation {
  const key = keyIn(scope, pod)
  return {
    expected,
    about: [{ kind: 'Pod', namespace: scope.namespace ?? 'default', name: nameOf(key) }],
    check: view => checkPod(view, key),
    begin: () =>
      now(view => {
        const name = view.pod(key)
        if (name.pod === undefined) return broken({ says: 'podAbsent', of: { pod, deletedAt: name.since.deleted } })
        const seen = differs(name.pod)
        return seen === undefined ? holds() : broken(seen)
      }),
  }
}
