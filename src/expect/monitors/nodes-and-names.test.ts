import * as expect from './index.ts'
import { minute, second, start, table } from './verdict-table.ts'

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
