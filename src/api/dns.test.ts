import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Asker, type Records, resolve } from './dns.ts'
import type { Endpoint, EndpointSlice, Pod, Service } from './types.ts'

const meta = (name: string, namespace = 'default') => ({
  name,
  namespace,
  uid: `uid-${name}`,
  resourceVersion: '1',
  creationTimestamp: '2026-01-01T00:00:00Z',
})

const service = (name: string, spec: Service['spec'], namespace?: string): Service => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: meta(name, namespace),
  spec,
})

const slice = (of: string, endpoints: Endpoint[], ports: EndpointSlice['ports'], namespace?: string): EndpointSlice => {
  const metadata = { ...meta(`${of}-abcde`, namespace), labels: { 'kubernetes.io/service-name': of } }
  return { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', metadata, addressType: 'IPv4', endpoints, ports }
}

const endpoint = (address: string, conditions: Endpoint['conditions'], hostname?: string): Endpoint => ({
  addresses: [address],
  conditions,
  hostname,
  targetRef: { kind: 'Pod', namespace: 'default', name: hostname ?? 'stray' },
})

const ready = { ready: true, serving: true, terminating: false }
const web = [{ name: 'web', port: 80, protocol: 'TCP' as const }]

const look: Records = {
  services: [
    service('nginx', { clusterIP: 'None', ports: [{ name: 'web', port: 80, protocol: 'TCP' }] }),
    service('starting', { clusterIP: 'None' }),
    service('front', { clusterIP: '10.96.0.7', ports: [{ name: 'web', port: 80 }] }),
    service('elsewhere', { type: 'ExternalName', externalName: 'db.example.com' }),
    service('nginx', { clusterIP: 'None' }, 'other'),
  ],
  slices: [
    slice(
      'nginx',
      [
        endpoint('10.244.1.5', ready, 'web-0'),
        endpoint('10.244.2.7', { ready: false, serving: false, terminating: false }, 'web-1'),
        endpoint('10.244.3.9', { ready: false, serving: true, terminating: true }, 'web-2'),
        endpoint('10.244.3.8', ready),
      ],
      web,
    ),
    slice('starting', [endpoint('10.244.2.8', { ready: false, serving: false }, 'db-0')], []),
    slice('nginx', [endpoint('10.244.9.9', ready, 'web-0')], [], 'other'),
  ],
}

const inDefault: Asker = { namespace: 'default' }
const addresses = (query: string, from = inDefault) => resolve(query, from, look).addresses
const reason = (query: string) => {
  const resolution = resolve(query, inDefault, look)
  return resolution.found ? undefined : resolution.because.reason
}

test('a headless Service answers with what is ready, a virtual IP always', () => {
  assert.deepEqual(addresses('nginx'), ['10.244.1.5', '10.244.3.8'])
  assert.deepEqual(addresses('nginx.default.svc.cluster.local'), ['10.244.1.5', '10.244.3.8'])
  assert.deepEqual(addresses('front'), ['10.96.0.7'])
  assert.deepEqual(addresses('elsewhere'), [])
  assert.equal((resolve('elsewhere', inDefault, look) as { alias?: string }).alias, 'db.example.com')
})

test('a pod has a name below its governing Service while it is ready', () => {
  const resolution = resolve('web-0.nginx', inDefault, look)
  assert.equal(resolution.name, 'web-0.nginx.default.svc.cluster.local')
  assert.deepEqual(
    resolution.targetRefs.map(({ name }) => name),
    ['web-0'],
  )
  for (const query of ['WEB-0.nginx', 'web-0.nginx.default.svc.cluster.local.', 'web-0.nginx.default'])
    assert.deepEqual(addresses(query), ['10.244.1.5'], query)
  assert.deepEqual(addresses('10-244-3-8.nginx'), ['10.244.3.8'])
})

test('short names mean the asker’s own namespace first', () => {
  assert.deepEqual(addresses('web-0.nginx', { namespace: 'other' }), ['10.244.9.9'])
  assert.deepEqual(addresses('web-0.nginx.other'), ['10.244.9.9'])
  assert.deepEqual(addresses('web-0.nginx.default.svc.cluster.local', { namespace: 'other' }), ['10.244.1.5'])
})

test('what does not resolve says why', () => {
  const table: [string, string][] = [
    ['web-1.nginx', 'not-ready'],
    ['web-2.nginx.default.svc.cluster.local', 'terminating'],
    ['web-7.nginx', 'no-such-host'],
    ['web-0.missing', 'no-such-service'],
    ['starting', 'no-ready-endpoints'],
    ['_http._tcp.nginx', 'no-such-port'],
    ['10.1.1.1', 'no-such-address'],
    ['a.b.c.d.default.svc.cluster.local', 'no-such-record'],
    ['www.example.com.', 'outside'],
  ]
  for (const [query, because] of table) assert.equal(reason(query), because, query)
  const missing = resolve('web-0.missing', inDefault, look)
  assert.deepEqual(missing.found || missing.because, {
    reason: 'no-such-service',
    namespace: 'default',
    service: 'missing',
    host: 'web-0',
  })
})

test('ports and addresses have records of their own', () => {
  const srv = resolve('_web._tcp.nginx.default.svc.cluster.local', inDefault, look)
  assert.deepEqual(srv.found && srv.services, [
    { target: 'web-0.nginx.default.svc.cluster.local', port: 80 },
    { target: '10-244-3-8.nginx.default.svc.cluster.local', port: 80 },
  ])
  for (const query of ['10.244.1.5', '5.1.244.10.in-addr.arpa']) {
    const ptr = resolve(query, inDefault, look)
    assert.deepEqual(ptr.found && ptr.names, ['web-0.nginx.default.svc.cluster.local'])
  }
  assert.deepEqual(addresses('10-244-1-5.default.pod.cluster.local'), ['10.244.1.5'])
})

const pod = (name: string, spec: object, status: object, labels = { app: 'web' }): Pod =>
  ({ apiVersion: 'v1', kind: 'Pod', metadata: { ...meta(name), labels }, spec, status }) as unknown as Pod

test('a pod without an endpoint is explained by what it lacks', () => {
  const selecting = service('nginx', { clusterIP: 'None', selector: { app: 'web' } })
  const named = (name: string) => ({ hostname: name, subdomain: 'nginx' })
  const pods = [
    pod('web-0', named('web-0'), { phase: 'Pending' }),
    pod('web-1', named('web-1'), { podIP: '10.0.0.1' }, { app: 'db' }),
    pod('web-2', { hostname: 'web-2', subdomain: 'ngnix' }, { podIP: '10.0.0.2' }),
    pod('web-3', named('web-3'), { phase: 'Failed', podIP: '10.0.0.3' }),
  ]
  const why = (host: string) => {
    const resolution = resolve(`${host}.nginx`, inDefault, { services: [selecting], slices: [], pods })
    return resolution.found || resolution.because.reason !== 'no-such-host' ? undefined : resolution.because.pod
  }
  assert.deepEqual(['web-0', 'web-1', 'web-2', 'web-3', 'web-4'].map(why), [
    'without-address',
    'not-selected',
    'other-subdomain',
    'finished',
    'missing',
  ])
})

test('a pod resolves itself before it is ready', () => {
  const itself = pod('web-1', { hostname: 'web-1', subdomain: 'nginx' }, { podIP: '10.244.2.7' })
  assert.deepEqual(addresses('web-1', { namespace: 'default', pod: itself }), ['10.244.2.7'])
  assert.deepEqual(addresses('web-1.nginx.default.svc.cluster.local', { namespace: 'default', pod: itself }), [
    '10.244.2.7',
  ])
  assert.deepEqual(addresses('web-1', inDefault), [])
})
