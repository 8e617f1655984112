import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'

const root = join(import.meta.dirname, '..', '..')

interface Envelope {
  pickle?: { id: string; uri: string; astNodeIds: string[] }
  testCase?: { id: string; pickleId: string }
  testCaseStarted?: { id: string; testCaseId: string }
  attachment?: { testCaseStartedId: string; mediaType: string; fileName: string; body: string }
}

/**
 * The timelines and accounts that a run of all features leaves, by feature and place of the scenario in it:
 * `rollout/on-delete#2`. Accounts without the manifests, whose texts may speak a language.
 */
function timelines(...options: string[]): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-'))
  const file = join(folder, 'messages.ndjson')
  const cucumber = join(root, 'node_modules/@cucumber/cucumber/bin/cucumber.js')
  const run = spawnSync(process.execPath, [cucumber, '--profile', 'test', '--format', `message:${file}`, ...options], {
    cwd: root,
    encoding: 'utf8',
  })
  assert.equal(run.status, 0, run.stdout + run.stderr)
  const envelopes = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Envelope)
  rmSync(folder, { recursive: true })
  return timelinesIn(envelopes)
}

function timelinesIn(envelopes: readonly Envelope[]): Map<string, string> {
  const pickles = new Map<string, string>()
  const counts = new Map<string, number>()
  for (const { pickle } of envelopes) {
    if (pickle === undefined) continue
    const place = (counts.get(pickle.uri) ?? 0) + 1
    counts.set(pickle.uri, place)
    pickles.set(pickle.id, `${pickle.uri.replace(/^features\//, '').replace(/\.feature$/, '')}#${place}`)
  }
  const cases = new Map(
    envelopes.flatMap(({ testCase }) => (testCase === undefined ? [] : [[testCase.id, testCase.pickleId] as const])),
  )
  const started = new Map(
    envelopes.flatMap(({ testCaseStarted: one }) =>
      one === undefined ? [] : [[one.id, cases.get(one.testCaseId)!] as const],
    ),
  )
  const found = new Map<string, string>()
  for (const { attachment } of envelopes) {
    if (attachment === undefined) continue
    const place = pickles.get(started.get(attachment.testCaseStartedId)!)!
    if (attachment.fileName === 'timeline.ndjson.gz') found.set(place, attachment.body)
    if (attachment.fileName !== 'rollcall.json') continue
    const { manifests: _, ...account } = JSON.parse(attachment.body)
    found.set(place, `${found.get(place)}\n${JSON.stringify(account)}`)
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

let first: Map<string, string>

before(() => {
  first = timelines()
})

test('twins leave byte-identical timelines and accounts', () => {
  const english = [...first].filter(([place]) => !place.includes('.zh-CN#'))
  assert.ok(english.length >= 400, `only ${english.length} scenarios left a timeline`)
  // A feature of somebody's own needs no twin.
  for (const [place, timeline] of english.filter(([place]) => first.has(place.replace(/#.*/, '.zh-CN#1'))))
    assert.equal(first.get(place.replace('#', '.zh-CN#')), timeline, `${place} and its twin`)
})

test('the same run twice leaves the same bytes', () => {
  assert.deepEqual(timelines(), first)
})

test('random order and two workers leave the same bytes', () => {
  assert.deepEqual(timelines('--parallel', '2', '--order', 'random'), first)
})
