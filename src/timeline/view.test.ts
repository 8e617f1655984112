import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Pod, StatefulSet } from '../api/types.ts'
import type { Entry } from './entry.ts'
import { epoch, fromTimestamp, toTimestamp } from './epoch.ts'
import { Log } from './log.ts'
import { type PodStates, type State, unborn } from './moments.ts'
import { View, viewAt } from './view.ts'

/** A log of one pod whose every next state is given; `true` deletes it. */
function life(...steps: [at: number, pod: Partial<Pod> | true][]): Entry[] {
  let now = 0
  const log = new Log(() => now)
  let before: Pod | undefined
  for (const [at, step] of steps) {
    now = at
    const metadata = {
      name: 'web-0',
      namespace: 'default',
      uid: 'u',
      resourceVersion: '0',
      creationTimestamp: toTimestamp(0),
    }
    const base: Pod = { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [] } }
    const pod: Pod | undefined =
      step === true ? undefined : { ...base, ...step, metadata: { ...metadata, ...step.metadata } }
    if (pod === undefined) log.append('kubelet', 'deleted', before!, before)
    else log.append('kubelet', before === undefined ? 'created' : 'updated', pod, before)
    before = pod
  }
  return log.entries
}

const ready = (at: number): Pod['status'] => ({
  phase: 'Running',
  conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: toTimestamp(at) }],
})

const statesOf = (states: PodStates) => Object.keys(unborn).filter(state => states[state as State])

test('a pod’s name goes through the states of its pod', () => {
  const entries = life(
    [0, {}],
    [1, { spec: { containers: [], nodeName: 'node-1' } }],
    [2, { status: { phase: 'Running' } }],
    [3, { status: ready(3) }],
    [4, { status: ready(3), metadata: { deletionTimestamp: toTimestamp(4) } as Pod['metadata'] }],
    [5, true],
  )
  const seen = entries.map(({ position }) => statesOf(viewAt(entries, position).pod('default/web-0').states).join(' '))
  assert.deepEqual(seen, [
    'created unready',
    'created scheduled unready',
    'created started unready',
    'created started ready available',
    'created started ready available terminating',
    'deleted',
  ])
  assert.deepEqual(statesOf(new View().pod('default/web-0').states), [])
})

test('a pod that failed before its containers ran has not started', () => {
  const evicted = life([0, { status: { phase: 'Failed', reason: 'Evicted' } }])
  assert.deepEqual(statesOf(viewAt(evicted, 1).pod('default/web-0').states), ['created', 'unready', 'failed'])
})

test('available begins by time alone, by whole seconds as they are written, and the view says when', () => {
  let now = 0
  const log = new Log(() => now)
  const metadata = {
    name: 'web',
    namespace: 'default',
    uid: 'set',
    resourceVersion: '0',
    creationTimestamp: toTimestamp(0),
  }
  const spec = { minReadySeconds: 10, selector: {}, template: {} }
  log.append('user', 'created', { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata, spec } satisfies StatefulSet)
  const ownerReferences = [{ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web', uid: 'set', controller: true }]
  now = 5999
  log.append('kubelet', 'created', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...metadata, name: 'web-0', uid: 'pod', ownerReferences },
    spec: { containers: [] },
    status: ready(5999),
  } as Pod)
  const view = viewAt(log.entries, 2)
  assert.equal(view.wakeAt, 15_000)
  assert.deepEqual(view.elapse(14_999).turns, [])
  assert.deepEqual(view.elapse(15_000).turns, [{ key: 'default/web-0', began: ['available'], ended: [] }])
  assert.equal(view.wakeAt, undefined)
  assert.equal(view.pod('default/web-0').since.available, 15_000)
})

test('any earlier position can be looked at', () => {
  const entries = life([0, {}], [9, true])
  assert.equal(viewAt(entries, 1).list('Pod').length, 1)
  assert.equal(viewAt(entries, 2).list('Pod').length, 0)
  assert.ok(viewAt(entries, 2).namesOf('Pod').has('default/web-0'))
})

test('virtual times are written in whole seconds, cut off', () => {
  assert.equal(toTimestamp(0), '2026-01-01T00:00:00Z')
  assert.equal(toTimestamp(61_999), '2026-01-01T00:01:01Z')
  assert.equal(fromTimestamp('2026-01-01T00:01:01Z'), 61_000)
  assert.equal(fromTimestamp('2026-01-01T00:00:00.250000Z'), 250)
  assert.equal(new Date(epoch).toISOString(), '2026-01-01T00:00:00.000Z')
  assert.throws(() => fromTimestamp('yesterday'), RangeError)
})
