import * as expect from './index.ts'
import { minute, ordered, second, start, table } from './verdict-table.ts'

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
