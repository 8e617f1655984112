import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KubeObject } from '../api/object.ts'
import { beginDeletion, isReleased, type Propagation, refusePrecondition } from './deletion.ts'

const asked = '2026-01-01T00:00:30Z'

interface Row {
  says: string
  object: { kind: string; metadata?: object; spec?: object; status?: object }
  at?: number
  grace?: number
  propagation?: Propagation
  expected: { marked: boolean; released: boolean; end?: string; grace?: number; finalizers?: string[] }
}

const running = { spec: { nodeName: 'node-1' }, status: { phase: 'Running' } }
const gone = { marked: false, released: true }

const table: Row[] = [
  { says: 'most objects go at once', object: { kind: 'ConfigMap' }, expected: gone },
  {
    says: 'a finalizer holds',
    object: { kind: 'ConfigMap', metadata: { finalizers: ['x'] } },
    expected: { marked: true, released: false, end: '2026-01-01T00:00:00Z', grace: 0, finalizers: ['x'] },
  },
  {
    says: 'orphaning and foreground deletion are finalizers, and exclude each other',
    object: { kind: 'StatefulSet', metadata: { finalizers: ['orphan'] } },
    propagation: 'Foreground',
    expected: {
      marked: true,
      released: false,
      end: '2026-01-01T00:00:00Z',
      grace: 0,
      finalizers: ['foregroundDeletion'],
    },
  },
  {
    says: 'in the background takes back what was asked before',
    object: { kind: 'StatefulSet', metadata: { finalizers: ['foregroundDeletion'] } },
    propagation: 'Background',
    expected: gone,
  },
  {
    says: 'a running pod has the grace of its spec',
    object: { kind: 'Pod', ...running },
    expected: { marked: true, released: false, end: asked, grace: 30 },
  },
  {
    says: 'or the grace that is asked for',
    object: { kind: 'Pod', ...running },
    grace: 5,
    expected: { marked: true, released: false, end: '2026-01-01T00:00:05Z', grace: 5 },
  },
  {
    says: 'a forced deletion is seen, and done',
    object: { kind: 'Pod', ...running },
    grace: 0,
    expected: { marked: true, released: true, end: '2026-01-01T00:00:00Z', grace: 0 },
  },
  {
    says: 'nobody stops a pod without a node',
    object: { kind: 'Pod', spec: {} },
    expected: { marked: true, released: true, end: '2026-01-01T00:00:00Z', grace: 0 },
  },
  {
    says: 'a pod at its end needs no grace',
    object: { kind: 'Pod', spec: { nodeName: 'node-1' }, status: { phase: 'Failed' } },
    expected: { marked: true, released: true, end: '2026-01-01T00:00:00Z', grace: 0 },
  },
  {
    says: 'asked again, a pod may only get less',
    object: { kind: 'Pod', metadata: { deletionTimestamp: asked, deletionGracePeriodSeconds: 30 }, ...running },
    grace: 60,
    expected: { marked: false, released: false, end: asked, grace: 30 },
  },
  {
    says: 'counted from when it was first asked',
    object: { kind: 'Pod', metadata: { deletionTimestamp: asked, deletionGracePeriodSeconds: 30 }, ...running },
    at: 2000,
    grace: 5,
    expected: { marked: true, released: false, end: '2026-01-01T00:00:05Z', grace: 5 },
  },
  {
    says: 'but not in the past',
    object: { kind: 'Pod', metadata: { deletionTimestamp: asked, deletionGracePeriodSeconds: 30 }, ...running },
    at: 20_000,
    grace: 5,
    expected: { marked: true, released: false, end: '2026-01-01T00:00:20Z', grace: 5 },
  },
  {
    says: 'a namespace waits for its content',
    object: { kind: 'Namespace' },
    expected: { marked: true, released: false, end: '2026-01-01T00:00:00Z', grace: 0 },
  },
  { says: 'an empty one goes', object: { kind: 'Namespace', spec: { finalizers: [] } }, expected: gone },
  {
    says: 'who does not say how long takes nothing away',
    object: { kind: 'Pod', metadata: { deletionTimestamp: asked, deletionGracePeriodSeconds: 60 }, ...running },
    expected: { marked: false, released: false, end: asked, grace: 60 },
  },
]

for (const { says, object, at = 0, grace, propagation, expected } of table) {
  test(says, () => {
    const { kind, metadata, ...rest } = object
    const subject = { apiVersion: 'v1', kind, metadata: { name: 'web-0', ...metadata }, ...rest } as KubeObject
    const { marked, released, object: after } = beginDeletion(subject, at, grace, propagation)
    const { deletionTimestamp, deletionGracePeriodSeconds, finalizers } = after.metadata
    const seen = { marked, released, end: deletionTimestamp, grace: deletionGracePeriodSeconds, finalizers }
    const nothing = { end: undefined, grace: undefined, finalizers: undefined }
    if (marked || !released) assert.deepEqual(seen, { ...nothing, ...expected })
    else assert.deepEqual({ marked, released }, expected)
    if (marked) assert.equal(isReleased(after), released)
  })
}

const settings: KubeObject = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: {
    name: 'settings',
    uid: 'u',
    resourceVersion: '7',
    creationTimestamp: '',
    generation: 2,
    finalizers: ['x'],
  },
}

test('the generation counts a deletion once', () => {
  const { object } = beginDeletion(settings, 0)
  assert.equal(object.metadata.generation, 3)
  assert.equal(beginDeletion(object, 1000).object.metadata.generation, 3)
})

test('a request that means another object, or an earlier state of it, is refused', () => {
  const record = /does not match the (UID in record \(u\)|ResourceVersion in record \(7\))/
  for (const preconditions of [{}, { uid: 'u' }, { resourceVersion: '7' }, { uid: 'u', resourceVersion: '7' }])
    refusePrecondition(settings, preconditions)
  for (const preconditions of [{ uid: 'v' }, { resourceVersion: '6' }, { uid: 'u', resourceVersion: '6' }])
    assert.throws(() => refusePrecondition(settings, preconditions), { code: 409, message: record })
})
