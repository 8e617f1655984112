import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Pod, PodDisruptionBudget } from '../api/types.ts'
import { toTimestamp } from '../timeline/epoch.ts'
import { admitEviction, markEvicted } from './eviction.ts'

const metadata = { name: 'web-0', namespace: 'default', uid: 'u', resourceVersion: '1', creationTimestamp: '' }
const labels = { app: 'web' }

const pod = (ready: 'True' | 'False', of: { phase?: PodPhase; deletionTimestamp?: string } = {}): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { ...metadata, labels, deletionTimestamp: of.deletionTimestamp },
  spec: { containers: [] },
  status: {
    phase: of.phase ?? 'Running',
    conditions: [
      { type: 'Initialized', status: 'True' },
      { type: 'Ready', status: ready },
    ],
  },
})

type PodPhase = NonNullable<Pod['status']>['phase']

type Status = Partial<NonNullable<PodDisruptionBudget['status']>>

const budget = (status: Status | undefined, spec: PodDisruptionBudget['spec'] = {}): PodDisruptionBudget => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { ...metadata, name: 'guard', generation: 2 },
  spec: { selector: { matchLabels: labels }, ...spec },
  status: status && ({ observedGeneration: 2, ...status } as PodDisruptionBudget['status']),
})

const none = { currentHealthy: 2, desiredHealthy: 2 }
const condition = { type: 'DisruptionAllowed', status: 'False', lastTransitionTime: '' } as const
const failed = { ...condition, reason: 'SyncFailed', message: 'no scale' }
const many = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`web-${index}`, '']))
const full = budget({ ...none, disruptionsAllowed: 0 })
const gentle = { unhealthyPodEvictionPolicy: 'AlwaysAllow' } as const
const elsewhere = { ...full, metadata: { ...full.metadata, namespace: 'shop' } }

/** What a budget says of a pod: `granted`, `counted` where it then has one less to give, or why not. */
const table: [says: string, pod: Pod, budgets: PodDisruptionBudget[], answer: string][] = [
  ['nobody guards it', pod('True'), [], 'granted'],
  ['a budget of another namespace', pod('True'), [elsewhere], 'granted'],
  ['of other pods', pod('True'), [budget(none, { selector: { matchLabels: { app: 'db' } } })], 'granted'],
  ['of no pods', pod('True'), [budget(none, { selector: undefined })], 'granted'],
  ['of all pods', pod('True'), [budget(none, { selector: {} })], 'needs 2 healthy pods'],
  ['not running yet', pod('False', { phase: 'Pending' }), [full], 'granted'],
  ['ended', pod('False', { phase: 'Succeeded' }), [full], 'granted'],
  ['failed', pod('False', { phase: 'Failed' }), [full], 'granted'],
  ['on its way out', pod('True', { deletionTimestamp: '2026-01-01T00:00:00Z' }), [full], 'granted'],
  ['one to give', pod('True'), [budget({ ...none, disruptionsAllowed: 1 })], 'counted'],
  ['two budgets', pod('True'), [full, full], 'more than one PodDisruptionBudget'],
  ['none to give', pod('True'), [full], 'needs 2 healthy pods and has 2 currently'],
  ['not ready, while enough are', pod('False'), [full], 'granted'],
  ['not ready, while too few are', pod('False'), [budget({ currentHealthy: 1, desiredHealthy: 2 })], 'has 1 currently'],
  ['not ready, and nothing desired', pod('False'), [budget({ currentHealthy: 0, desiredHealthy: 0 })], 'needs 0'],
  ['not ready, and the budget lets it go', pod('False'), [budget({ desiredHealthy: 2 }, gentle)], 'granted'],
  ['that is for those not ready alone', pod('True'), [budget(none, gentle)], 'needs 2'],
  [
    'more healthy than desired',
    pod('True'),
    [budget({ currentHealthy: 3, desiredHealthy: 2 })],
    'evicting pods currently',
  ],
  ['a budget that cannot be computed', pod('True'), [budget({ conditions: [failed] })], 'it failed sync: no scale'],
  ['one that is not yet seen', pod('True'), [budget(undefined)], 'still being processed by the server'],
  [
    'one that changed',
    pod('True'),
    [budget({ observedGeneration: 1, disruptionsAllowed: 1 })],
    'still being processed',
  ],
  ['less than none', pod('True'), [budget({ disruptionsAllowed: -1 })], 'pdb disruptions allowed is negative'],
  ['too many at once', pod('True'), [budget({ disruptionsAllowed: 1, disruptedPods: many })], 'map too big'],
]

test('whether a pod may be evicted', () => {
  for (const [says, evicted, budgets, answer] of table) {
    const { refused, budget } = admitEviction(evicted, budgets, 5000)
    const because =
      refused && [refused.message, ...(refused.status.details?.causes ?? []).map(({ message }) => message)].join()
    const found = because ?? (budget === undefined ? 'granted' : 'counted')
    assert.ok(found.includes(answer), `${says}: ${found}`)
  }
})

test('who goes is noted in the budget, and marked', () => {
  const { status } = admitEviction(pod('True'), [budget({ ...none, disruptionsAllowed: 3 })], 5000).budget!
  assert.equal(status!.disruptionsAllowed, 2)
  assert.deepEqual(status!.disruptedPods, { 'web-0': toTimestamp(5000) })
  const marked = markEvicted(pod('True'), 5000)
  assert.equal(marked.status!.conditions!.find(({ type }) => type === 'DisruptionTarget')!.status, 'True')
  assert.equal(markEvicted(marked, 6000), marked)
})
