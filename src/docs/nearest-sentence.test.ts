import assert from 'node:assert/strict'
import { test } from 'node:test'
import NearestSentence from './nearest-sentence.ts'

const told = (source: string, ...parameterNames: string[]): string =>
  new NearestSentence().build({
    generatedExpressions: [{ source, parameterNames }],
    functionName: 'Given',
    stepParameterNames: [],
  })

/** What somebody wrote, and the sentence that is suggested first. */
const table: readonly (readonly [written: string, meant: string])[] = [
  ['StatefulSet {string} is scaled up to {int} replicas', 'StatefulSet {string} is scaled to {int} replica(s)'],
  ['pods become ready in order {string}', 'pods are {moment} in the order {string}[ since then]'],
  ['{int} parsecs pass', '{duration} pass(es)'],
  ['these pods run fine:', 'these pods run:'],
  ['StatefulSet {string} 扩容到 {int} 个副本', 'StatefulSet {string} 扩缩到 {int} 个副本'],
  ['等待 5m', '经过 {duration}'],
]

for (const [written, meant] of table)
  test(`${written} → ${meant}`, () => assert.equal(told(written).split('\n')[2], `  ${meant}`))

test('what is like no sentence is the beginning of a step of one’s own', () => {
  assert.equal(
    told('the moon over {string} is full', 'string'),
    'Given("the moon over {string} is full", async function (this: Rollcall, string1) {})',
  )
})
