import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Draft } from '../api/object.ts'
import type { ConfigMap, Event } from '../api/types.ts'
import { Engine } from './engine.ts'
import { eventExpiry } from './event-expiry.ts'
import { Recorder } from './events.ts'

const minutes = 60_000

function cluster(component = 'statefulset-controller') {
  const engine = new Engine({ components: [eventExpiry] })
  const api = engine.client()
  const draft = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' } }
  const web = api.create<ConfigMap>(draft as Draft<ConfigMap>)
  const recorder = new Recorder(engine.client(component), engine.clock, component)
  const passes = (milliseconds: number) => engine.run({ until: engine.clock.now + milliseconds })
  const told = () => api.list('Event').map(({ message, count, series }) => [message, series?.count ?? count])
  const writes = () =>
    engine.log.entries.filter(entry => entry.entry === 'revision' && entry.object.kind === 'Event').length
  return { engine, api, web, recorder, passes, told, writes }
}

test('an event names its object and its source, and the same again counts up', () => {
  const { api, web, recorder, passes } = cluster('kubelet')
  recorder.warning(web, 'Unhealthy', 'Readiness probe failed', { fieldPath: 'spec.containers{app}', host: 'node-1' })
  passes(10_000)
  recorder.warning(web, 'Unhealthy', 'Readiness probe failed', { fieldPath: 'spec.containers{app}', host: 'node-1' })
  const [event, ...others] = api.list('Event') as [Event, ...Event[]]
  assert.equal(others.length, 0)
  assert.match(event.metadata.name, /^web\.[0-9a-f]{16}$/)
  const { apiVersion, kind, metadata, ...rest } = event
  assert.deepEqual(JSON.parse(JSON.stringify(rest)), {
    involvedObject: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      namespace: 'default',
      name: 'web',
      uid: web.metadata.uid,
      resourceVersion: web.metadata.resourceVersion,
      fieldPath: 'spec.containers{app}',
    },
    type: 'Warning',
    reason: 'Unhealthy',
    message: 'Readiness probe failed',
    source: { component: 'kubelet', host: 'node-1' },
    reportingComponent: 'kubelet',
    reportingInstance: 'node-1',
    firstTimestamp: '2026-01-01T00:00:00Z',
    lastTimestamp: '2026-01-01T00:00:10Z',
    count: 2,
  })
})

test('from the tenth on, messages that differ are told as one', () => {
  const { web, recorder, told, passes } = cluster()
  for (let pod = 0; pod < 12; pod++) recorder.normal(web, 'SuccessfulCreate', `create web-${pod}`)
  assert.deepEqual(told().slice(-2), [
    ['create web-8', 1],
    ['(combined from similar events): create web-11', 3],
  ])
  passes(11 * minutes)
  recorder.normal(web, 'SuccessfulCreate', 'create web-12')
  assert.deepEqual(told().at(-1), ['create web-12', 1])
})

test('a source tells 25 things of one type at once, then one each five minutes; what is dropped counts', () => {
  const { web, recorder, told, writes, passes } = cluster()
  for (let time = 0; time < 30; time++) recorder.warning(web, 'FailedCreate', 'no room')
  recorder.normal(web, 'SuccessfulDelete', 'another type')
  assert.deepEqual([told()[0], writes()], [['no room', 25], 26])
  passes(5 * minutes)
  recorder.warning(web, 'FailedCreate', 'no room')
  recorder.warning(web, 'FailedCreate', 'no room')
  assert.deepEqual([told()[0], writes()], [['no room', 31], 27])
})

test('the scheduler’s events are series, and are rarely written', () => {
  const { api, web, recorder, told, writes, passes } = cluster('default-scheduler')
  recorder.warning(web, 'FailedScheduling', 'no nodes')
  const [event] = api.list('Event')
  assert.deepEqual(
    [event?.action, event?.eventTime, event?.reportingInstance, event?.count, event?.source, event?.firstTimestamp],
    ['Scheduling', '2026-01-01T00:00:00.000000Z', 'default-scheduler-control-plane', undefined, undefined, undefined],
  )
  for (let attempt = 0; attempt < 4; attempt++) {
    passes(minutes)
    recorder.warning(web, 'FailedScheduling', 'other words, same series')
  }
  assert.deepEqual([told(), writes()], [[['no nodes', 2]], 2])
  passes(6 * minutes)
  assert.deepEqual([told(), writes()], [[['no nodes', 5]], 3])
  recorder.warning(web, 'FailedScheduling', 'again')
  assert.equal(api.list('Event').length, 2)
})

test('events are kept for an hour after they were last written, and do not keep a cluster from settling', () => {
  const { engine, web, recorder, told, passes } = cluster()
  recorder.normal(web, 'First', 'first')
  passes(30 * minutes)
  recorder.normal(web, 'Second', 'second')
  recorder.normal(web, 'Second', 'second')
  assert.equal(engine.clock.settled, true)
  passes(30 * minutes)
  assert.deepEqual(told(), [['second', 2]])
  passes(30 * minutes)
  assert.deepEqual(told(), [])
  recorder.normal(web, 'Second', 'second')
  assert.deepEqual(told(), [['second', 3]])
})

test('events of one object and instant have different names, whoever records them', () => {
  const { engine, api, web, recorder } = cluster()
  new Recorder(engine.client('kubelet'), engine.clock, 'kubelet').normal(web, 'A', 'a')
  recorder.normal(web, 'B', 'b')
  assert.equal(api.list('Event').length, 2)
})
