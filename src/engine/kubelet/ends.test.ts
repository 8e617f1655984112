import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Story, told } from './story.ts'

test('a deleted pod stops, is told to have ended, and is removed', () => {
  const story = running()
  assert.equal(
    story.delete().settle().tell(),
    told(`
       2 1/1 Terminating 0
       2 Normal Killing: Stopping container app
       2 1/1 Terminating 0
       3 (app ends 0)
       3 0/1 Completed 0
       4 0/1 Completed 0
       4 gone`),
  )
})

/** Seconds from the deletion to the end of the process, and its exit code. */
const stops: [string, { preStop?: number; stop: number | 'never'; grace?: number }, [number, number]][] = [
  ['it follows SIGTERM', { stop: 5_000 }, [5, 0]],
  ['it ignores SIGTERM', { stop: 'never' }, [30, 137]],
  ['preStop 10 s, then 25 s, with a grace of 30 s', { preStop: 10, stop: 25_000 }, [30, 137]],
  ['preStop 10 s, then 15 s, with a grace of 30 s', { preStop: 10, stop: 15_000 }, [25, 0]],
  ['a preStop hook that outlives the grace', { preStop: 20, stop: 10_000, grace: 5 }, [7, 137]],
  ['a grace shorter than the shortest window', { stop: 'never', grace: 1 }, [2, 137]],
  ['it stops at once', { stop: 0 }, [0, 0]],
]

for (const [name, { preStop, stop, grace }, [seconds, exitCode]] of stops)
  test(`termination: ${name}`, () => {
    const story = new Story().present('app:v1')
    story.engine.workloads.declareImage('app:v1', { stop })
    story
      .start(preStop === undefined ? {} : { lifecycle: { preStop: { sleep: { seconds: preStop } } } })
      .settle()
      .tell()
    const rows = story.delete(grace).settle().tell('processes')
    assert.equal(rows, `${2 + seconds}`.padStart(4).concat(` (app ends ${exitCode})`))
  })

test('a second deletion may only shorten the grace', () => {
  const story = running({ stop: 'never' })
  story.delete().pass(5).delete(10).pass(1).delete(60).settle()
  assert.match(story.tell('processes'), / {2}17 \(app ends 137\)/)
})

test('a pod deleted before it ever ran has failed', () => {
  const story = new Story().present('app:v1').start().pass(0)
  assert.equal(
    story.delete().settle().tell(),
    told(`
       0 0/1 Pending 0
       0 0/1 ContainerCreating 0
       0 0/1 Terminating 0
       0 0/1 ContainerStatusUnknown 0
       1 0/1 ContainerStatusUnknown 0
       1 gone`),
  )
})

test('a force-deleted pod is gone at once; its process lives on for a moment, beside its replacement', () => {
  const story = running({ stop: 'never' })
  story.delete(0).start().settle()
  assert.equal(
    story.tell('rows', 'processes'),
    told(`
       2 1/1 Terminating 0
       2 gone
       2 0/1 Pending 0
       2 0/1 ContainerCreating 0
       3 (app starts)
       3 0/1 ContainerCreating 0
       4 (app ends 137)
       4 1/1 Running 0`),
  )
})

test('an evicted pod fails, and stays until somebody deletes it', () => {
  const story = running()
  story.engine.workloads.befall('web-0', { is: 'evicted' })
  story.settle()
  const { phase, reason, message, conditions } = story.pod.status!
  assert.deepEqual([phase, reason, message], ['Failed', 'Evicted', 'The node was low on resource: memory. '])
  assert.equal(conditions?.find(({ type }) => type === 'DisruptionTarget')?.reason, 'TerminationByKubelet')
  assert.equal(conditions?.find(({ type }) => type === 'Ready')?.reason, 'PodFailed')
  assert.match(story.tell('events'), /Warning Evicted: The node was low on resource: memory\. \n.*Normal Killing/)
})

test('a pod for which the node has no room fails before it starts', () => {
  const story = new Story().present('app:v1')
  const api = story.engine.client()
  api.updateStatus({
    ...api.get('Node', undefined, 'node-1'),
    status: { allocatable: { cpu: '2', memory: '4Gi', pods: '110' } },
  })
  const resources = { requests: { cpu: '1900m' } }
  story.create({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'hog', namespace: 'default' },
    spec: { nodeName: 'node-1', containers: [{ name: 'hog', image: 'app:v1', resources }] },
  })
  story
    .settle()
    .start({ resources: { requests: { cpu: '500m' } } })
    .settle()
  const { phase, reason, message } = story.pod.status!
  assert.deepEqual([phase, reason], ['Failed', 'OutOfcpu'])
  assert.equal(
    message,
    "Pod was rejected: Node didn't have enough resource: cpu, requested: 500, used: 1900, capacity: 2000",
  )
})

test('a machine that fails takes its processes along; when it returns the pods start anew', () => {
  const story = new Story().present('app:v1', 'init:v1')
  story
    .start({}, { initContainers: [{ name: 'init', image: 'init:v1' }] })
    .settle()
    .tell()
  assert.equal(story.fault('node-down', 'begin').pass(60).tell(), '   2 (app ends 255)')
  assert.equal(
    story.fault('node-down', 'end').settle().tell('rows', 'processes'),
    told(`
      62 0/1 Unknown 0
      63 (init starts)
      63 0/1 Unknown 0
      63 (init ends 0)
      63 (app starts)
      63 0/1 Unknown 0
      64 1/1 Running 1`),
  )
  assert.match(story.pod.status!.podIP!, /^10\.244\.1\.3$/)
})

test('a machine that returns finishes the deletions that were asked for meanwhile', () => {
  const story = running().fault('node-down', 'begin').pass(1)
  assert.equal(story.delete().pass(600).tell('rows'), '   3 1/1 Terminating 0')
  assert.match(story.fault('node-down', 'end').settle().tell('rows'), /^ 603 .*\n 604 .*\n 604 gone$/)
})

test('in a partition processes live on, and nobody hears of it until it ends', () => {
  const story = running({ end: { after: 20_000, exitCode: 1 } }).fault('node-partitioned', 'begin')
  assert.equal(
    story.delete(0).pass(60).tell(),
    told(`
       2 1/1 Terminating 0
       2 gone
      21 (app ends 1)
      21 (app starts)
      41 (app ends 1)
      51 (app starts)`),
  )
  assert.equal(
    story.fault('node-partitioned', 'end').settle().tell(),
    '  62 Normal Killing: Stopping container app\n  63 (app ends 0)',
  )
})

test('a kubelet that is restarted finds what runs, and what was planned there', () => {
  const story = running({ end: { after: 60_000, exitCode: 1 } })
  story.pass(5).engine.restart('kubelet')
  assert.equal(
    story.pass(60).tell('rows', 'processes'),
    '  61 (app ends 1)\n  61 0/1 Error 0\n  61 (app starts)\n  62 1/1 Running 1',
  )
})

test('events and statuses by version', () => {
  const toldBy = (kubernetes: string) => {
    const { profile } = new Story().engine
    const story = new Story({ profile: { ...profile, kubernetes } }).present('app:v1')
    const events = story
      .start()
      .settle()
      .tell('events')
      .split('\n')
      .map(line => line.replace(/^.*?: /, ''))
    return [...events, story.pod.status!.observedGeneration, story.pod.status!.conditions![0]!.type]
  }
  const present = 'Container image "app:v1" already present on machine'
  const sandbox = 'PodReadyToStartContainers'
  assert.deepEqual(toldBy('1.36'), [
    `${present} and can be accessed by the pod`,
    'Container created',
    'Container started',
    1,
    sandbox,
  ])
  assert.deepEqual(toldBy('1.34'), [present, 'Created container: app', 'Started container app', 1, sandbox])
  assert.deepEqual(toldBy('1.31'), [present, 'Created container app', 'Started container app', undefined, sandbox])
  assert.deepEqual(toldBy('1.28'), [
    present,
    'Created container app',
    'Started container app',
    undefined,
    'Initialized',
  ])
})

/** The pod runs at 2 s, and all of that was told. */
function running(behaviour = {}): Story {
  const story = new Story().present('app:v1')
  story.engine.workloads.declareImage('app:v1', behaviour)
  story.start().pass(2).tell()
  return story
}
