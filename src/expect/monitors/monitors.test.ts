import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { en } from '../../locales/en.ts'
import { say } from '../../locales/messages.ts'
import { type Expectation, Mistake, type Now, objectMomentOf, parseMoment } from '../index.ts'
import { story } from '../story.ts'
import { decide } from '../watch.ts'
import * as expect from './index.ts'

/** A case: what is expected, the story, and `holds` or a part of what was seen instead. `at` is the end (ms); the last entry's if absent. */
interface Case {
  name: string
  expectation: Expectation
  story: string
  at?: number
  verdict: string
}

function table(monitor: string, cases: readonly Case[]): void {
  describe(monitor, () => {
    for (const { name, expectation, story: text, at, verdict } of cases) {
      test(name, () => {
        const entries = story(text)
        const found = decide(expectation, entries, at ?? entries.at(-1)?.at ?? 0)
        const seen = found.seen === undefined ? '' : say(en.seen, found.seen)
        if (verdict === 'holds' || verdict === 'undecided') assert.equal(`${found.verdict} ${seen}`.trim(), verdict)
        else {
          assert.equal(found.verdict, 'broken')
          assert.ok(seen.includes(verdict), `saw: ${seen}`)
        }
      })
    }
  })
}

const start: Now = { at: 0, position: 0 }
const second = 1000
const minute = 60 * second

const ordered = `
  0 StatefulSet/web asks replicas=3
  0 web-0 created
  1000 web-0 ready
  1000 web-1 created
  2000 web-1 ready
  2000 web-2 created
  3000 web-2 ready`

table('never', [
  {
    name: 'holds when nothing of the kind comes',
    expectation: expect.never('web-1', 'deleted'),
    story: ordered,
    verdict: 'holds',
  },
  {
    name: 'a state of one millisecond is seen',
    expectation: expect.never('web-0', 'unready', { since: 3 }),
    story: '0 web-0 created\n 1 web-0 ready\n 2 action look\n 50 web-0 unready\n 51 web-0 ready',
    verdict: 'pod "web-0" was not ready any more at 50ms',
  },
  {
    name: 'and one that is over within its millisecond',
    expectation: expect.never('web-0', 'unready', { since: 3 }),
    story: '0 web-0 created\n 1 web-0 ready\n 2 action look\n 50 web-0 unready\n 50 web-0 ready',
    verdict: 'at 50ms',
  },
  {
    name: 'a lasting state that is there when the span begins counts',
    expectation: expect.never('web-0', 'terminating', { since: 3 }),
    story: '0 web-0 created\n 7 web-0 terminating\n 9 action scale\n 20 web-0 deleted',
    verdict: 'was terminating already when the last action was done, at 9ms (since 7ms)',
  },
  {
    name: 'what only begins must begin within the span',
    expectation: expect.never('web-0', 'deleted', { since: 3 }),
    story: '0 web-0 created\n 7 web-0 deleted\n 9 action scale',
    verdict: 'holds',
  },
  {
    name: 'created again within the span',
    expectation: expect.never('web-0', 'created', { since: 2 }),
    story: '0 web-0 created\n 7 action delete\n 8 web-0 deleted\n 9 web-0 created',
    verdict: 'was created at 9ms',
  },
  {
    name: 'available comes by time alone',
    expectation: expect.never('web-0', 'available'),
    story: '0 StatefulSet/web asks minReadySeconds=10\n 500 web-0 created\n 1500 web-0 ready',
    at: 11 * second,
    verdict: 'became available at 11s',
  },
  {
    name: 'and not one millisecond earlier',
    expectation: expect.never('web-0', 'available'),
    story: '0 StatefulSet/web asks minReadySeconds=10\n 500 web-0 created\n 1500 web-0 ready',
    at: 11 * second - 1,
    verdict: 'holds',
  },
  {
    name: 'by time alone, when nothing is written after the action',
    expectation: expect.never('web-0', 'available', { since: 4 }),
    story: '0 StatefulSet/web asks minReadySeconds=10\n 500 web-0 created\n 1500 web-0 ready\n 2000 action look',
    at: 11 * second,
    verdict: 'became available at 11s',
  },
  {
    name: 'a shorter minReadySeconds makes available at once',
    expectation: expect.never('web-0', 'available'),
    story:
      '0 StatefulSet/web asks minReadySeconds=10\n 500 web-0 created\n 1500 web-0 ready\n 3200 StatefulSet/web asks minReadySeconds=2',
    verdict: 'became available at 3.2s',
  },
  {
    name: 'restarted is seen as an instant',
    expectation: expect.never('web-0', 'restarted'),
    story: '0 web-0 created\n 1 web-0 started\n 30 web-0 restarted',
    verdict: 'pod "web-0" restarted at 30ms',
  },
  {
    name: 'a new pod of the name with restarts behind it has not restarted',
    expectation: expect.never('web-0', 'restarted', { since: 3 }),
    story:
      '0 web-0 created\n 1 web-0 restarted\n 30 action delete\n 31 web-0 deleted\n 32 web-0 created\n 33 web-0 started',
    verdict: 'holds',
  },
])

table('in order', [
  {
    name: 'holds',
    expectation: expect.inOrder('created', ['web-0', 'web-1', 'web-2']),
    story: ordered,
    verdict: 'holds',
  },
  {
    name: 'pods not named do not matter',
    expectation: expect.inOrder('ready', ['web-0', 'web-2']),
    story: ordered,
    verdict: 'holds',
  },
  {
    name: 'the wrong way round, within one millisecond',
    expectation: expect.inOrder('created', ['web-0', 'web-1']),
    story: '0 web-1 created\n 0 web-0 created',
    verdict: 'pod "web-1" was created at 0s, while pod "web-0" was still awaited',
  },
  {
    name: 'twice is once too often',
    expectation: expect.inOrder('created', ['web-0', 'web-1']),
    story: '0 web-0 created\n 1 web-1 created\n 2 web-0 deleted\n 3 web-0 created',
    verdict: 'pod "web-0" was created once more at 3ms; the first time was at 0s',
  },
  {
    name: 'but not if the first time was before the span',
    expectation: expect.inOrder('created', ['web-1', 'web-0'], { since: 3 }),
    story:
      '0 web-0 created\n 1 web-1 created\n 2 action delete\n 3 web-1 deleted\n 4 web-1 created\n 5 web-0 deleted\n 6 web-0 created',
    verdict: 'holds',
  },
  {
    name: 'one that never comes',
    expectation: expect.inOrder('ready', ['web-0', 'web-1']),
    story: '0 web-0 created\n 1 web-1 created\n 2 web-0 ready',
    verdict: 'web-0 at 2ms; pod "web-1" still has to be ready',
  },
  {
    name: 'available by time alone before the span',
    expectation: expect.inOrder('available', ['web-0'], { since: 4 }),
    story: '0 StatefulSet/web asks minReadySeconds=10\n 500 web-0 created\n 1500 web-0 ready\n 12000 action look',
    verdict: 'none of them became available',
  },
])

table('only after', [
  {
    name: 'holds',
    expectation: expect.onlyAfter('web-1', 'created', 'web-0', 'ready'),
    story: ordered,
    verdict: 'holds',
  },
  {
    name: 'one millisecond too early',
    expectation: expect.onlyAfter('web-1', 'created', 'web-0', 'ready'),
    story: '0 web-0 created\n 999 web-1 created\n 1000 web-0 ready',
    verdict: 'pod "web-1" was created at 999ms, when pod "web-0" was not scheduled (since 0s)',
  },
  {
    name: 'in the same millisecond the log decides',
    expectation: expect.onlyAfter('web-1', 'created', 'web-0', 'ready'),
    story: '0 web-0 created\n 1000 web-1 created\n 1000 web-0 ready',
    verdict: 'at 1s',
  },
  {
    name: 'ready once is not enough: it must be so at that instant',
    expectation: expect.onlyAfter('web-1', 'created', 'web-0', 'ready'),
    story: '0 web-0 created node=node-1\n 5 web-0 ready\n 6 web-0 unready\n 7 web-1 created',
    verdict: 'when pod "web-0" was not ready (since 6ms)',
  },
  {
    name: 'every time, not only the first',
    expectation: expect.onlyAfter('web-1', 'created', 'web-0', 'ready'),
    story: `${ordered}\n 4000 web-0 unready\n 4001 web-1 deleted\n 4002 web-1 created`,
    verdict: 'at 4.002s',
  },
  {
    name: 'deleted is a state of the name',
    expectation: expect.onlyAfter('web-2', 'terminating', 'web-3', 'deleted'),
    story: '0 web-2 created\n 0 web-3 created\n 5 web-3 terminating\n 9 web-3 deleted\n 9 web-2 terminating',
    verdict: 'holds',
  },
  {
    name: 'restarted is so from then on',
    expectation: expect.onlyAfter('web-1', 'created', 'web-0', 'restarted'),
    story: '0 web-0 created\n 5 web-0 restarted\n 7 web-0 ready\n 9 web-1 created',
    verdict: 'holds',
  },
  {
    name: 'and not before',
    expectation: expect.onlyAfter('web-1', 'created', 'web-0', 'restarted'),
    story: '0 web-0 created node=node-1\n 5 web-0 failed\n 9 web-1 created',
    verdict: 'when pod "web-0" had failed (since 5ms)',
  },
])

table('within', [
  {
    name: 'at once if it is so already',
    expectation: expect.within('web-0', 'ready', 0, { at: 3 * second, position: 7 }),
    story: ordered,
    verdict: 'holds',
  },
  {
    name: 'at the last instant',
    expectation: expect.within('web-2', 'ready', 3 * second, start),
    story: ordered,
    verdict: 'holds',
  },
  {
    name: 'one millisecond too late',
    expectation: expect.within('web-2', 'ready', 3 * second - 1, start),
    story: '2000 web-2 created node=node-1\n 3000 web-2 ready',
    verdict: 'at 2.999s pod "web-2" was scheduled, but had not started (since 2s)',
  },
  {
    name: 'open as long as there is time',
    expectation: expect.within('web-2', 'ready', minute, start),
    story: '0 web-2 created',
    at: 30 * second,
    verdict: 'undecided',
  },
  {
    name: 'broken when time is up',
    expectation: expect.within('web-2', 'ready', minute, start),
    story: '0 web-2 created',
    at: minute,
    verdict: 'at 1m pod "web-2"',
  },
  {
    name: 'what was so before and is not now does not count',
    expectation: expect.within('web-0', 'ready', 10, { at: 20, position: 3 }),
    story: '0 web-0 created\n 5 web-0 ready\n 20 web-0 unready',
    at: 30,
    verdict: 'at 30ms pod "web-0"',
  },
  {
    name: 'an earlier restart does not count',
    expectation: expect.within('web-0', 'restarted', 10, { at: 20, position: 2 }),
    story: '0 web-0 created\n 5 web-0 restarted',
    at: 30,
    verdict: 'at 30ms',
  },
  {
    name: 'nor one of this very instant, if it came before the question',
    expectation: expect.within('web-0', 'restarted', 10, { at: 20, position: 2 }),
    story: '0 web-0 created\n 20 web-0 restarted',
    at: 30,
    verdict: 'at 30ms',
  },
  {
    name: 'nor that of another pod',
    expectation: expect.within('web-0', 'restarted', 10, { at: 20, position: 2 }),
    story: '0 web-0 created\n 0 web-1 created\n 25 web-1 restarted',
    at: 30,
    verdict: 'at 30ms',
  },
  {
    name: 'a later restart does',
    expectation: expect.within('web-0', 'restarted', 10, { at: 20, position: 2 }),
    story: '0 web-0 created\n 5 web-0 restarted\n 25 web-0 restarted',
    verdict: 'holds',
  },
  {
    name: 'available by time alone',
    expectation: expect.within('web-0', 'available', 20 * second, { at: 1500, position: 3 }),
    story: '0 StatefulSet/web asks minReadySeconds=10\n 500 web-0 created\n 1500 web-0 ready',
    at: 11 * second,
    verdict: 'holds',
  },
])

table('stays', [
  {
    name: 'holds through its last millisecond',
    expectation: expect.stays('web-0', 'ready', 100, { at: 5, position: 2 }),
    story: '0 web-0 created\n 5 web-0 ready\n 105 web-0 unready',
    verdict: 'holds',
  },
  {
    name: 'one millisecond too short',
    expectation: expect.stays('web-0', 'ready', 100, { at: 5, position: 2 }),
    story: '0 web-0 created\n 5 web-0 ready\n 104 web-0 unready',
    verdict: 'pod "web-0" stayed ready for 99ms; at 104ms it was',
  },
  {
    name: 'a gap within one millisecond',
    expectation: expect.stays('web-0', 'ready', 100, { at: 5, position: 2 }),
    story: '0 web-0 created\n 5 web-0 ready\n 50 web-0 unready\n 50 web-0 ready',
    at: 200,
    verdict: 'at 50ms',
  },
  {
    name: 'not so to begin with',
    expectation: expect.stays('web-0', 'ready', 100, { at: 7, position: 1 }),
    story: '0 web-0 created',
    at: 107,
    verdict: 'was not ready to begin with',
  },
  {
    name: 'open as long as its time is not over',
    expectation: expect.stays('web-0', 'ready', 100, { at: 5, position: 2 }),
    story: '0 web-0 created\n 5 web-0 ready',
    at: 104,
    verdict: 'undecided',
  },
  {
    name: 'for no time at all',
    expectation: expect.stays('web-0', 'ready', 0, { at: 5, position: 2 }),
    story: '0 web-0 created\n 5 web-0 ready',
    verdict: 'holds',
  },
])

table('these happen in order', [
  {
    name: 'objects of several kinds, and more than one thing in one entry',
    expectation: expect.happenInOrder([
      { object: 'StatefulSet/web', moment: 'created' },
      { object: 'PersistentVolumeClaim/data-web-0', moment: 'bound' },
      { object: 'Pod/web-0', moment: 'started' },
      { object: 'Pod/web-0', moment: 'ready' },
      { object: 'StatefulSet/web', moment: 'ready' },
    ]),
    story: `0 StatefulSet/web asks replicas=1
      0 PersistentVolumeClaim/data-web-0 created
      1 web-0 created
      9 PersistentVolumeClaim/data-web-0 bound
      10 web-0 ready
      11 StatefulSet/web reports ready=1 available=1`,
    verdict: 'holds',
  },
  {
    name: 'a moment that comes again may stand for any row',
    expectation: expect.happenInOrder([
      { object: 'Pod/web-0', moment: 'deleted' },
      { object: 'Pod/web-0', moment: 'ready' },
    ]),
    story: '0 web-0 created\n 1 web-0 ready\n 2 web-0 deleted\n 3 web-0 created\n 4 web-0 ready',
    verdict: 'holds',
  },
  {
    name: 'twice asked is twice needed',
    expectation: expect.happenInOrder([
      { object: 'Pod/web-0', moment: 'ready' },
      { object: 'Pod/web-0', moment: 'ready' },
    ]),
    story: '0 web-0 created\n 1 web-0 ready',
    verdict: 'up to pod "web-0" ready at 1ms; pod "web-0" ready did not come after that, only before, at 1ms',
  },
  {
    name: 'the wrong way round',
    expectation: expect.happenInOrder([
      { object: 'po/web-1', moment: 'created' },
      { object: 'po/web-0', moment: 'ready' },
    ]),
    story: '0 web-0 created\n 4 web-0 ready\n 5 web-1 created',
    verdict: 'pod "web-0" ready did not come after that, only before, at 4ms',
  },
  {
    name: 'all that objects can become',
    expectation: expect.happenInOrder([
      { object: 'Node/node-1', moment: 'unready' },
      { object: 'pvc/data', moment: 'pending' },
      { object: 'pv/pv-1', moment: 'available' },
      { object: 'pvc/data', moment: 'bound' },
      { object: 'pv/pv-1', moment: 'bound' },
      { object: 'Node/node-1', moment: 'ready' },
      { object: 'pvc/data', moment: 'lost' },
      { object: 'pv/pv-1', moment: 'released' },
      { object: 'pv/pv-1', moment: 'failed' },
      { object: 'Node/node-1', moment: 'unready' },
      { object: 'pvc/data', moment: 'terminating' },
      { object: 'pvc/data', moment: 'deleted' },
    ]),
    story: `0 Node/node-1 unready\n 1 PersistentVolumeClaim/data created\n 2 PersistentVolume/pv-1 available
      3 PersistentVolumeClaim/data bound\n 4 PersistentVolume/pv-1 bound
      5 Node/node-1 ready status.conditions=[{'type':'DiskPressure','status':'False'},{'type':'Ready','status':'True'}]
      6 PersistentVolumeClaim/data lost\n 7 PersistentVolume/pv-1 released\n 8 PersistentVolume/pv-1 failed
      9 Node/node-1 unready\n 10 PersistentVolumeClaim/data terminating\n 11 PersistentVolumeClaim/data deleted`,
    verdict: 'holds',
  },
  {
    name: 'what lasts begins once',
    expectation: expect.happenInOrder([
      { object: 'pvc/data', moment: 'bound' },
      { object: 'pvc/data', moment: 'bound' },
    ]),
    story:
      '0 PersistentVolumeClaim/data created\n 1 PersistentVolumeClaim/data bound\n 2 PersistentVolumeClaim/data bound',
    verdict: 'only before, at 1ms',
  },
  {
    name: 'a set becomes ready with its last pod, if its status has said so before',
    expectation: expect.happenInOrder([
      { object: 'Pod/web-0', moment: 'ready' },
      { object: 'StatefulSet/web', moment: 'ready' },
    ]),
    story: `0 StatefulSet/web asks replicas=1\n 1 web-0 created
      2 StatefulSet/web reports ready=1 available=1\n 3 web-0 ready`,
    verdict: 'holds',
  },
  {
    name: 'what is yet to come is not deleted',
    expectation: expect.happenInOrder([{ object: 'StatefulSet/web', moment: 'deleted' }]),
    story: '0 web-0 created\n 1 StatefulSet/web asks replicas=1',
    verdict: 'StatefulSet "web" deleted',
  },
])

const three = `${ordered.replace('replicas=3', 'replicas=3 minReadySeconds=0')}
  3001 StatefulSet/web reports replicas=3 ready=3 available=3 updated=3 current=a update=a
  5000 action delete on=web-1`

/** The pod becomes available at 11 s, by time alone: the last that was written is `before`, at position 3 or 4. */
const available = (before = '') => `
  0 StatefulSet/web asks replicas=1 minReadySeconds=10
  0 web-0 created
  1000 web-0 ready${before}`

table('since then', [
  {
    name: 'what comes by time alone after the action counts',
    expectation: expect.inOrder('available', ['web-0'], { since: 4 }),
    story: available('\n 2000 action look'),
    at: 20 * second,
    verdict: 'holds',
  },
  {
    name: 'what came by time alone before it does not',
    expectation: expect.inOrder('available', ['web-0'], { since: 4 }),
    story: available('\n 15000 action look'),
    at: 20 * second,
    verdict: 'web-0',
  },
  {
    name: 'nor does what was written with the position that the action has',
    expectation: expect.never('web-0', 'deleted', { since: 4 }),
    story: available('\n 2000 web-0 deleted'),
    verdict: 'holds',
  },
])

test('an expectation of what comes since then says so', () => {
  const made = (since?: number) => [
    expect.atLeastReady(1, 'web', { since }),
    expect.atMostUnavailable(1, 'web', { since }),
    expect.claimNeverDeleted('data', { since }),
    expect.inOrder('ready', ['web-0'], { since }),
    expect.never('web-0', 'ready', { since }),
    expect.neverRunsTwice('web-0', { since }),
    expect.onlyAfter('web-1', 'ready', 'web-0', 'ready', { since }),
  ]
  for (const { expected } of made()) assert.doesNotMatch(say(en.expected, expected), /since then/)
  for (const { expected } of made(3)) assert.match(say(en.expected, expected), /since then$/)
})

table('at most unavailable', [
  {
    name: 'counts from the first completeness on',
    expectation: expect.atMostUnavailable(0, 'web'),
    story: three,
    verdict: 'holds',
  },
  {
    name: 'a terminating pod is unavailable',
    expectation: expect.atMostUnavailable(0, 'web'),
    story: `${three}\n 5001 web-1 terminating`,
    verdict: 'at 5.001s 1 pod of StatefulSet "web" was unavailable: web-1',
  },
  {
    name: 'two at once, for no time at all',
    expectation: expect.atMostUnavailable(1, 'web', { since: 9 }),
    story: `${three}\n 5001 web-1 deleted\n 5002 web-0 unready\n 5002 web-0 ready`,
    verdict: 'at 5.002s 2 pods of StatefulSet "web" were unavailable: web-1, web-0',
  },
  {
    name: 'what was unavailable before the span still is when it begins',
    expectation: expect.atMostUnavailable(0, 'web', { since: 11 }),
    story: `${three}\n 5001 web-1 deleted\n 5002 action scale`,
    verdict: 'web-1',
  },
  {
    name: 'a slot is counted as soon as the set asks for it',
    expectation: expect.atMostUnavailable(0, 'web'),
    story: `${three}\n 6000 StatefulSet/web asks replicas=4`,
    verdict: 'at 6s 1 pod of StatefulSet "web" was unavailable: web-3',
  },
  {
    name: 'and no more once it does not',
    expectation: expect.atMostUnavailable(0, 'web'),
    story: `${three}\n 6000 StatefulSet/web asks replicas=2\n 6001 web-2 terminating`,
    verdict: 'holds',
  },
  {
    name: 'ready but not yet for minReadySeconds is unavailable',
    expectation: expect.atMostUnavailable(1, 'web', { since: 12 }),
    story: `${three}\n 6000 StatefulSet/web asks minReadySeconds=10\n 20000 web-2 unready\n 20000 action look\n 20001 web-2 ready\n 29999 web-1 unready`,
    at: 40 * second,
    verdict: 'at 29.999s 2 pods',
  },
  {
    name: 'a set that was never complete cannot be counted',
    expectation: expect.atMostUnavailable(1, 'web'),
    story: '0 StatefulSet/web asks replicas=2\n 1 web-0 created\n 2 web-0 ready',
    verdict: 'was never completely ready',
  },
])

table('at least ready', [
  {
    name: 'holds',
    expectation: expect.atLeastReady(2, 'web'),
    story: `${three}\n 5001 web-1 deleted`,
    verdict: 'holds',
  },
  {
    name: 'a pod on its way out is not counted',
    expectation: expect.atLeastReady(3, 'web'),
    story: `${three}\n 5001 web-1 terminating`,
    verdict: 'at 5.001s 2 pods of StatefulSet "web" were ready, without web-1',
  },
  {
    name: 'ready counts before available',
    expectation: expect.atLeastReady(3, 'web', { since: 9 }),
    story: `${three}\n 6000 StatefulSet/web asks minReadySeconds=60`,
    verdict: 'holds',
  },
  {
    name: '… which at most unavailable does not',
    expectation: expect.atMostUnavailable(2, 'web', { since: 9 }),
    story: `${three}\n 6000 StatefulSet/web asks minReadySeconds=60`,
    verdict: 'at 6s 3 pods',
  },
  {
    name: 'a set that was never complete cannot be counted',
    expectation: expect.atLeastReady(0, 'web'),
    story: '0 StatefulSet/web asks replicas=2 minReadySeconds=9\n 1 web-0 created\n 2 web-0 ready\n 3 web-1 ready',
    verdict: 'was never completely ready, so there is nothing to count from; now 0 of its 2 pods are',
  },
])

table('becomes ready', [
  {
    name: 'holds at once',
    expectation: expect.setBecomesReady('web', 0, { at: 5 * second, position: 9 }),
    story: three,
    verdict: 'holds',
  },
  {
    name: 'not before the status says so',
    expectation: expect.setBecomesReady('web', 3 * second, start),
    story: three,
    verdict: 'StatefulSet "web" had',
  },
  {
    name: 'but then',
    expectation: expect.setBecomesReady('web', 3 * second + 1, start),
    story: three,
    verdict: 'holds',
  },
  {
    name: 'a status of an older generation does not count',
    expectation: expect.setBecomesReady('web', second, { at: 6 * second, position: 10 }),
    story: `${three}\n 6000 StatefulSet/web asks replicas=3`,
    at: 7 * second,
    verdict: 'its status was of generation 1, not yet of 2',
  },
  {
    name: 'nor one that has not heard of a deletion',
    expectation: expect.setBecomesReady('web', second, { at: 5001, position: 10 }),
    story: `${three}\n 5001 web-1 terminating`,
    at: 6001,
    verdict: 'at 6.001s',
  },
  {
    name: 'a set that is gone',
    expectation: expect.setBecomesReady('web', 1, { at: 6000, position: 10 }),
    story: `${three}\n 6000 StatefulSet/web deleted`,
    at: 6001,
    verdict: 'does not exist',
  },
])

table('rolls out', [
  { name: 'done', expectation: expect.setRollsOut('web', minute, start), story: three, verdict: 'holds' },
  {
    name: 'says what kubectl says',
    expectation: expect.setRollsOut('web', second, { at: 6 * second, position: 11 }),
    story: `${three}\n 6000 StatefulSet/web asks partition=1\n 6000 StatefulSet/web reports ready=3 updated=1`,
    at: 7 * second,
    verdict: 'Waiting for partitioned roll out to finish: 1 out of 2 new pods have been updated...',
  },
  {
    name: 'not before the status is of the latest generation',
    expectation: expect.setRollsOut('web', second, { at: 6 * second, position: 11 }),
    story: `${three}\n 6000 StatefulSet/web asks partition=1`,
    at: 7 * second,
    verdict: 'Waiting for statefulset spec update to be observed...',
  },
  {
    name: 'nor before there is a status',
    expectation: expect.setRollsOut('web', second, start),
    story: '0 StatefulSet/web asks metadata.generation=0',
    at: second,
    verdict: 'Waiting for statefulset spec update to be observed...',
  },
  {
    name: 'nor before its pods are ready',
    expectation: expect.setRollsOut('web', second, start),
    story: '0 StatefulSet/web asks replicas=1\n 0 StatefulSet/web reports update=a',
    at: second,
    verdict: 'Waiting for 1 pods to be ready...',
  },
  {
    name: 'a rolling update without settings, done',
    expectation: expect.setRollsOut('web', minute, { at: 6 * second, position: 10 }),
    story: `${three}\n 6000 StatefulSet/web asks strategy=RollingUpdate\n 6000 StatefulSet/web reports update=a`,
    verdict: 'holds',
  },
  {
    name: 'and not done',
    expectation: expect.setRollsOut('web', second, { at: 6 * second, position: 10 }),
    story: `${three}\n 6000 StatefulSet/web asks strategy=RollingUpdate\n 6000 StatefulSet/web reports updated=1 update=b`,
    at: 7 * second,
    verdict: 'waiting for statefulset rolling update to complete 1 pods at revision b...',
  },
  {
    name: 'no pods at all',
    expectation: expect.setRollsOut('web', second, start),
    story: '0 StatefulSet/web asks replicas=0\n 0 StatefulSet/web reports update=a',
    verdict: 'holds',
  },
  {
    name: 'a set that is gone',
    expectation: expect.setRollsOut('web', 1, { at: 6000, position: 10 }),
    story: `${three}\n 6000 StatefulSet/web deleted`,
    at: 6001,
    verdict: 'does not exist',
  },
  {
    name: 'OnDelete is refused at once',
    expectation: expect.setRollsOut('web', minute, { at: 6 * second, position: 10 }),
    story: `${three}\n 6000 StatefulSet/web asks strategy=OnDelete`,
    verdict: 'rollout status is only available for RollingUpdate strategy type',
  },
])

table('is stuck on', [
  {
    name: 'the pod that its controller waits for',
    expectation: expect.setIsStuckOn('web', 'web-2'),
    story: `${three}\n 5001 web-2 unready\n 5001 StatefulSet/web waits pod-not-ready on=web-2`,
    verdict: 'holds',
  },
  {
    name: 'another one',
    expectation: expect.setIsStuckOn('web', 'web-1'),
    story: `${three}\n 5001 StatefulSet/web waits pod-not-ready on=web-2`,
    verdict: 'is stuck on web-2',
  },
  {
    name: 'waiting no more',
    expectation: expect.setIsStuckOn('web', 'web-2'),
    story: `${three}\n 5001 StatefulSet/web waits pod-not-ready on=web-2\n 5002 StatefulSet/web goes on`,
    verdict: 'waits for nothing',
  },
  {
    name: 'with Parallel, each pod that is not ready',
    expectation: expect.setIsStuckOn('web', 'web-0'),
    story: '0 StatefulSet/web asks replicas=2 policy=Parallel\n 1 web-0 created\n 1 web-1 created\n 2 web-1 ready',
    verdict: 'holds',
  },
  {
    name: 'a partition is no obstacle',
    expectation: expect.setIsStuckOn('web', 'web-2'),
    story: `${three}\n 5001 StatefulSet/web waits partition on=web-2`,
    verdict: 'waits for nothing',
  },
])

table('pods run', [
  {
    name: 'as in the table',
    expectation: expect.podsRun([{ pod: 'web-0', image: 'app:v2', ready: 'false', node: 'node-1', revision: 'b' }]),
    story: '0 web-0 created image=app:v2 revision=b node=node-1\n 1 web-0 started',
    verdict: 'holds',
  },
  {
    name: 'not as in the table',
    expectation: expect.podsRun([
      { pod: 'web-0', image: 'app:v1', ready: 'true' },
      { pod: 'web-1', image: 'app:v1', ready: 'true' },
    ]),
    story: '0 StatefulSet/web asks replicas=2\n 0 web-0 created image=app:v2\n 1 web-0 ready',
    verdict: 'web-0, image: expected app:v1, was app:v2\nweb-1 does not exist',
  },
  {
    name: 'every column',
    expectation: expect.podsRun([
      { pod: 'web-0', node: '', zone: '', restarts: '0', terminating: 'false', phase: 'Pending', revision: '' },
      {
        pod: 'web-1',
        node: 'node-1',
        zone: 'a',
        restarts: '2',
        terminating: 'true',
        phase: 'Running',
        image: 'proxy:v1',
      },
    ]),
    story: `0 Node/node-1 ready metadata.labels={'topology.kubernetes.io/zone':'a'}\n 0 web-0 created\n 0 web-1 created node=node-1
      1 web-1 started\n 2 web-1 restarted\n 3 web-1 restarted\n 4 web-1 terminating spec.containers=[{'image':'app:v1'},{'image':'proxy:v1'}]`,
    verdict: 'holds',
  },
  {
    name: 'the images of all containers',
    expectation: expect.podsRun([{ pod: 'web-0', image: 'app:v2', zone: 'a' }]),
    story: `0 web-0 created spec.containers=[{'image':'app:v1'},{'image':'proxy:v1'}]`,
    verdict: 'web-0, image: expected app:v2, was app:v1, proxy:v1\nweb-0, zone: expected a',
  },
  {
    name: 'the image asked for',
    expectation: expect.podRunsImage('web-0', 'app:v2'),
    story: '0 web-0 created image=app:v2',
    verdict: 'holds',
  },
  {
    name: 'an image',
    expectation: expect.podRunsImage('web-0', 'app:v1'),
    story: '0 web-0 created image=app:v2',
    verdict: 'runs "app:v2"',
  },
  {
    name: 'a node',
    expectation: expect.podRunsOn('web-0', 'node-2'),
    story: '0 web-0 created\n 1 web-0 scheduled',
    verdict: 'on node "node-1"',
  },
  {
    name: 'a pod that is gone',
    expectation: expect.podRunsOn('web-0', 'node-2'),
    story: '0 web-0 created\n 9 web-0 deleted',
    verdict: 'was deleted at 9ms',
  },
])

const claim = '0 PersistentVolumeClaim/data-web-0 created\n 5 PersistentVolumeClaim/data-web-0 bound'

table('claim', [
  { name: 'bound', expectation: expect.claimIs('data-web-0', 'bound'), story: claim, verdict: 'holds' },
  {
    name: 'terminating is still bound',
    expectation: expect.claimIs('data-web-0', 'gone'),
    story: `${claim}\n 6 PersistentVolumeClaim/data-web-0 terminating`,
    verdict: 'is Bound',
  },
  {
    name: 'gone, where it should be bound',
    expectation: expect.claimIs('data-web-0', 'bound'),
    story: `${claim}\n 6 PersistentVolumeClaim/data-web-0 deleted`,
    verdict: 'claim "data-web-0" does not exist',
  },
  {
    name: 'gone',
    expectation: expect.claimIs('data-web-0', 'gone'),
    story: `${claim}\n 6 PersistentVolumeClaim/data-web-0 deleted`,
    verdict: 'holds',
  },
  {
    name: 'never deleted',
    expectation: expect.claimNeverDeleted('data-web-0'),
    story: `${claim}\n 6 PersistentVolumeClaim/data-web-0 deleted\n 6 PersistentVolumeClaim/data-web-0 created`,
    verdict: 'was deleted at 6ms',
  },
  {
    name: 'not since then',
    expectation: expect.claimNeverDeleted('data-web-0', { since: 4 }),
    story: `${claim}\n 6 PersistentVolumeClaim/data-web-0 deleted\n 7 action look`,
    verdict: 'holds',
  },
  {
    name: 'nor another one',
    expectation: expect.claimNeverDeleted('data-web-0'),
    story: `${claim}\n 6 PersistentVolumeClaim/data-web-1 created\n 7 PersistentVolumeClaim/data-web-1 deleted`,
    verdict: 'holds',
  },
])

table('object has', [
  {
    name: 'paths of every form',
    expectation: expect.objectHas('po', 'web-0', [
      { path: 'spec.containers[0].image', value: 'app:v1' },
      { path: '$.spec.containers[name=app].image', value: 'app:v1' },
      { path: 'metadata.labels["controller-revision-hash"]', value: 'web-a' },
      { path: 'spec.nodeName', value: '' },
      { path: 'metadata.labels', value: '{controller-revision-hash: web-a}' },
    ]),
    story: '0 web-0 created image=app:v1 revision=web-a',
    verdict: 'holds',
  },
  {
    name: 'another value',
    expectation: expect.objectHas('StatefulSet', 'web', [{ path: 'spec.replicas', value: '4' }]),
    story: ordered,
    verdict: 'spec.replicas: expected 4, was 3',
  },
  {
    name: 'status counts that are left out are 0',
    expectation: expect.setHasStatus('web', [
      { path: 'replicas', value: '0' },
      { path: 'readyReplicas', value: '0' },
      { path: 'availableReplicas', value: '0' },
      { path: 'currentReplicas', value: '0' },
      { path: 'updatedReplicas', value: '0' },
      { path: 'collisionCount', value: '0' },
      { path: 'updateRevision', value: 'b' },
    ]),
    story: `${ordered}\n 4000 StatefulSet/web reports update=b`,
    verdict: 'holds',
  },
  {
    name: 'nothing where the path leads nowhere',
    expectation: expect.objectHas('po', 'web-0', [
      { path: 'spec.containers.image', value: '' },
      { path: 'spec.nodeName[0]', value: '' },
      { path: 'metadata[0]', value: '' },
      { path: 'metadata.labels.toString', value: '' },
      { path: 'metadata.name', value: 'web-1' },
      { path: 'metadata.name', value: '"web-0"' },
      { path: 'spec.hostname', value: 'web-1' },
      { path: 'spec.hostname', value: 'null' },
      { path: 'spec.containers', value: '[' },
    ]),
    story: '0 web-0 created revision=a',
    verdict: `metadata.name: expected web-1, was web-0
metadata.name: expected "web-0", was web-0
spec.hostname: expected web-1, nothing is there
spec.hostname: expected null, nothing is there
spec.containers: expected [, was [{`,
  },
  {
    name: 'an object that is gone',
    expectation: expect.objectHas('ConfigMap', 'settings', [{ path: 'data.key', value: '' }]),
    story: '0 ConfigMap/settings created\n 1 ConfigMap/settings deleted',
    verdict: 'ConfigMap "settings" does not exist',
  },
  {
    name: 'a set that is gone',
    expectation: expect.setHasStatus('web', [{ path: 'readyReplicas', value: '0' }]),
    story: '0 StatefulSet/web asks replicas=1\n 1 StatefulSet/web deleted',
    verdict: 'StatefulSet "web" does not exist',
  },
])

table('event recorded', [
  {
    name: 'once is enough',
    expectation: expect.eventRecorded('BackOff', 'Pod', 'web-0'),
    story: '0 web-0 created\n 1 web-0 event reason=BackOff',
    verdict: 'holds',
  },
  {
    name: 'others',
    expectation: expect.eventRecorded('Killing', 'Pod', 'web-0'),
    story: '0 web-0 created\n 1 web-0 event reason=BackOff',
    verdict: 'recorded on pod "web-0": BackOff',
  },
  {
    name: 'of another object',
    expectation: expect.eventRecorded('BackOff', 'Pod', 'web-1'),
    story:
      '0 web-0 created\n 0 web-1 created\n 1 web-0 event reason=BackOff\n 1 StatefulSet/web-1 event reason=BackOff',
    verdict: 'no event was recorded on pod "web-1"',
  },
])

test('mistakes are told from verdicts, with what was likely meant', () => {
  const entries = story(ordered)
  const mistakes: [() => unknown, RegExp][] = [
    [
      () => decide(expect.never('wbe-1', 'created'), entries, 0),
      /no StatefulSet could make one of that name. Did you mean "web-1"\?/,
    ],
    [() => decide(expect.setIsStuckOn('wep', 'web-0'), entries, 3000), /Did you mean "web"\?/],
    [() => decide(expect.claimIs('data-wep-0', 'gone'), entries, 3000), /There never was a claim "data-wep-0"/],
    [() => decide(expect.objectExists('ConfigMap', 'settings', true), entries, 3000), /"settings"/],
    [() => expect.inOrder('ready', []), /no pods/],
    [
      () => decide(expect.objectHas('sts', 'web', [], { namespace: 'shop' }), entries, 3000),
      /There never was a StatefulSet "web" in this namespace, only in default\.$/,
    ],
    [() => decide(expect.objectExists('statefulsets', 'weeeb', true), entries, 3000), /"weeeb"\. Did you mean "web"/],
    [() => decide(expect.objectExists('StatefulSet', 'cache', true), entries, 3000), /"cache"\. Known: web\.$/],
    [() => decide(expect.objectExists('Pod', 'wbe-1', true), entries, 3000), /no StatefulSet could make one/],
    [() => expect.podsRun([]), /a head alone/],
    [() => expect.objectHas('Pod', 'web-0', [{ path: '$', value: '' }]), /"\$" is not a path from character 2 on/],
    [() => parseMoment('raedy'), /Did you mean "ready"\?/],
    [() => objectMomentOf('web-0', 'ready'), /"web-0"/],
    [() => objectMomentOf('Node/node-1', '调度'), /cannot be "调度"/],
    [() => expect.stays('web-0', 'created', 5, start), /cannot stay created/],
    [() => expect.podsRun([{ pod: 'web-0', imgae: 'app' }]), /Did you mean "image"\?/],
    [() => expect.objectHas('Statefulst', 'web', []), /no kind "Statefulst". Did you mean "StatefulSet"\?/],
    [() => expect.objectHas('Pod', 'web-0', [{ path: 'spec.[0', value: '' }]), /not a path from character 5 on/],
    [() => expect.happenInOrder([{ object: 'Pod/web-0', moment: 'bound' }]), /cannot be "bound"/],
    [() => expect.inOrder('ready', ['web-0', 'web-0']), /"web-0".* named twice/],
  ]
  for (const [act, message] of mistakes)
    assert.throws(act, error => error instanceof Mistake && message.test(error.message))
  assert.equal(decide(expect.never('web-7', 'created'), entries, 3000).verdict, 'holds')
})

const names = `
  0 web-0 created\n 0 web-1 created\n 0 web-1 ready
  0 Service/nginx created spec.clusterIP=None
  0 Service/front created spec.clusterIP=10.96.0.7
  0 Service/outside created spec.type=ExternalName spec.externalName=db.example.com
  0 EndpointSlice/nginx-a created metadata.labels={'kubernetes.io/service-name':'nginx'} .endpoints=[{'hostname':'web-0','addresses':['10.244.1.5'],'targetRef':{'kind':'Pod','namespace':'default','name':'web-0'}}]`

table('resolvesTo and doesNotResolve', [
  { name: 'a pod', expectation: expect.resolvesTo('web-0.nginx', 'web-0'), story: names, verdict: 'holds' },
  {
    name: 'another pod',
    expectation: expect.resolvesTo('web-0.nginx', 'web-1'),
    story: names,
    verdict: '"web-0.nginx" resolves to web-0 (10.244.1.5)',
  },
  {
    name: 'an address of no pod',
    expectation: expect.resolvesTo('front', 'web-1'),
    story: names,
    verdict: '"front" resolves to 10.96.0.7',
  },
  {
    name: 'addresses of which only some are told to be pods',
    expectation: expect.doesNotResolve('nginx'),
    story: `${names}
      0 EndpointSlice/nginx-0 created metadata.labels={'kubernetes.io/service-name':'nginx'} .endpoints=[{'addresses':['10.0.0.9']}]`,
    verdict: '"nginx" resolves to 10.244.1.5, 10.0.0.9',
  },
  {
    name: 'a name outside',
    expectation: expect.doesNotResolve('outside'),
    story: names,
    verdict: '"outside" resolves to db.example.com',
  },
  {
    name: 'not at all, and why',
    expectation: expect.resolvesTo('web-1.nginx', 'web-1'),
    story: names,
    verdict: 'its selector does not select the pod; pod "web-1" was not scheduled',
  },
  { name: 'not, as told', expectation: expect.doesNotResolve('web-1.nginx'), story: names, verdict: 'holds' },
  {
    name: 'not in another namespace',
    expectation: expect.doesNotResolve('web-0.nginx', { namespace: 'shop' }),
    story: names,
    verdict: 'holds',
  },
])

const comesAndGoes = `
  0 Node/node-1 ready
  60000 Node/node-1 unready
  90000 Node/node-1 ready
  120000 Node/node-1 deleted`

table('nodeIs', [
  { name: 'ready', expectation: expect.nodeIs('node-1', true), story: '0 Node/node-1 ready', verdict: 'holds' },
  {
    name: 'not ready, and said so',
    expectation: expect.nodeIs('node-1', false),
    story: comesAndGoes,
    at: 60_000,
    verdict: 'holds',
  },
  {
    name: 'not ready',
    expectation: expect.nodeIs('node-1', true),
    story: '0 Node/node-1 ready\n 60000 Node/node-1 unready',
    verdict: 'at 1m the Ready condition of node "node-1" was False',
  },
  {
    name: 'other conditions do not matter',
    expectation: expect.nodeIs('node-1', true),
    story: `0 Node/node-1 ready status.conditions=[{'type':'DiskPressure','status':'False'},{'type':'Ready','status':'True'}]`,
    verdict: 'holds',
  },
  {
    name: 'a removed one is not ready',
    expectation: expect.nodeIs('node-1', false),
    story: comesAndGoes,
    verdict: 'holds',
  },
  {
    name: 'a removed one is not there',
    expectation: expect.nodeIs('node-1', true),
    story: comesAndGoes,
    verdict: 'node "node-1" does not exist',
  },
])

table('nodeIsWithin', [
  {
    name: 'at the last moment',
    expectation: expect.nodeIsWithin('node-1', false, minute, start),
    story: comesAndGoes,
    verdict: 'holds',
  },
  {
    name: 'a moment too late',
    expectation: expect.nodeIsWithin('node-1', false, minute - 1, start),
    story: comesAndGoes,
    verdict: 'at 1m the Ready condition of node "node-1" was False',
  },
  {
    name: 'at once if it is so already',
    expectation: expect.nodeIsWithin('node-1', true, 0, start),
    story: '0 Node/node-1 ready',
    verdict: 'holds',
  },
  {
    name: 'not yet decided',
    expectation: expect.nodeIsWithin('node-1', false, minute, start),
    story: '0 Node/node-1 ready',
    at: 10 * second,
    verdict: 'undecided',
  },
])

table('objectExists', [
  {
    name: 'there',
    expectation: expect.objectExists('ConfigMap', 'settings', true),
    story: '0 ConfigMap/settings created',
    verdict: 'holds',
  },
  {
    name: 'gone',
    expectation: expect.objectExists('ConfigMap', 'settings', true),
    story: '0 ConfigMap/settings created\n 1 ConfigMap/settings deleted',
    verdict: 'ConfigMap "settings" does not exist',
  },
  {
    name: 'on its way out it is still there',
    expectation: expect.objectExists('ConfigMap', 'settings', false),
    story: '0 ConfigMap/settings created\n 1 ConfigMap/settings terminating',
    verdict: 'ConfigMap "settings" exists',
  },
  {
    name: 'in another namespace',
    expectation: expect.objectExists('ConfigMap', 'settings', false, { namespace: 'shop' }),
    story: '0 ConfigMap/settings created',
    verdict: 'holds',
  },
])

const overlapping = `
  0 web-0 created
  1 web-0 runs node=node-1
  10 action force-delete on=web-0
  10 web-0 deleted
  11 web-0 created
  20 web-0 runs node=node-2
  30 web-0 stops node=node-2`

table('runsTwice and neverRunsTwice', [
  {
    name: 'a second pod of the name has a process while the first still runs',
    expectation: expect.runsTwice('web-0'),
    story: overlapping.slice(0, overlapping.lastIndexOf('\n')),
    verdict: 'holds',
  },
  {
    name: 'one alone',
    expectation: expect.runsTwice('web-0'),
    story: overlapping,
    verdict: 'processes of pod "web-0" ran on node-1',
  },
  {
    name: 'nothing at all',
    expectation: expect.runsTwice('web-0'),
    story: '0 web-0 created',
    verdict: 'nothing of pod "web-0" ran',
  },
  {
    name: 'once is too often',
    expectation: expect.neverRunsTwice('web-0'),
    story: overlapping,
    verdict: 'at 20ms processes of pod "web-0" ran on node-1, node-2',
  },
  {
    name: 'another pod does not matter',
    expectation: expect.neverRunsTwice('web-1'),
    story: `${overlapping}\n 40 web-1 created\n 41 web-1 runs node=node-1`,
    verdict: 'holds',
  },
])
