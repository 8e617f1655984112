import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Pod } from '../../../api/types.ts'
import { adjustment, leastWorth } from './decide.ts'

interface Facts {
  node?: string
  phase?: string
  ready?: string
  restarts?: number
  born?: string
  cost?: string
}

const pod = (name: string, { node, phase, ready, restarts = 0, born = '00', cost }: Facts): Pod =>
  ({
    metadata: {
      name,
      creationTimestamp: `2026-01-01T00:00:${born}Z`,
      annotations: cost === undefined ? undefined : { 'controller.kubernetes.io/pod-deletion-cost': cost },
    },
    spec: { nodeName: node },
    status: {
      phase: phase ?? 'Running',
      conditions: ready && [{ type: 'Ready', status: 'True', lastTransitionTime: `2026-01-01T00:00:${ready}Z` }],
      containerStatuses: [{ restartCount: restarts }],
    },
  }) as unknown as Pod

const table: [string, Facts, Facts][] = [
  ['without a node', {}, { node: 'a' }],
  ['pending', { node: 'a', phase: 'Pending' }, { node: 'b' }],
  ['not ready', { node: 'a' }, { node: 'b', ready: '01' }],
  ['cheap', { node: 'a', ready: '01', cost: '-5' }, { node: 'b', ready: '01' }],
  ['ready for a shorter time', { node: 'a', ready: '09' }, { node: 'b', ready: '01' }],
  ['restarted more often', { node: 'a', ready: '01', restarts: 3 }, { node: 'b', ready: '01' }],
  ['younger', { node: 'a', ready: '01', born: '05' }, { node: 'b', ready: '01' }],
]

for (const [says, loser, winner] of table)
  test(`goes first: ${says}`, () => {
    const [first] = leastWorth([pod('a-winner', winner), pod('b-loser', loser)], 1)
    assert.equal(first?.metadata.name, 'b-loser')
  })

test('goes first: from the node that has more', () => {
  const pods = ['a', 'b', 'b'].map((node, index) => pod(`p${index}`, { node, ready: '01' }))
  assert.deepEqual(
    leastWorth(pods, 2).map(({ spec }) => spec.nodeName),
    ['b', 'b'],
  )
})

test('makes what is missing, removes what is too much, does not count what ended', () => {
  const pods = [pod('a', { node: 'a', ready: '01' }), pod('b', { node: 'b' }), pod('c', { phase: 'Failed' })]
  assert.deepEqual(adjustment(pods, 4), { create: 2, remove: [] })
  assert.deepEqual(
    adjustment(pods, 1).remove.map(({ metadata }) => metadata.name),
    ['b'],
  )
})
