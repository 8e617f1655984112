import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Wait } from './entry.ts'
import { transcript, transcriptLines } from './transcript.ts'
import { reference, Story } from './transcript-stage.ts'
import { stories } from './transcript-stories.ts'
import { becauseOf } from './transcript-wait.ts'

const file = new URL('transcript.golden.txt', import.meta.url)

/** The start-up is told once; the other stories begin where it ends. */
const written = Object.entries(stories).map(([name, tell], index) => {
  const entries = tell()
  const from = index === 0 || entries.at(-1)!.at < 9000 ? 0 : 9000
  return `# ${name}\n\n${transcript(entries, { from })}`
})

test('stories leave the transcripts that were agreed on (UPDATE=1 rewrites them)', () => {
  const text = written.join('\n')
  if (process.env.UPDATE) writeFileSync(file, text)
  assert.equal(text, readFileSync(file, 'utf8'))
})

test('a limit keeps the last lines and says how many it left out', () => {
  const entries = stories['a set is scaled down']!()
  const all = transcriptLines(entries)
  const last = transcriptLines(entries, { limit: 2 })
  assert.equal(last[0], `… ${all.length - 2} lines before`)
  assert.deepEqual(last.slice(1).map(unaligned), all.slice(-2).map(unaligned))
  assert.deepEqual(transcriptLines(entries, { limit: 0 }), [`… ${all.length} lines before`])
  assert.deepEqual(transcriptLines(entries, { limit: all.length }), all)
})

test('a span tells only what lies in it, yet knows what came before', () => {
  const entries = stories['a node is lost and its pod is forced away']!()
  const lines = transcriptLines(entries, { from: 4_000_000, to: 4_000_000 })
  assert.ok(lines.some(line => line.includes('removed; app still runs on node-2')))
  assert.ok(lines.every(line => line.startsWith('──') || line.startsWith('1h6m40s')))
})

/** What becomes of an object, told after it was created at 0s, and the lines that say so. */
const small: [of: string, body: object, becomes: object, lines: string][] = [
  ['Node/n', { spec: { unschedulable: true } }, { spec: { unschedulable: undefined } }, 'uncordoned'],
  [
    'Node/n',
    { spec: { taints: [taint('a'), taint('b')] } },
    { spec: { taints: [taint('b'), taint('c')] } },
    'taint c:NoExecute added; taint a:NoExecute removed',
  ],
  [
    'Node/n',
    { spec: { unschedulable: true, taints: [taint('node.kubernetes.io/unschedulable')] } },
    { spec: { unschedulable: false, taints: [] } },
    'uncordoned',
  ],
  [
    'PersistentVolumeClaim/data',
    {},
    { status: { conditions: [{ type: 'Resizing', status: 'True' }] } },
    'condition Resizing is True',
  ],
  [
    'PersistentVolumeClaim/data',
    {},
    { status: { conditions: [{ type: 'FileSystemResizePending', status: 'True', message: 'on its node' }] } },
    'condition FileSystemResizePending is True: on its node',
  ],
  [
    'Pod/web-0',
    {},
    { status: { conditions: [{ type: 'PodScheduled', status: 'False', message: 'no room' }] } },
    'cannot be scheduled: no room',
  ],
  [
    'Pod/web-0',
    { status: { conditions: [{ type: 'Ready', status: 'True' }] } },
    { status: { conditions: [{ type: 'Ready', status: 'False', reason: 'ContainersNotReady' }] } },
    'not ready: ContainersNotReady',
  ],
  [
    'StatefulSet/web',
    { spec: { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 } },
    { spec: { a: 2, b: 2, c: 2, d: 2, e: 2, f: 2 } },
    'a 1 → 2, b 1 → 2, c 1 → 2, d 1 → 2, e 1 → 2, f 1 → 2 by kubelet',
  ],
]

function taint(key: string) {
  return { key, effect: 'NoExecute' }
}

test('small changes, each in a few words', () => {
  for (const [of, body, becomes, line] of small) {
    const [kind, name] = of.split('/') as [string, string]
    const story = new Story().creates('user', kind, name, { spec: { containers: [] }, ...body }).at(5)
    const lines = transcriptLines(story.changes('kubelet', kind, name, becomes as Record<string, unknown>).entries)
    assert.equal(unaligned(lines.at(-1)!).trim(), `5s ${of} ${line}`)
  }
})

test('an event is told unless a revision says the same, and the second time as often as it came', () => {
  const web = reference('Pod', 'web-0')
  const told = (reason: string, message: string, times: number) => {
    const story = new Story()
    for (let time = 0; time < times; time++) story.at(time).event('kubelet', 'Normal', web, reason, message)
    return transcriptLines(story.entries).map(unaligned)
  }
  assert.deepEqual(told('Preempting', 'makes room', 1), ['0s Pod/web-0 Preempting: makes room'])
  assert.deepEqual(told('Preempting', 'Preempting web-1', 1), ['0s Pod/web-0 Preempting web-1'])
  assert.deepEqual(told('Preempting', 'makes room', 2), ['0s Pod/web-0 Preempting: makes room ×2 until 1s'])
  assert.deepEqual(told('Scheduled', 'to node-1', 1), [])
  assert.deepEqual(told('Killing', 'Stopping container app', 1), [])
  assert.equal(told('Killing', 'Container app failed', 1).length, 1)
})

const because: [Pick<Wait, 'rule' | 'details'>, string][] = [
  [{ rule: 'pod-not-available', details: { minReadySeconds: 10 } }, 'Pod/web-0 is not ready for 10s yet'],
  [{ rule: 'pod-not-available' }, 'Pod/web-0 is not ready for 0s yet'],
  [{ rule: 'update-not-available' }, 'Pod/web-0 is not available'],
  [
    { rule: 'update-not-available', details: { outdated: 1 } },
    'Pod/web-0 is not available, 1 pod is still to be updated',
  ],
  [
    { rule: 'update-not-available', details: { outdated: 2 } },
    'Pod/web-0 is not available, 2 pods are still to be updated',
  ],
  [{ rule: 'update-budget-spent' }, '1 unavailable of at most 1'],
  [{ rule: 'update-budget-spent', details: { unavailable: 3, maxUnavailable: 2 } }, '3 unavailable of at most 2'],
  [{ rule: 'partition' }, 'partition 0: Pod/web-0 keeps its revision'],
  [{ rule: 'pod-failed-terminating' }, 'Pod/web-0 is Failed, but not gone yet'],
  [{ rule: 'creation-refused', details: { message: 'no quota' } }, 'Pod/web-0 cannot be created: no quota'],
]

test('why a controller waits, in a few words', () => {
  for (const [wait, line] of because) assert.equal(becauseOf({ on: reference('Pod', 'web-0'), ...wait }), line)
})

const unaligned = (line: string): string => line.replaceAll(/ +/g, ' ')
