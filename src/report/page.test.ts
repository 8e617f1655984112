import assert from 'node:assert/strict'
import { test } from 'node:test'
import { en } from '../locales/en.ts'
import { reportEn } from '../locales/report.en.ts'
import { reportZhCN } from '../locales/report.zh-CN.ts'
import { zhCN } from '../locales/zh-CN.ts'
import { stories } from '../timeline/transcript-stories.ts'
import type { Account } from './account.ts'
import { attachmentsOf } from './attachments.ts'
import { bracketsOf } from './brackets.ts'
import { messagesOf } from './message-stage.ts'
import { Opened } from './opened.ts'
import { unpackTimeline } from './pack-timeline.ts'
import { pageOf } from './page.ts'
import { parseMessages, readRun } from './read-messages.ts'
import { runViews, scenarioViews } from './views/index.ts'

const evil = '</script><script>alert(1)</script>'
const account: Account = {
  rollcall: 1,
  seed: 7,
  kubernetes: '1.36',
  gates: { [evil]: true },
  until: 34_000,
  kept: [`CronJob/${evil}`],
  manifests: [
    { step: 1, file: evil, text: evil, leftOut: 5 },
    { step: 1, objects: [{ kind: evil }] },
  ],
  expectations: [
    {
      step: 2,
      expected: { says: 'podRunsImage', of: { pod: evil, image: evil } },
      about: [{ kind: 'Pod', name: evil }],
      verdict: 'broken',
      seen: { says: 'podRuns', of: { pod: evil, images: [evil] } },
      from: 0,
      to: 34_000,
      witness: [{ at: 31_000, position: 40 }],
    },
  ],
  violations: [
    {
      id: 'I1',
      fails: false,
      breach: { says: 'twoProcesses', of: { pod: evil, nodes: [evil, evil] } },
      about: { kind: 'Pod', name: evil },
      at: 31_000,
      witness: [{ at: 31_000, position: 40 }],
    },
  ],
}

const attached = [
  ...attachmentsOf(stories['a set is scaled down']!(), account),
  { data: evil, mediaType: 'text/plain', fileName: evil },
]

/** The messages of a scenario that is hostile wherever it can be; its second step failed. */
const messages = (attempts = 1) =>
  messagesOf({
    scenarios: [
      {
        name: evil,
        step: evil,
        statuses: ['PASSED', 'FAILED'],
        message: `\u001b[31m${evil}\u001b[0m`,
        tags: [`@${evil}`],
      },
    ],
    feature: evil,
    attempts,
    docString: evil,
    table: [[evil]],
    attached,
  })

test('messages are read into scenarios with their steps, their timeline and what else they attached', () => {
  const [scenario] = readRun([messages()]).scenarios
  const { id, status, took, steps, timeline, attachments } = scenario!
  assert.deepEqual({ id, status, took }, { id: 'features/a.feature:3', status: 'failed', took: 5 })
  assert.deepEqual(
    steps.map(({ number, keyword, status }) => ({ number, keyword, status })),
    [
      { number: 1, keyword: 'Given', status: 'passed' },
      { number: 2, keyword: 'Given', status: 'failed' },
    ],
  )
  assert.deepEqual([steps[0]!.docString, steps[1]!.table], [evil, [[evil]]])
  assert.equal(unpackTimeline(Buffer.from(timeline!, 'base64')).until, 34_000)
  assert.deepEqual(
    attachments.map(({ name }) => name),
    [evil],
  )
})

test('of a retried scenario the last attempt counts; one that ran in two shards is told apart', () => {
  const { scenarios } = readRun([messages(3), messages()])
  assert.deepEqual(
    scenarios.map(({ id, earlier }) => [id, earlier.map(({ status }) => status)]),
    [
      ['features/a.feature:3', ['failed', 'failed']],
      ['features/a.feature:3#2', []],
    ],
  )
})

test('shards come together as one run, in the order of their files and lines', () => {
  const scenario = (name: string) => ({ name, statuses: ['PASSED'] as const })
  const first = messagesOf({ uri: 'features/b.feature', scenarios: [scenario('third'), scenario('fourth')] })
  const second = messagesOf({ uri: 'features/a.feature', scenarios: [scenario('first'), scenario('second')] })
  const { scenarios, took, tools } = readRun([first, second])
  assert.deepEqual(
    scenarios.map(({ name }) => name),
    ['first', 'second', 'third', 'fourth'],
  )
  assert.deepEqual({ took, tools }, { took: 2000, tools: ['cucumber-js 13.3.0', 'node.js 24'] })
})

test('a file that holds no messages is refused with its line', () => {
  assert.throws(
    () => [...parseMessages('{"meta":{}}\nnot json\n', 'run.ndjson')],
    /run\.ndjson:2 is no cucumber message/,
  )
})

test('the page stands alone, and whatever scenarios hold stays text', () => {
  const page = pageOf(readRun([messages()]))
  assert.equal(page.split('<script').length - 1, 2, 'its data and its program')
  assert.equal(page.split('</script').length - 1, 2)
  assert.doesNotMatch(page, /(?:src|href)="(?:https?:)?\/\//)
  assert.match(page, /default-src 'none'/)
})

test('every view escapes what it shows, in every language', () => {
  const run = readRun([messages()])
  const [scenario] = run.scenarios
  const story = new Opened(unpackTimeline(Buffer.from(scenario!.timeline!, 'base64')))
  for (const language of [reportEn, reportZhCN]) {
    const shownRun = { messages: language, run, filter: {} }
    const brackets = bracketsOf(account, language.language === 'en' ? en : zhCN)
    const shownScenario = { messages: language, scenario: scenario!, story, brackets, filter: {}, allLines: false }
    const htmls = [...runViews.map(view => view.html(shownRun)), ...scenarioViews.map(view => view.html(shownScenario))]
    for (const html of htmls) assert.doesNotMatch(html, /<\/?script/)
    const all = htmls.join('\n')
    for (const expected of [
      language.status.failed,
      language.steps,
      language.objectsAt('34s'),
      '&lt;/script&gt;',
      'replicas 3 → 1 by user',
    ]) {
      assert.ok(all.includes(expected), expected)
    }
    assert.ok(!all.includes('\u001b'), 'colours of a terminal')
  }
})

test('the list finds scenarios by any of their words, and by status', () => {
  const run = readRun([messages()])
  const listed = (text: string, status?: 'passed' | 'failed') =>
    runViews
      .find(({ name }) => name === 'scenarios')!
      .html({ messages: reportEn, run, filter: { text, status } })
      .includes('<li>')
  assert.deepEqual(
    [listed(''), listed('ALERT a.feature'), listed('alert nothing'), listed('', 'failed'), listed('', 'passed')],
    [true, true, false, true, false],
  )
})
