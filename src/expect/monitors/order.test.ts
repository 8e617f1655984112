import * as expect from './index.ts'
import { ordered, table } from './verdict-table.ts'

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
