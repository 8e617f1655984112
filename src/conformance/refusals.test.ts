import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordedCases } from './recorded.ts'
import { type RefusalCase, replayRefusal } from './refusals.ts'
import { shown } from './shown.ts'

const cases = recordedCases('refusals')

test(`the API server's answers to bad input, word for word (${cases.length} requests)`, () => {
  const differing = cases.flatMap(({ id, recording }) => {
    const difference = replayRefusal(recording as RefusalCase)
    return difference === undefined ? [] : [`${id} ${shown(difference)}`]
  })
  assert.ok(cases.length >= 194)
  assert.deepEqual(differing, [])
})

test('a recording that says something else is told apart', () => {
  const { recording } = cases.find(({ id }) => id.includes('054 create StatefulSet'))!
  const altered = structuredClone(recording) as RefusalCase
  altered.response!.message += '.'
  assert.equal(replayRefusal(altered)?.path, 'message')
})
