import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Envelope } from '@cucumber/messages'
import { en } from '../locales/en.ts'
import { reportEn } from '../locales/report.en.ts'
import { reportZhCN } from '../locales/report.zh-CN.ts'
import { zhCN } from '../locales/zh-CN.ts'
import { stories } from '../timeline/transcript-stories.ts'
import type { Account } from './account.ts'
import { attachmentsOf } from './attachments.ts'
import { bracketsOf } from './brackets.ts'
import { Opened } from './opened.ts'
import { unpackTimeline } from './pack-timeline.ts'
import { pageOf } from './page.ts'
import { parseMessages, readRun } from './read-messages.ts'
import { runViews, scenarioViews } from './views/index.ts'

const evil = '</script><script>alert(1)</script>'
const moment = { seconds: 0, nanos: 0 }
const location = { line: 3, column: 1 }
const step = { location, keyword: 'Given ', keywordType: 'Context', text: evil }

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

/** The messages of one scenario with two steps, the second of which failed, and a hook that attached. */
function messages(attempts = 1): Envelope[] {
  const steps = [
    { ...step, id: 's1', docString: { location, content: evil, delimiter: '"""' } },
    { ...step, id: 's2', dataTable: { location, rows: [{ location, id: 'r', cells: [{ location, value: evil }] }] } },
  ]
  const scenario = {
    id: 'sc',
    tags: [],
    location,
    keyword: 'Scenario',
    name: evil,
    description: '',
    steps,
    examples: [],
  }
  const pickleSteps = steps.map(({ id, dataTable }: { id: string; dataTable?: unknown }) => ({
    id: `p${id}`,
    text: evil,
    astNodeIds: [id],
    argument:
      dataTable === undefined
        ? { docString: { content: evil } }
        : { dataTable: { rows: [{ cells: [{ value: evil }] }] } },
  }))
  const testSteps = [
    { id: 't1', pickleStepId: 'ps1', stepDefinitionIds: [], stepMatchArgumentsLists: [] },
    { id: 't2', pickleStepId: 'ps2', stepDefinitionIds: [], stepMatchArgumentsLists: [] },
    { id: 't3', hookId: 'h' },
  ]
  const all: unknown[] = [
    {
      meta: {
        implementation: { name: 'cucumber-js', version: '13.3.0' },
        runtime: { name: 'node.js', version: '24' },
        os: {},
        cpu: {},
        protocolVersion: '1',
      },
    },
    {
      gherkinDocument: {
        uri: 'features/a.feature',
        comments: [],
        feature: {
          location,
          tags: [],
          language: 'en',
          keyword: 'Feature',
          name: evil,
          description: '',
          children: [{ scenario }],
        },
      },
    },
    {
      pickle: {
        id: 'p',
        uri: 'features/a.feature',
        name: evil,
        language: 'en',
        steps: pickleSteps,
        tags: [{ name: `@${evil}`, astNodeId: 'x' }],
        astNodeIds: ['sc'],
      },
    },
    { hook: { id: 'h', sourceReference: {} } },
    { testCase: { id: 'tc', pickleId: 'p', testSteps } },
  ]
  for (let attempt = 0; attempt < attempts; attempt++) all.push(...runOf(attempt, attempt < attempts - 1))
  return all as Envelope[]
}

function runOf(attempt: number, willBeRetried: boolean): unknown[] {
  const started = `run${attempt}`
  const finished = (testStepId: string, status: string, message?: string) => ({
    testStepFinished: {
      testCaseStartedId: started,
      testStepId,
      timestamp: moment,
      testStepResult: { status, message, duration: moment },
    },
  })
  const attached = attachmentsOf(stories['a set is scaled down']!(), account).map(({ data, ...about }) => ({
    attachment: {
      ...about,
      testCaseStartedId: started,
      testStepId: 't3',
      body: data.toString('base64'),
      contentEncoding: typeof data === 'string' ? 'IDENTITY' : 'BASE64',
    },
  }))
  return [
    { testCaseStarted: { id: started, attempt, testCaseId: 'tc', timestamp: moment } },
    finished('t1', 'PASSED'),
    finished('t2', 'FAILED', `\u001b[31m${evil}\u001b[0m`),
    ...attached,
    {
      attachment: {
        mediaType: 'text/plain',
        fileName: evil,
        testCaseStartedId: started,
        testStepId: 't3',
        body: evil,
        contentEncoding: 'IDENTITY',
      },
    },
    finished('t3', 'PASSED'),
    { testCaseFinished: { testCaseStartedId: started, timestamp: { seconds: 0, nanos: 5_000_000 }, willBeRetried } },
  ]
}

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
