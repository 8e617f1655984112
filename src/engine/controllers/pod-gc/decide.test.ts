import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Node, Pod } from '../../../api/types.ts'
import { type Grounds, groundsFor } from './decide.ts'

const pod = (nodeName: string | undefined, deletionTimestamp?: string) =>
  ({ metadata: { name: 'web-0', deletionTimestamp }, spec: { nodeName, containers: [] } }) as unknown as Pod

const node = (ready: 'True' | 'Unknown', ...taints: string[]) =>
  ({
    spec: { taints: taints.map(key => ({ key, effect: 'NoExecute' })) },
    status: {
      conditions: [
        { type: 'DiskPressure', status: 'True' },
        { type: 'Ready', status: ready },
      ],
    },
  }) as unknown as Node

const nodes: Readonly<Record<string, Node>> = {
  well: node('True', 'node.kubernetes.io/out-of-service'),
  lost: node('Unknown', 'node.kubernetes.io/unreachable'),
  off: node('Unknown', 'node.kubernetes.io/unreachable', 'node.kubernetes.io/out-of-service'),
}

const table: [on: string | undefined, deleting: boolean, grounds: Grounds | undefined][] = [
  [undefined, false, undefined],
  [undefined, true, 'unscheduled'],
  ['well', true, undefined],
  ['lost', true, undefined],
  ['off', true, 'out-of-service'],
  ['off', false, undefined],
  ['missing', false, undefined],
  ['missing', true, undefined],
  ['gone', false, 'orphaned'],
  ['gone', true, 'orphaned'],
]

for (const [on, deleting, grounds] of table)
  test(`a pod ${deleting ? 'that is to go, ' : ''}on ${on ?? 'no node'}: ${grounds ?? 'stays'}`, () => {
    const subject = pod(on, deleting ? '2026-01-01T00:00:30Z' : undefined)
    const found = groundsFor(
      subject,
      name => nodes[name],
      name => name === 'gone',
    )
    assert.equal(found, grounds)
  })
