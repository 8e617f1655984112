import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resolve } from '../../../api/dns.ts'
import type { Draft } from '../../../api/object.ts'
import type { Endpoint, Node, Pod, PodSpec, PodStatus, Service, ServiceSpec } from '../../../api/types.ts'
import { Engine } from '../../engine.ts'
import { endpoints } from './endpoints.ts'
import { changesListing, listingOf } from './know.ts'

function cluster() {
  const engine = new Engine({ components: [endpoints] })
  const api = engine.client()
  const zone = { 'topology.kubernetes.io/zone': 'zone-a' }
  api.create<Node>({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'node-1', labels: zone },
    spec: {},
  } as Draft<Node>)
  const run = () => engine.run({ until: engine.clock.now + 1, whenSettled: true })
  const service = (spec: ServiceSpec) =>
    api.create<Service>({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'nginx' }, spec } as Draft<Service>)
  const pod = (name: string, ip?: string, spec: Partial<PodSpec> = {}) => {
    const containers = [{ name: 'app', image: 'app', ports: [{ name: 'web', containerPort: 8080 }] }]
    const created = api.create<Pod>({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, labels: { app: 'web' } },
      spec: { hostname: name, subdomain: 'nginx', nodeName: 'node-1', containers, ...spec },
    } as Draft<Pod>)
    return ip === undefined ? created : report(created, { podIP: ip, phase: 'Running' })
  }
  const report = (pod: Pod, status: PodStatus) =>
    api.updateStatus({ ...api.get('Pod', 'default', pod.metadata.name), status })
  const ready = (name: string, status: 'True' | 'False' = 'True') => {
    const pod = api.get('Pod', 'default', name)
    const conditions = [{ type: 'Ready', status }]
    return report(pod, { ...pod.status, conditions } as PodStatus)
  }
  const slices = () => api.list('EndpointSlice')
  const listed = () => slices().map(({ endpoints = [] }) => endpoints.map(({ targetRef }) => targetRef?.name).join(' '))
  const writes = () =>
    engine.log.entries.filter(entry => entry.entry === 'revision' && entry.object.kind === 'EndpointSlice').length
  return { engine, api, run, service, pod, report, ready, slices, listed, writes }
}

const headless: ServiceSpec = {
  clusterIP: 'None',
  selector: { app: 'web' },
  ports: [{ name: 'web', port: 80, targetPort: 'web' }],
}

test('a Service lists its pods with what DNS and connections need', () => {
  const { run, service, pod, ready, slices } = cluster()
  const { uid } = service(headless).metadata
  const web0 = pod('web-0', '10.244.1.5')
  ready('web-0')
  pod('web-1')
  run()
  const [{ metadata, ...slice }] = slices() as [ReturnType<typeof slices>[0]]
  assert.match(metadata.name, /^nginx-[a-z0-9]{5}$/)
  assert.deepEqual(metadata.labels, {
    'service.kubernetes.io/headless': '',
    'kubernetes.io/service-name': 'nginx',
    'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
  })
  assert.deepEqual(metadata.ownerReferences, [
    { apiVersion: 'v1', kind: 'Service', name: 'nginx', uid, controller: true, blockOwnerDeletion: true },
  ])
  assert.deepEqual(JSON.parse(JSON.stringify(slice)), {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    addressType: 'IPv4',
    ports: [{ name: 'web', port: 8080, protocol: 'TCP' }],
    endpoints: [
      {
        addresses: ['10.244.1.5'],
        conditions: { ready: true, serving: true, terminating: false },
        hostname: 'web-0',
        nodeName: 'node-1',
        zone: 'zone-a',
        targetRef: { kind: 'Pod', namespace: 'default', name: 'web-0', uid: web0.metadata.uid },
      },
    ],
  })
})

test('conditions tell ready from serving from terminating', () => {
  const table: [Partial<ServiceSpec>, boolean, boolean, Endpoint['conditions']][] = [
    // Service, Ready, deleting → conditions
    [{}, false, false, { ready: false, serving: false, terminating: false }],
    [{}, true, false, { ready: true, serving: true, terminating: false }],
    [{}, true, true, { ready: false, serving: true, terminating: true }],
    [{ publishNotReadyAddresses: true }, false, false, { ready: true, serving: false, terminating: false }],
    [{ publishNotReadyAddresses: true }, true, true, { ready: true, serving: true, terminating: true }],
  ]
  for (const [spec, isReady, deleting, expected] of table) {
    const service = { metadata: { name: 'nginx' }, spec } as Service
    const metadata = { name: 'web-0', deletionTimestamp: deleting ? '2026-01-01T00:00:30Z' : undefined }
    const conditions = [{ type: 'Ready', status: isReady ? 'True' : 'False' }]
    const pod = { metadata, spec: { containers: [] }, status: { podIP: '10.0.0.1', conditions } } as unknown as Pod
    assert.deepEqual(listingOf(service, pod, { metadata: {} } as Node)?.endpoint.conditions, expected)
  }
})

test('a pod on a node that is not known is listed only where readiness does not matter', () => {
  const pod = { metadata: { name: 'web-0' }, spec: { containers: [] }, status: { podIP: '10.0.0.1' } } as unknown as Pod
  const listed = (spec: ServiceSpec) =>
    listingOf({ metadata: { name: 'nginx' }, spec } as Service, pod, undefined) !== undefined
  assert.deepEqual([listed({}), listed({ publishNotReadyAddresses: true })], [false, true])
})

test('which changes of a pod may change how it is listed', () => {
  const pod = (metadata: object, spec: object, status: object) => ({ metadata, spec, status }) as unknown as Pod
  const conditions = (type: string) => ({ conditions: [{ type, status: 'True' }] })
  const before = pod({}, {}, {})
  const table: [Pod, boolean][] = [
    [pod({ deletionTimestamp: 'now' }, {}, {}), true],
    [pod({ labels: { app: 'web' } }, {}, {}), true],
    [pod({ annotations: { a: 'b' } }, {}, {}), false],
    [pod({}, { nodeName: 'node-1' }, {}), true],
    [pod({}, { hostname: 'web-0' }, {}), false],
    [pod({}, {}, { podIP: '10.0.0.1' }), true],
    [pod({}, {}, { phase: 'Failed' }), true],
    [pod({}, {}, conditions('Ready')), true],
    [pod({}, {}, conditions('Initialized')), false],
  ]
  for (const [after, changes] of table) assert.equal(changesListing(after, before), changes, JSON.stringify(after))
})

test('who is listed, and under which name', () => {
  const { run, service, pod, report, slices } = cluster()
  service(headless)
  pod('other-subdomain', '10.0.0.1', { subdomain: 'mysql' })
  report(pod('finished', '10.0.0.2'), { podIP: '10.0.0.2', phase: 'Failed' })
  pod('unknown-node', '10.0.0.3', { nodeName: 'node-9' })
  run()
  const listed = slices().flatMap(({ endpoints = [] }) => endpoints.map(e => [e.targetRef?.name, e.hostname]))
  assert.deepEqual(listed, [['other-subdomain', undefined]])
})

test('an empty slice is there first, is filled, and stays when all pods are gone', () => {
  const { api, run, service, pod, slices } = cluster()
  service(headless)
  run()
  const [placeholder] = slices()
  assert.deepEqual([placeholder?.endpoints, placeholder?.ports], [[], []])
  pod('web-0', '10.244.1.5')
  run()
  assert.equal(slices()[0]?.metadata.name, placeholder?.metadata.name)
  assert.equal(slices()[0]?.endpoints?.length, 1)
  api.delete({ kind: 'Pod', namespace: 'default', name: 'web-0' }, { gracePeriodSeconds: 0 })
  run()
  assert.deepEqual(
    slices().map(({ metadata, endpoints, ports }) => [metadata.name, endpoints, ports]),
    [[placeholder?.metadata.name, [], []]],
  )
})

test('a hundred to a slice, and a change rewrites one slice once', () => {
  const { run, service, pod, ready, slices, writes } = cluster()
  service(headless)
  for (let ordinal = 0; ordinal < 250; ordinal++) pod(`web-${ordinal}`, `10.244.1.${ordinal}`)
  run()
  assert.deepEqual(
    slices()
      .map(({ endpoints }) => endpoints?.length)
      .sort(),
    [100, 100, 50],
  )
  const before = writes()
  ready('web-7')
  ready('web-8')
  run()
  assert.equal(writes(), before + 1)
  ready('web-8')
  run()
  assert.equal(writes(), before + 1)
})

test('pods that serve a port under another number have a slice of their own', () => {
  const { run, service, pod, slices } = cluster()
  service(headless)
  pod('web-0', '10.0.0.1')
  const ports = [{ name: 'web', containerPort: 9090 }]
  pod('web-1', '10.0.0.2', { containers: [{ name: 'app', image: 'app', ports }] })
  run()
  const numbers = slices().map(slice => [slice.endpoints?.[0]?.targetRef?.name, slice.ports?.[0]?.port])
  assert.deepEqual(numbers.sort(), [
    ['web-0', 8080],
    ['web-1', 9090],
  ])
})

test('a pod that leaves the selector leaves the slice; a new selector lists anew', () => {
  const { api, run, service, pod, listed } = cluster()
  service(headless)
  pod('web-0', '10.0.0.1')
  const web1 = pod('web-1', '10.0.0.2')
  run()
  api.update({ ...web1, metadata: { ...web1.metadata, labels: { app: 'debug' } } })
  run()
  assert.deepEqual(listed(), ['web-0'])
  const nginx = api.get('Service', 'default', 'nginx')
  api.update({ ...nginx, spec: { ...nginx.spec, selector: { app: 'debug' } } })
  run()
  assert.deepEqual(listed(), ['web-1'])
})

test('a restart changes nothing, and forgets nothing', () => {
  const { engine, run, service, pod, ready, writes, listed } = cluster()
  service(headless)
  pod('web-0', '10.0.0.1')
  run()
  const before = writes()
  engine.restart('endpoint-slice-controller')
  run()
  assert.equal(writes(), before)
  pod('web-1', '10.0.0.2')
  engine.restart('endpoint-slice-controller')
  run()
  assert.deepEqual(listed(), ['web-0 web-1'])
  ready('web-0')
  run()
  assert.equal(writes(), before + 2)
})

test('names follow readiness', () => {
  const { api, run, service, pod, ready } = cluster()
  service(headless)
  pod('web-0', '10.244.1.5')
  const addresses = () => {
    run()
    const look = { services: api.list('Service'), slices: api.list('EndpointSlice') }
    return resolve('web-0.nginx', { namespace: 'default' }, look).addresses
  }
  assert.deepEqual(addresses(), [])
  ready('web-0')
  assert.deepEqual(addresses(), ['10.244.1.5'])
  ready('web-0', 'False')
  assert.deepEqual(addresses(), [])
})
