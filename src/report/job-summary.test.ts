import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jobSummary } from './job-summary.ts'
import { messagesOf } from './message-stage.ts'
import { readRun } from './read-messages.ts'

const failing = {
  name: 'It <b>breaks</b>',
  statuses: ['FAILED'],
  message: '\u001b[31mExpected: a\nSeen: b\u001b[0m',
} as const

test('what failed is told with its first lines, and nothing in it is markup', () => {
  const summary = jobSummary(readRun([messagesOf({ scenarios: [failing, { name: 'fine', statuses: ['PASSED'] }] })]))
  assert.match(summary, /## ❌ 2 scenarios: 1 failed, 1 passed/)
  assert.match(summary, /It &lt;b&gt;breaks&lt;\/b&gt;\*\* — failed, <code>features\/a\.feature:3<\/code>/)
  assert.match(summary, /<pre>Expected: a\nSeen: b<\/pre>/)
  assert.doesNotMatch(summary, /\*\*A feature › fine/)
})

test('many failures are cut, and the cut is told', () => {
  const scenarios = Array.from({ length: 25 }, (_, index) => ({ ...failing, name: `number ${index}` }))
  const summary = jobSummary(readRun([messagesOf({ scenarios })]))
  assert.match(summary, /number 19/)
  assert.doesNotMatch(summary, /number 20/)
  assert.match(summary, /… and 5 more/)
})

test('a run in which nothing failed says so', () => {
  const run = readRun([messagesOf({ scenarios: [{ name: 'fine', statuses: ['PASSED'] }], attempts: 2 })])
  assert.match(jobSummary(run), /## ✅ 1 scenario: 1 passed/)
  assert.match(jobSummary(run), /↻ tried again: <code>features\/a\.feature:3<\/code>/)
})
