import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type DecisionCase, readDecisions, replayDecision } from './decisions.ts'

const recorded = (file: string): DecisionCase[] =>
  readDecisions(fileURLToPath(new URL(`recorded/decisions/${file}.ndjson.gz`, import.meta.url)))

const first = recorded('plain')[0]!

test('a case that was decided as recorded has no difference', () => {
  assert.equal(replayDecision(first), undefined)
})

for (const [label, altered, path] of [
  ['a deed more', { ...first, does: [...first.does, first.does[0]!] }, `does[${first.does.length}]`],
  ['a deed less', { ...first, does: first.does.slice(0, -1) }, `does[${first.does.length - 1}]`],
  ['another order', { ...first, does: first.does.toReversed() }, 'does[0].verb'],
  ['a failure', { ...first, error: 'refused' }, 'failed'],
  ['another look', { ...first, requeueAfterSeconds: 10 }, 'requeueAfterSeconds'],
  [
    'a refused write',
    {
      ...first,
      refusals: [
        { verb: 'create', kind: 'Pod', name: 'db-0', reason: 'Forbidden', code: 403, message: 'no', times: 0 },
      ],
    },
    'does[3].refused',
  ],
] as const)
  test(`${label} is a difference`, () => {
    assert.equal(replayDecision(altered as DecisionCase)?.path, path)
  })

test('the order of what Parallel does side by side is chance, that of what comes last is not', () => {
  const parallel = recorded('plain').find(({ unordered, does }) => unordered && does.length > 6)!
  const last = parallel.does.at(-1)!
  const shuffled = { ...parallel, does: [...parallel.does.slice(0, -1).toReversed(), last] }
  assert.equal(replayDecision(shuffled), undefined)
  assert.notEqual(replayDecision({ ...parallel, does: parallel.does.slice(0, -1) }), undefined)
})
