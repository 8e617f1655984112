import * as expect from './index.ts'
import { ordered, table } from './verdict-table.ts'

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
