import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { transcript, transcriptLines } from './transcript.ts'
import { stories } from './transcript-stories.ts'

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
})

test('a span tells only what lies in it, yet knows what came before', () => {
  const entries = stories['a node is lost and its pod is forced away']!()
  const lines = transcriptLines(entries, { from: 4_000_000, to: 4_000_000 })
  assert.ok(lines.some(line => line.includes('removed; app still runs on node-2')))
  assert.ok(lines.every(line => line.startsWith('──') || line.startsWith('1h6m40s')))
})

const unaligned = (line: string): string => line.replaceAll(/ +/g, ' ')
