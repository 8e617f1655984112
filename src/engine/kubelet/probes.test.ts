import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Container, Probe } from '../../api/types.ts'
import { defaultBehaviour } from '../../workloads/behaviour.ts'
import { declaredAnswer, httpError } from './probe-answer.ts'
import { Story, told } from './story.ts'

const httpGet = { path: '/healthz', port: 8080 }
const down = 'HTTP probe failed with statuscode: 503'

test('a readiness probe that always fails: an event each period, and settled all the same', () => {
  const story = new Story().present('app:v1')
  story.engine.workloads.declareImage('app:v1', { ready: 'never' })
  story.start({ readinessProbe: { httpGet, periodSeconds: 5 } }).settle()
  assert.ok(story.now <= 10_000, `settled at ${story.now} ms`)
  assert.match(story.pass(60).tell('events'), new RegExp(`Warning Unhealthy x12: Readiness probe failed: ${down}`))
  assert.equal(story.tell('rows'), '')
  const ready = story.pod.status!.conditions!.find(({ type }) => type === 'Ready')
  assert.equal(ready?.message, 'containers with unready status: [app]')
})

test('readiness that comes late comes with the first probe after it, and settling waits for that', () => {
  const story = new Story().present('app:v1')
  story.engine.workloads.declareImage('app:v1', { ready: 25_000 })
  const rows = story.start({ readinessProbe: { httpGet } }).settle().tell('rows')
  assert.match(rows, / {2}32 1\/1 Running 0$/)
})

test('a probe is asked no sooner than initialDelaySeconds after the start', () => {
  const story = new Story().present('app:v1')
  const rows = story
    .start({ readinessProbe: { httpGet, initialDelaySeconds: 15 } })
    .settle()
    .tell('rows')
  assert.match(rows, / {2}22 1\/1 Running 0$/)
})

test('a ready pod is unready after three failures in a row, and ready again after successThreshold successes', () => {
  const story = new Story().present('app:v1')
  story
    .start({ readinessProbe: { httpGet, successThreshold: 2 } })
    .settle()
    .tell()
  story.engine.workloads.declarePod('web-0', { answers: { 'GET /healthz': 500 } })
  assert.equal(story.settle().tell('rows'), '  42 0/1 Running 0')
  story.engine.workloads.declarePod('web-0', { answers: { 'GET /healthz': 204 } })
  assert.equal(story.settle().tell('rows'), '  72 1/1 Running 0')
})

test('a process that hangs is killed by its liveness probe and replaced at once, until the back-off catches up', () => {
  const story = new Story().present('app:v1')
  story.engine.workloads.declareImage('app:v1', { hang: 30_000 })
  story.start({ livenessProbe: { tcpSocket: { port: 5432 } } }).pass(125)
  assert.equal(
    story.tell(),
    told(`
       0 0/1 Pending 0
       0 0/1 ContainerCreating 0
       1 Normal Pulled: Container image "app:v1" already present on machine and can be accessed by the pod
       1 Normal Created: Container created
       1 (app starts)
       1 Normal Started: Container started
       1 0/1 ContainerCreating 0
       2 1/1 Running 0
      40 Warning Unhealthy: Liveness probe failed: dial tcp 10.244.1.2:5432: i/o timeout
      50 Warning Unhealthy x2: Liveness probe failed: dial tcp 10.244.1.2:5432: i/o timeout
      60 Warning Unhealthy x3: Liveness probe failed: dial tcp 10.244.1.2:5432: i/o timeout
      60 Normal Killing: Container app failed liveness probe, will be restarted
      61 (app ends 0)
      61 Normal Pulled x2: Container image "app:v1" already present on machine and can be accessed by the pod
      61 Normal Created x2: Container created
      61 (app starts)
      61 Normal Started x2: Container started
      62 1/1 Running 1
     100 Warning Unhealthy x4: Liveness probe failed: dial tcp 10.244.1.2:5432: i/o timeout
     110 Warning Unhealthy x5: Liveness probe failed: dial tcp 10.244.1.2:5432: i/o timeout
     120 Warning Unhealthy x6: Liveness probe failed: dial tcp 10.244.1.2:5432: i/o timeout
     120 Normal Killing x2: Container app failed liveness probe, will be restarted
     121 (app ends 0)
     121 Normal Pulled x3: Container image "app:v1" already present on machine and can be accessed by the pod
     121 Normal Created x3: Container created
     121 (app starts)
     121 Normal Started x3: Container started
     122 1/1 Running 2`),
  )
  assert.match(story.pass(300).tell('rows'), /CrashLoopBackOff 5/)
})

test('a process that hangs once is replaced by one that answers', () => {
  const story = new Story().present('app:v1')
  story.start({ livenessProbe: { httpGet }, readinessProbe: { httpGet } }).settle().tell()
  story.engine.workloads.befall('web-0', { is: 'hung' })
  const rows = story.settle().tell('rows').split('\n')
  assert.deepEqual(rows, ['  32 0/1 Running 1', '  32 1/1 Running 1'])
})

test('until the startup probe has succeeded no other is asked; one that never does has the container restarted', () => {
  const startupProbe = { httpGet, periodSeconds: 5, failureThreshold: 6 }
  const story = new Story().present('app:v1')
  story.engine.workloads.declareImage('app:v1', { ready: 25_000 })
  story.start({ startupProbe, readinessProbe: { httpGet }, livenessProbe: { httpGet, failureThreshold: 1 } }).settle()
  assert.equal(
    story.tell('rows').split('\n').slice(-3).join('\n'),
    '   2 0/1 Running 0\n  30 0/1 Running 0\n  30 1/1 Running 0',
  )
  story.engine.workloads.declareImage('app:v1', { ready: 'never' })
  story.delete().settle().start({ startupProbe }).pass(40)
  assert.match(story.tell('events'), /Normal Killing: Container app failed startup probe, will be restarted/)
})

test('a host that someone stubbed is asked, while time stands still; any other costs nothing', () => {
  const story = new Story({ isStubbed: host => host === 'web-0.web.default.svc.cluster.local:8080' }).present('app:v1')
  const { engine } = story
  story.start(
    { readinessProbe: { httpGet: { ...httpGet, port: 'http' } }, ports: [{ name: 'http', containerPort: 8080 }] },
    { subdomain: 'web' },
  )
  const answers = [
    { error: 'connect ECONNREFUSED 10.0.0.1:8080' },
    { unstubbed: true },
    { status: 200, body: '' },
    { status: 503, body: '' },
  ] as const
  const asked: string[] = []
  for (const answer of answers) {
    const stop = engine.run({ until: 100_000 })
    if (stop.because !== 'question') assert.fail(stop.because)
    asked.push(`${story.now / 1000} ${stop.question.method} ${stop.question.url}`)
    engine.outside.answer(answer)
  }
  const url = 'http://web-0.web.default.svc.cluster.local:8080/healthz'
  assert.deepEqual(asked, [`2 GET ${url}`, `12 GET ${url}`, `22 GET ${url}`, `32 GET ${url}`])
  engine.run({ until: 33_000 })
  const unhealthy = story
    .tell('events')
    .split('\n')
    .filter(line => line.includes('Unhealthy'))
  assert.deepEqual(unhealthy, [
    '   2 Warning Unhealthy: Readiness probe failed: Get "http://10.244.1.2:8080/healthz": dial tcp 10.244.1.2:8080: connect: connection refused',
    `  32 Warning Unhealthy: Readiness probe failed: ${down}`,
  ])
})

test('a pod that rests is asked again once somebody answers for it', () => {
  let isStubbed = false
  const story = new Story({ isStubbed: () => isStubbed }).present('app:v1')
  story.start({ readinessProbe: { httpGet } }, { subdomain: 'web' }).pass(25).tell()
  isStubbed = true
  story.engine.outside.changed()
  const stop = story.engine.run({ until: 100_000, whenSettled: true })
  assert.deepEqual([stop.because, story.now], ['question', 32_000])
})

test('a process that needs a peer is ready once a name other than its own resolves', () => {
  const story = new Story().present('app:v1')
  story.engine.workloads.declareImage('app:v1', { peers: 1 })
  story.start({ readinessProbe: { httpGet } }, { hostname: 'web-0', subdomain: 'web' })
  const labels = { 'kubernetes.io/service-name': 'web' }
  const endpoint = (hostname: string, ready: boolean) => ({ addresses: ['10.0.0.1'], hostname, conditions: { ready } })
  const slice = (name: string, endpoints: object[]) =>
    story.create({
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name, namespace: 'default', labels },
      addressType: 'IPv4',
      endpoints,
    })
  slice('web-a', [endpoint('web-0', true), endpoint('web-1', false)])
  assert.match(story.pass(60).tell('rows'), /0\/1 Running 0$/)
  slice('web-b', [endpoint('web-2', true)])
  assert.equal(story.pass(10).tell('rows'), '  62 1/1 Running 0')
})

test('an image that never becomes ready needs a probe to say so', () => {
  const story = new Story().present('app:v1')
  story.engine.workloads.declareImage('app:v1', { ready: 'never' })
  assert.throws(() => story.start().settle(), {
    name: 'NoReadinessProbe',
    image: 'app:v1',
    pod: 'web-0',
    container: 'app',
  })
  const late = new Story().present('app:v1')
  late.start().settle()
  assert.throws(() => late.engine.workloads.declareImage('app:v1', { ready: 'never' }) ?? late.settle(), {
    name: 'NoReadinessProbe',
  })
})

test('a readiness gate is open once its condition says so', () => {
  const story = new Story().present('app:v1')
  story.start({}, { readinessGates: [{ conditionType: 'www' }] }).settle()
  const api = story.engine.client()
  const gate = (status: string) => {
    const { pod } = story
    api.updateStatus({
      ...pod,
      status: {
        ...pod.status,
        conditions: [...pod.status!.conditions!.filter(({ type }) => type !== 'www'), { type: 'www', status }],
      },
    })
    story.settle()
  }
  const ready = () => {
    const { status, reason, message } = story.pod.status!.conditions!.find(({ type }) => type === 'Ready')!
    return [status, reason, message]
  }
  assert.deepEqual(ready(), [
    'False',
    'ReadinessGatesNotReady',
    'corresponding condition of pod readiness gate "www" does not exist.',
  ])
  gate('False')
  assert.deepEqual(ready(), [
    'False',
    'ReadinessGatesNotReady',
    'the status of pod readiness gate "www" is not "True", but False',
  ])
  gate('True')
  assert.deepEqual(ready(), ['True', undefined, undefined])
})

test('what probes say when they fail', () => {
  const container: Container = { name: 'app', ports: [{ name: 'sql', containerPort: 5432 }] }
  const said = (probe: Probe, behaviour = {}) =>
    declaredAnswer({
      container,
      type: 'readiness',
      probe,
      ip: '10.244.1.5',
      behaviour: { ...defaultBehaviour, ...behaviour },
      elapsed: 5_000,
      peers: 0,
    }).output
  const unready = { ready: 'never' }
  const hung = { hang: 1_000 }
  const exec = { command: ['pg_isready', '-q'] }
  assert.deepEqual(
    [
      said({ tcpSocket: { port: 'sql' } }, unready),
      said({ tcpSocket: { port: 'sql' } }, hung),
      said({ exec }, unready),
      said({ exec, timeoutSeconds: 3 }, hung),
      said({ grpc: { port: 50051 } }, unready),
      said({ grpc: { port: 50051 } }, hung),
      said({ httpGet: { port: 80, scheme: 'HTTPS' } }, hung),
      said({ httpGet: { port: 80, path: '/live' } }, { answers: { 'GET /live': 404 } }),
      said({ httpGet: { port: 80, path: '/live' } }, { answers: { 'GET /live': 302 } }),
      httpError(
        { container, probe: { httpGet: { port: 80 } }, ip: '10.244.1.5' },
        'The operation was aborted due to timeout',
      ).output,
    ],
    [
      'dial tcp 10.244.1.5:5432: connect: connection refused',
      'dial tcp 10.244.1.5:5432: i/o timeout',
      '',
      'command timed out: "pg_isready -q" timed out after 3s',
      'service unhealthy (responded with "NOT_SERVING")',
      'timeout: failed to connect service "10.244.1.5:50051" within 1s: context deadline exceeded',
      'Get "https://10.244.1.5:80/": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
      'HTTP probe failed with statuscode: 404',
      '',
      'Get "http://10.244.1.5:80/": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
    ],
  )
})
