import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Deployment, ReplicaSet } from '../../../api/types.ts'
import { followScale, obsolete } from './decide.ts'
import { byAge, leewayOf } from './know.ts'

const deployment = (replicas: number, spec: object = {}): Deployment =>
  ({ metadata: { name: 'front' }, spec: { replicas, ...spec } }) as Deployment

interface Facts {
  replicas?: number
  maximum?: number
  status?: object
  born?: string
  deleted?: boolean
  generation?: number
}

const set = (name: string, { replicas = 0, maximum, status = {}, born = '00', deleted, generation = 1 }: Facts = {}) =>
  ({
    metadata: {
      name,
      generation,
      creationTimestamp: `2026-01-01T00:00:${born}Z`,
      deletionTimestamp: deleted ? '2026-01-01T00:01:00Z' : undefined,
      annotations: maximum === undefined ? {} : { 'deployment.kubernetes.io/max-replicas': String(maximum) },
    },
    spec: { replicas },
    status: { replicas, observedGeneration: 1, ...status },
  }) as unknown as ReplicaSet

test('how far a deployment may go beyond and below what is asked for', () => {
  const rolling = (maxSurge?: string | number, maxUnavailable?: string | number) => ({
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } },
  })
  const table: [replicas: number, spec: object, surge: number, unavailable: number][] = [
    [4, {}, 1, 1],
    [5, {}, 2, 1],
    [10, rolling('30%', '25%'), 3, 2],
    [10, rolling(4, 0), 4, 0],
    [10, rolling(0, 3), 0, 3],
    [10, rolling('0%', '5%'), 0, 1],
    [2, rolling(0, 5), 0, 2],
    [4, { strategy: { type: 'Recreate' } }, 0, 0],
  ]
  for (const [replicas, spec, surge, unavailable] of table)
    assert.deepEqual(leewayOf(deployment(replicas, spec)), { surge, unavailable }, JSON.stringify(spec))
})

test('ReplicaSets by age, and of the same age by name', () => {
  const sets = [set('c', { born: '10' }), set('b', { born: '09' }), set('a', { born: '10' })]
  const names = (sorted: readonly ReplicaSet[]) => sorted.map(({ metadata }) => metadata.name).join('')
  assert.equal(names([...sets].sort(byAge)), 'bac')
  assert.equal(names([...sets].reverse().sort(byAge)), 'bac')
})

test('the oldest beyond the history go, if nothing is left of them', () => {
  const old = ['01', '02', '03', '04', '05'].map(born => set(`r${born}`, { born }))
  const gone = (limit: number | undefined, ...sets: ReplicaSet[]) =>
    obsolete(deployment(1, { revisionHistoryLimit: limit }), { current: undefined, old: sets }).map(
      ({ metadata }) => metadata.name,
    )
  assert.deepEqual(gone(3, ...old), ['r01', 'r02'])
  assert.deepEqual(gone(5, ...old), [])
  assert.deepEqual(gone(undefined, ...old, ...old), [])
  assert.deepEqual(gone(undefined, ...old, ...old, set('r00', { born: '00' })), ['r00'])
  const lingering = [
    set('a', { replicas: 1, status: { replicas: 0 } }),
    set('b', { status: { replicas: 1 } }),
    set('c', { generation: 2 }),
    set('d', { deleted: true }),
    set('e'),
  ]
  assert.deepEqual(gone(0, ...lingering), ['e'])
})

test('a new number is shared by size, and the largest takes what is left over', () => {
  const shares = (replicas: number, ...sizes: [string, number][]) => {
    const [current, ...old] = sizes.map(([name, size]) => set(name, { replicas: size, maximum: 15 }))
    const scalings = followScale(deployment(replicas), { current, old })
    return scalings
      .map(({ set, replicas }) => `${set.metadata.name}=${replicas}`)
      .sort()
      .join(' ')
  }
  assert.equal(shares(20, ['new', 5], ['old', 8]), 'new=8 old=17')
  assert.equal(shares(5, ['new', 5], ['old', 8]), 'new=3 old=4')
  assert.equal(shares(0, ['new', 5], ['old', 8]), 'new=0 old=0')
  assert.equal(shares(7, ['new', 0], ['old', 8]), 'old=7')
})
