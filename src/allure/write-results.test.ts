import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestStepResultStatus } from '@cucumber/messages'
import { InMemoryWriter } from 'allure-js-commons/sdk/reporter'
import { messagesOf, type Played } from '../report/message-stage.ts'
import { executorOf } from './executor.ts'
import { writeResults } from './write-results.ts'

function written(...played: Played[]): InMemoryWriter {
  const writer = new InMemoryWriter()
  writeResults(played.map(messagesOf), writer)
  return writer
}

const scenario = (...statuses: `${TestStepResultStatus}`[]) => ({ name: statuses.join(), statuses })

test('what fails the run never counts as passed', () => {
  const cases: [`${TestStepResultStatus}`[], string][] = [
    [['PASSED', 'PASSED'], 'passed'],
    [['PASSED', 'FAILED', 'SKIPPED'], 'failed'],
    [['PASSED', 'UNDEFINED'], 'broken'],
    [['PASSED', 'AMBIGUOUS', 'SKIPPED'], 'broken'],
    [['PASSED', 'PENDING', 'SKIPPED'], 'broken'],
    [['PASSED', 'SKIPPED'], 'skipped'],
  ]
  const { tests } = written({ scenarios: cases.map(([statuses]) => scenario(...statuses)) })
  assert.deepEqual(
    tests.map(({ name, status }) => [name, status]),
    cases.map(([statuses, status]) => [statuses.join(), status]),
  )
  const [, , undefinedOne] = tests
  assert.equal(undefinedOne!.statusDetails.message, 'Undefined step: something')
  assert.deepEqual(
    undefinedOne!.steps.map(({ name, status }) => [name, status]),
    [
      ['Given something', 'passed'],
      ['Given something', 'broken'],
    ],
  )
})

test('a failure is told without the colours of a terminal', () => {
  const { tests } = written({ scenarios: [{ ...scenario('FAILED'), message: '\u001b[31mExpected: more\u001b[0m' }] })
  assert.equal(tests[0]!.statusDetails.message, 'Expected: more')
})

test('attempts share their history, scenarios and rules do not', () => {
  const { tests } = written({ scenarios: [scenario('FAILED'), scenario('PASSED')], attempts: 2 })
  const [first, again, other] = tests.map(({ historyId }) => historyId)
  assert.equal(tests.length, 4)
  assert.ok(first)
  assert.equal(first, again)
  assert.notEqual(first, other)
  const inRule = written({ rule: 'A rule', scenarios: [scenario('FAILED')] }).tests[0]!
  assert.notEqual(inRule.historyId, first)
})

test('the same scenario in two shards has one history', () => {
  const { tests } = written({ scenarios: [scenario('PASSED')] }, { scenarios: [scenario('PASSED')] })
  assert.equal(new Set(tests.map(({ historyId }) => historyId)).size, 1)
})

test('areas are epics, features features, rules stories; some tags are more than tags', () => {
  const { tests } = written({
    uri: 'features/rollout/a.feature',
    feature: 'A feature',
    rule: 'A rule',
    scenarios: [{ ...scenario('PASSED'), tags: ['@slow', '@severity:critical', '@allows:I7'] }],
  })
  const labels = tests[0]!.labels.map(({ name, value }) => `${name}=${value}`)
  for (const label of [
    'epic=rollout',
    'feature=A feature',
    'story=A rule',
    'tag=slow',
    'severity=critical',
    'tag=allows:I7',
  ])
    assert.ok(labels.includes(label), `${label} is missing among ${labels.join(', ')}`)
})

test('hooks are fixtures with their names; what the last one attached belongs to the scenario', () => {
  const picture = { data: Buffer.from('<svg/>'), mediaType: 'image/svg+xml', fileName: 'timeline.svg' }
  const packed = { data: Buffer.from('gz'), mediaType: 'application/gzip', fileName: 'timeline.ndjson.gz' }
  const { tests, groups, attachments } = written({ scenarios: [scenario('PASSED')], attached: [picture, packed] })
  assert.deepEqual(groups[0]!.children, [tests[0]!.uuid])
  assert.deepEqual(
    [groups[0]!.befores, groups[0]!.afters].map(fixtures => fixtures.map(({ name, status }) => [name, status])),
    [[['the scenario begins', 'passed']], [['the scenario ends', 'passed']]],
  )
  const [shown, ...others] = tests[0]!.attachments
  assert.deepEqual([shown!.name, shown!.type, others], ['timeline.svg', 'image/svg+xml', []])
  assert.equal(attachments[shown!.source]!.toString(), '<svg/>')
})

test('doc strings and tables go with their steps, each content in one file', () => {
  const { tests, attachments } = written({
    scenarios: [scenario('PASSED', 'PASSED'), scenario('PASSED', 'PASSED')],
    docString: 'a: 1',
    table: [['a', 'with "quotes", and more']],
  })
  const sources = tests.flatMap(({ steps }) => steps.flatMap(step => step.attachments.map(({ source }) => source)))
  assert.equal(sources.length, 4)
  assert.equal(Object.keys(attachments).length, 2)
  const contents = [sources[0]!, sources[1]!].map(source => attachments[source]!.toString())
  assert.deepEqual(contents, ['a: 1', 'a,"with ""quotes"", and more"\r\n'])
})

test('a job of the CI is named, with the way to it', () => {
  assert.deepEqual(executorOf({}), { name: 'Rollcall', type: 'local' })
  const job = {
    GITHUB_ACTIONS: 'true',
    GITHUB_SERVER_URL: 'https://host',
    GITHUB_REPOSITORY: 'a/b',
    GITHUB_RUN_ID: '7',
  }
  assert.equal(executorOf(job).buildUrl, 'https://host/a/b/actions/runs/7')
})
