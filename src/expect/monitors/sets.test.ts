import * as expect from './index.ts'
import { minute, second, start, table, three } from './verdict-table.ts'

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
