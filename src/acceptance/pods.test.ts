import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Pod } from '../api/types.ts'
import { World } from './world.ts'

const readinessProbe = { httpGet: { path: '/healthz', port: 8080 } }

/** A set of one pod that runs and is never ready. */
function unready(service: object = {}): World {
  const world = new World().says('app:v1', { ready: 'never' })
  world.service(service)
  world.set({}, { container: { readinessProbe } })
  return world.pass(35)
}

test('a pod without a readiness probe is ready as soon as it is seen running', () => {
  const world = new World()
  world.set()
  assert.deepEqual(
    world
      .settle()
      .rows()
      .filter(row => row.includes('Running'))
      .map(row => row.split(/ +/).slice(0, 3).join(' ')),
    ['web-0 1/1 Running'],
  )
})

test('a pod whose readiness probe fails runs and is not ready, and says so each period', () => {
  const world = unready()
  assert.equal(world.status('web-0'), '0/1 Running 0')
  const failure = 'Warning Unhealthy x4: Readiness probe failed: HTTP probe failed with statuscode: 503'
  assert.deepEqual(world.events('web-0', 'Unhealthy'), [failure])
  const times = world
    .revisions('Event', world.eventsOf('web-0', 'Unhealthy')[0]!.metadata.name)
    .map(({ at }) => at / 1000)
  assert.deepEqual(
    times.slice(1).map((time, index) => time - times[index]!),
    [10, 10, 10],
  )
  assert.equal(world.condition('web-0', 'Ready'), 'False ContainersNotReady')
  assert.equal(world.get('Pod', 'web-0').status?.phase, 'Running')
})

test('… its endpoint is not ready and its name does not resolve, unless the Service publishes it all the same', () => {
  const seenOf = (world: World) => {
    const [slice] = world.api.list('EndpointSlice')
    return [slice?.endpoints?.map(({ conditions }) => conditions), world.resolve('web-0.web'), world.resolve('web')]
  }
  assert.deepEqual(seenOf(unready()), [[{ ready: false, serving: false, terminating: false }], [], []])
  assert.deepEqual(seenOf(unready({ publishNotReadyAddresses: true })), [
    [{ ready: true, serving: false, terminating: false }],
    ['web-0'],
    ['web-0'],
  ])
})

test('a crash loop says how long it waits, in the container and in an event, and stays Running', () => {
  const world = new World().says('app:v1', { end: { after: 1_000, exitCode: 1 } })
  world.set()
  world.pass(1_300)
  const pods = world.revisions('Pod', 'web-0').map(({ object }) => object as Pod)
  const messages = pods.flatMap(({ status }) => {
    const waiting = status?.containerStatuses?.[0]?.state?.waiting
    return waiting?.reason === 'CrashLoopBackOff' ? [waiting.message] : []
  })
  const { uid } = world.get('Pod', 'web-0').metadata
  assert.deepEqual(
    [...new Set(messages)],
    ['10s', '20s', '40s', '1m20s', '2m40s', '5m0s'].map(
      wait => `back-off ${wait} restarting failed container=app pod=web-0_default(${uid})`,
    ),
  )
  assert.match(
    world.events('web-0', 'BackOff').join('\n'),
    /^Warning BackOff x\d+: Back-off restarting failed container app in pod web-0_default\(UID\)$/,
  )
  const phases = new Set(pods.map(({ status }) => status?.phase))
  assert.deepEqual([...phases], ['Pending', 'Running'])
})

test('a crash loop of a process that ends well is one, too; its replacement begins with a fresh one', () => {
  const world = new World().says('app:v1', { end: { after: 2_000, exitCode: 0 } })
  world.set()
  assert.equal(world.pass(60).status('web-0'), '0/1 CrashLoopBackOff 3 (21s ago)')
  world.delete('Pod', 'web-0')
  const restarts = () => world.get('Pod', 'web-0').status?.containerStatuses?.[0]?.restartCount ?? 0
  world.when(() => restarts() === 0)
  const from = world.now
  assert.equal(world.when(() => restarts() === 1) - from < 10, true)
})
