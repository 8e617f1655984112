import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Entry } from '../timeline/entry.ts'
import { type Moment, moments } from '../timeline/moments.ts'
import * as expect from './index.ts'
import type { Expectation, Verdict } from './monitor.ts'
import { story } from './story.ts'
import { concluded, decide, decideAll, Watch } from './watch.ts'

const pods = ['web-0', 'web-1', 'web-2']
const turns = ['created', 'scheduled', 'started', 'ready', 'unready', 'restarted', 'terminating', 'deleted', 'failed']
const ofSet = [
  'asks replicas=2',
  'asks replicas=3',
  'asks minReadySeconds=1',
  'asks minReadySeconds=2',
  'reports ready=2 available=2 updated=2',
]

const line = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.constantFrom(...pods), fc.constantFrom(...turns)).map(words => words.join(' ')) },
  { weight: 2, arbitrary: fc.constantFrom(...ofSet).map(words => `StatefulSet/web ${words}`) },
)

/** Lives of a few pods and their set: nothing that could not be written, in any order, many things in one millisecond. */
const lives = fc.array(fc.tuple(fc.constantFrom(0, 0, 1, 500, 999, 1000, 1001), line), { maxLength: 40 }).map(steps => {
  let at = 0
  const alive = new Set<string>()
  const lines = ['0 StatefulSet/web asks replicas=2']
  for (const [gap, text] of steps) {
    const [object, what] = text.split(' ') as [string, string]
    at += gap
    if (pods.includes(object) && alive.has(object) === (what === 'created')) continue
    if (what === 'created') alive.add(object)
    if (what === 'deleted') alive.delete(object)
    lines.push(`${at} ${text}`)
  }
  return story(lines.join('\n'))
})

const moment = fc.constantFrom<Moment>(...moments)
const lasting = moment.filter(each => !['created', 'deleted', 'restarted'].includes(each))
const pod = fc.constantFrom(...pods)
const time = fc.nat(4000)
const begin = fc.nat(12)

const expectations: fc.Arbitrary<Expectation> = fc.oneof(
  fc.tuple(pod, moment, fc.option(begin, { nil: undefined })).map(([p, m, since]) => expect.never(p, m, { since })),
  fc.tuple(moment, fc.shuffledSubarray(pods, { minLength: 1 })).map(([m, ps]) => expect.inOrder(m, ps)),
  fc.tuple(pod, moment, pod, moment).map(([p, m, q, n]) => expect.onlyAfter(p, m, q, n)),
  fc
    .tuple(pod, moment, time, time, begin)
    .map(([p, m, within, at, position]) => expect.within(p, m, within, { at, position })),
  fc
    .tuple(pod, lasting, time, time, begin)
    .map(([p, m, duration, at, position]) => expect.stays(p, m, duration, { at, position })),
  fc.tuple(fc.nat(2), begin).map(([most, since]) => expect.atMostUnavailable(most, 'web', { since })),
  fc.tuple(fc.nat(2), begin).map(([least, since]) => expect.atLeastReady(least, 'web', { since })),
  fc
    .tuple(time, time, begin)
    .map(([duration, at, position]) => expect.setBecomesReady('web', duration, { at, position })),
)

const plain = ({ verdict, seen, witness }: Verdict) => ({ verdict, seen, at: witness.map(instant => instant.at) })
const endOf = (entries: readonly Entry[]) => (entries.at(-1)?.at ?? 0) + 2500

/** Reads the log as a driver does that learns of it bit by bit: entries are added, then time passes up to the newest. */
function incrementally(expectation: Expectation, entries: readonly Entry[], bits: readonly number[]): Verdict {
  const known: Entry[] = []
  const monitor = expectation.begin()
  const watch = new Watch(known, [monitor])
  for (let read = 0, turn = 0; read < entries.length; turn++) {
    const bit = entries.slice(read, read + 1 + (bits[turn % bits.length] ?? 0))
    known.push(...bit)
    read += bit.length
    watch.advance(bit.at(-1)!.at)
  }
  watch.advance(endOf(entries))
  return concluded(monitor, watch.view)
}

test('read bit by bit or all at once, the verdict is the same', () => {
  fc.assert(
    fc.property(
      lives,
      expectations,
      fc.array(fc.nat(4), { minLength: 1, maxLength: 6 }),
      (entries, expectation, bits) => {
        assert.deepEqual(
          plain(incrementally(expectation, entries, bits)),
          plain(decide(expectation, entries, endOf(entries))),
        )
      },
    ),
    { numRuns: 400, seed: 7 },
  )
})

test('what is certain stays certain, whatever comes later', () => {
  fc.assert(
    fc.property(lives, expectations, (entries, expectation) => {
      const whole = decide(expectation, entries, endOf(entries))
      for (let position = 1; position <= entries.length; position++) {
        const monitor = expectation.begin()
        new Watch(entries, [monitor]).advance(entries[position - 1]!.at, position)
        if (monitor.verdict.verdict !== 'undecided') assert.equal(monitor.verdict.verdict, whole.verdict)
      }
    }),
    { numRuns: 200, seed: 8 },
  )
})

test('many expectations cost one pass over a long log', () => {
  const lines = ['0 StatefulSet/web asks replicas=1000']
  for (let ordinal = 0; ordinal < 1000; ordinal++) {
    for (const what of ['created', 'scheduled', 'started', 'ready'])
      lines.push(`${ordinal * 10} web-${ordinal} ${what}`)
    for (let status = 0; status < 16; status++) lines.push(`${ordinal * 10} StatefulSet/web reports ready=${ordinal}`)
  }
  const entries = story(lines.join('\n'))
  assert.equal(entries.length, 20_001)
  const asked = [
    expect.never('web-1', 'deleted'),
    expect.inOrder(
      'ready',
      Array.from({ length: 1000 }, (_, ordinal) => `web-${ordinal}`),
    ),
    expect.onlyAfter('web-999', 'created', 'web-998', 'ready'),
    expect.atMostUnavailable(1, 'web'),
    expect.setBecomesReady('web', 20_000, { at: 0, position: 0 }),
    expect.happenInOrder([
      { object: 'Pod/web-0', moment: 'ready' },
      { object: 'StatefulSet/web', moment: 'deleted' },
    ]),
  ]
  const before = process.cpuUsage()
  const verdicts = decideAll(asked, entries, 20_000).verdicts.map(({ verdict }) => verdict)
  const { user } = process.cpuUsage(before)
  assert.deepEqual(verdicts, ['holds', 'holds', 'holds', 'holds', 'broken', 'broken'])
  assert.ok(user < 1_000_000, `took ${user / 1000} ms of processor time`)
})
