import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultGates } from './gates.ts'
import { finishCreate, finishUpdate } from './request.ts'
import { StatusError } from './status-error.ts'
import type { Pod, StatefulSet } from './types.ts'
import { defaultOptions } from './validate/options.ts'

const draft = (spec: object = {}): StatefulSet =>
  ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'web', namespace: 'default' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'app', image: 'app:v1' }] } },
      ...spec,
    },
    status: { replicas: 7 },
  }) as unknown as StatefulSet

const limited = (memory: string) => ({
  template: {
    metadata: { labels: { app: 'web' } },
    spec: { containers: [{ name: 'app', image: 'app:v1', resources: { limits: { memory } } }] },
  },
})

test('a created set is in its first generation, and its status is its own', () => {
  const set = finishCreate(draft())
  assert.equal(set.metadata.generation, 1)
  assert.deepEqual(set.status, { replicas: 0, availableReplicas: 0 })
})

test('only a spec that means something else is a new generation', () => {
  const set = finishCreate(draft(limited('1Gi')))
  const generation = (next: StatefulSet) => finishUpdate(next, set).metadata.generation
  assert.equal(generation({ ...set, metadata: { ...set.metadata, labels: { a: 'b' } } }), 1)
  assert.equal(generation({ ...set, spec: finishCreate(draft(limited('1024Mi'))).spec }), 1)
  assert.equal(generation({ ...set, spec: { ...set.spec, replicas: 5 } }), 2)
  assert.deepEqual(finishUpdate({ ...set, status: { replicas: 9 } }, set).status, set.status)
})

test('maxUnavailable is dropped while its gate is off, but from sets that have it', () => {
  const spec = { updateStrategy: { rollingUpdate: { maxUnavailable: 2 } } }
  const strategyOf = (set: StatefulSet) => set.spec.updateStrategy?.rollingUpdate?.maxUnavailable
  const on = { ...defaultOptions, gates: { ...defaultGates, MaxUnavailableStatefulSet: true } }
  const old = finishCreate(draft(spec), on)
  assert.equal(strategyOf(finishCreate(draft(spec))), undefined)
  assert.equal(strategyOf(old), 2)
  assert.equal(strategyOf(finishUpdate({ ...old, spec: { ...old.spec, replicas: 2 } }, old)), 2)
})

const causes = (work: () => unknown): string[] => {
  try {
    work()
    return []
  } catch (error) {
    assert.ok(error instanceof StatusError)
    return (error.status.details?.causes ?? []).map(({ field, message }) => `${field}: ${message}`)
  }
}

test('a status must add up', () => {
  const set = finishCreate(draft())
  const old: StatefulSet = { ...set, status: { replicas: 3, collisionCount: 1 } }
  const table: [object, string[]][] = [
    [{ replicas: 3, readyReplicas: 3, availableReplicas: 3, collisionCount: 1 }, []],
    [
      { replicas: 3, currentReplicas: -1, collisionCount: 1 },
      ['status.currentReplicas: Invalid value: -1: must be greater than or equal to 0'],
    ],
    [
      { replicas: 3, readyReplicas: 4, collisionCount: 1 },
      ['status.readyReplicas: Invalid value: 4: cannot be greater than status.replicas'],
    ],
    [
      { replicas: 3, readyReplicas: 1, availableReplicas: 2, collisionCount: 1 },
      ['status.availableReplicas: Invalid value: 2: cannot be greater than status.readyReplicas'],
    ],
    [{ replicas: 3 }, ['status.collisionCount: Invalid value: 0: cannot be decremented']],
  ]
  for (const [status, expected] of table)
    assert.deepEqual(
      causes(() => finishUpdate({ ...set, status: status as StatefulSet['status'] }, old, 'status')),
      expected,
    )
})

test('maxUnavailable, where it counts, must leave something to do', () => {
  const on = { ...defaultOptions, gates: { ...defaultGates, MaxUnavailableStatefulSet: true } }
  const field = 'spec.updateStrategy.rollingUpdate.maxUnavailable'
  const table: [number | string, string[]][] = [
    [2, []],
    ['100%', []],
    [0, [`${field}: Invalid value: 0: cannot be 0`]],
    ['0%', [`${field}: Invalid value: "0%": cannot be 0`]],
    [-1, [`${field}: Invalid value: -1: must be greater than or equal to 0`]],
    ['150%', [`${field}: Invalid value: "150%": must not be greater than 100%`]],
  ]
  for (const [maxUnavailable, expected] of table)
    assert.deepEqual(
      causes(() => finishCreate(draft({ updateStrategy: { rollingUpdate: { maxUnavailable } } }), on)),
      expected,
    )
})

test('a pod has a class of service', () => {
  const classOf = (resources: object) =>
    finishCreate({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p', namespace: 'default' },
      spec: { containers: [{ name: 'app', image: 'app:v1', resources }] },
    } as unknown as Pod).status?.qosClass
  assert.equal(classOf({}), 'BestEffort')
  assert.equal(classOf({ requests: { cpu: '1' } }), 'Burstable')
  assert.equal(classOf({ limits: { cpu: '1', memory: '1Gi' } }), 'Guaranteed')
})
