import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Story, told } from './story.ts'

test('a crash loop: restarts after 0, 10, 20, 40, 80, 160, 300, 300 s, and the pod stays Running', () => {
  const story = new Story().present('app:v1')
  story.engine.workloads.declareImage('app:v1', { end: { after: 2_000, exitCode: 1 } })
  story.start().pass(1_200)
  const starts = startsOf(story)
  const ends = starts.map(start => start + 2)
  assert.deepEqual(
    starts.slice(1).map((start, index) => start - ends[index]!),
    [0, 10, 20, 40, 80, 160, 300, 300],
  )
  assert.equal(story.pod.status?.phase, 'Running')
  const { waiting } = story.pod.status!.containerStatuses![0]!.state!
  assert.deepEqual(waiting, {
    reason: 'CrashLoopBackOff',
    message: `back-off 5m0s restarting failed container=app pod=web-0_default(${story.pod.metadata.uid})`,
  })
})

test('a crash loop starts over after more than ten minutes without a crash', () => {
  const story = new Story().present('app:v1')
  story.engine.workloads.declareImage('app:v1', { end: { after: 601_000, exitCode: 1 } })
  story.start().pass(3 * 601 + 20)
  assert.deepEqual(startsOf(story), [1, 602, 1203, 1804])
})

test('a crash loop settles once it only repeats itself', () => {
  const story = new Story().present('app:v1')
  story.engine.workloads.declareImage('app:v1', { end: { after: 5_000, exitCode: 1 } })
  assert.match(story.start().settle().tell('rows'), /CrashLoopBackOff 2$/)
})

test('a crash loop that is healed runs again, and settling waits for it', () => {
  const story = new Story().present('app:v1')
  const { workloads } = story.engine
  workloads.declareImage('app:v1', { end: { after: 5_000, exitCode: 1 } })
  story.start().settle().tell()
  workloads.declareImage('app:v1', { end: 'never' })
  assert.equal(story.settle().tell('rows'), '  47 1/1 Running 3')
})

test('an image that cannot be pulled: ErrImagePull and ImagePullBackOff take turns; the right image starts at once', () => {
  const story = new Story().present('app:v1')
  story.engine.workloads.declareImage('app:v2', { pull: 'fails' })
  assert.equal(
    story.start({ image: 'app:v2' }).pass(12).tell(),
    told(`
       0 0/1 Pending 0
       0 0/1 ContainerCreating 0
       1 Normal Pulling: Pulling image "app:v2"
       1 Warning Failed: Failed to pull image "app:v2": ${notFound}
       1 Warning Failed: Error: ErrImagePull
       1 0/1 ErrImagePull 0
       2 Normal BackOff: Back-off pulling image "app:v2"
       2 Warning Failed: Error: ImagePullBackOff
       2 0/1 ImagePullBackOff 0
      11 Normal Pulling x2: Pulling image "app:v2"
      11 Warning Failed x2: Failed to pull image "app:v2": ${notFound}
      11 Warning Failed x2: Error: ErrImagePull
      11 0/1 ErrImagePull 0
      12 Normal BackOff x2: Back-off pulling image "app:v2"
      12 Warning Failed x2: Error: ImagePullBackOff
      12 0/1 ImagePullBackOff 0`),
  )
  assert.equal(story.pod.status?.phase, 'Pending')
  assert.equal(
    story.pod.status?.containerStatuses?.[0]?.state?.waiting?.message,
    `Back-off pulling image "app:v2": ErrImagePull: ${notFound}`,
  )
  story.pass(600).tell()
  const { metadata, spec, ...pod } = story.pod
  story.engine
    .client()
    .update({ ...pod, metadata, spec: { ...spec, containers: [{ ...spec.containers[0]!, image: 'app:v1' }] } })
  const [, ...rest] = story.settle().tell('rows').split('\n')
  assert.deepEqual(rest, [' 612 0/1 ImagePullBackOff 0', ' 613 1/1 Running 0'])
})

test('pulls are tried again after 10, 20, 40, 80, 160, 300, 300 s', () => {
  const story = new Story()
  story.engine.workloads.declareImage('app:v1', { pull: 'fails' })
  const pulls = story
    .start()
    .pass(1_000)
    .tell('events')
    .match(/^ *\d+ Normal Pulling/gm)!
  const times = pulls.map(line => Number.parseInt(line, 10))
  assert.deepEqual(
    times.slice(1).map((time, index) => time - times[index]!),
    [10, 20, 40, 80, 160, 300, 300],
  )
})

test('an image that was pulled is on the node; with the policy Always it is asked for again, with Never it must be there', () => {
  const story = new Story()
  const toldWith = (policy: 'Always' | 'IfNotPresent' | 'Never', image = 'app:v1') => {
    story.start({ image, imagePullPolicy: policy }).pass(5)
    const events = story
      .tell('events')
      .split('\n')
      .slice(0, 2)
      .map(line => line.replace(/^ *\S+ /, ''))
    story.delete().settle().tell()
    return events
  }
  const pulled = (took: string) =>
    `Normal Pulled: Successfully pulled image "app:v1" in ${took} (${took} including waiting). Image size: 112525322 bytes.`
  assert.deepEqual(
    toldWith('IfNotPresent').map(line => line.replace(/size: \d+/, 'size: 112525322')),
    ['Normal Pulling: Pulling image "app:v1"', pulled('1s')],
  )
  assert.deepEqual(
    toldWith('IfNotPresent')[0],
    'Normal Pulled: Container image "app:v1" already present on machine and can be accessed by the pod',
  )
  assert.deepEqual(
    toldWith('Always').map(line => line.replace(/size: \d+/, 'size: 112525322')),
    ['Normal Pulling: Pulling image "app:v1"', pulled('0s')],
  )
  assert.deepEqual(toldWith('Never', 'other:v1'), [
    'Warning ErrImageNeverPull: Container image "other:v1" is not present with pull policy of Never',
    'Warning Failed: Error: ErrImageNeverPull',
  ])
})

test('a ConfigMap missing from the environment is an error of the container, and heals itself', () => {
  const story = new Story().present('app:v1')
  const valueFrom = { configMapKeyRef: { name: 'web-config', key: 'mode' } }
  assert.equal(
    story
      .start({ env: [{ name: 'MODE', valueFrom }] })
      .pass(1)
      .tell(),
    told(`
       0 0/1 Pending 0
       0 0/1 ContainerCreating 0
       1 Normal Pulled: Container image "app:v1" already present on machine and can be accessed by the pod
       1 Warning Failed: Error: configmap "web-config" not found
       1 0/1 CreateContainerConfigError 0`),
  )
  story.create(configMap({ other: 'x' }))
  assert.match(
    story.pass(10).tell('events'),
    /Warning Failed: Error: couldn't find key mode in ConfigMap default\/web-config/,
  )
  story.engine
    .client()
    .update({ ...story.engine.client().get('ConfigMap', 'default', 'web-config'), data: { mode: 'primary' } })
  assert.equal(story.settle().tell('rows'), '  22 1/1 Running 0')
  assert.equal(story.engine.workloads.files.environment(story.pod)?.get('MODE'), 'primary')
})

test('a ConfigMap missing from a volume keeps the container from being created, and heals itself', () => {
  const story = new Story().present('app:v1')
  const volumes = [{ name: 'config', configMap: { name: 'web-config' } }]
  story.start({ volumeMounts: [{ name: 'config', mountPath: '/etc/web' }] }, { volumes }).pass(4)
  const failed = 'MountVolume.SetUp failed for volume "config" : configmap "web-config" not found'
  assert.equal(
    story.tell(),
    told(`
       0 0/1 Pending 0
       0 Warning FailedMount: ${failed}
       0 0/1 ContainerCreating 0
     0.5 Warning FailedMount x2: ${failed}
     1.5 Warning FailedMount x3: ${failed}
     3.5 Warning FailedMount x4: ${failed}`),
  )
  story.create(configMap({ mode: 'primary' }))
  assert.match(story.settle().tell('rows'), /1\/1 Running 0$/)
  assert.equal(story.engine.workloads.read(story.pod, '/etc/web/mode'), 'primary')
})

test('what a volume shows of a ConfigMap follows it within a minute, what a subPath shows never does', () => {
  const story = new Story().present('app:v1')
  story.create(configMap({ mode: 'primary' }))
  const volumeMounts = [
    { name: 'config', mountPath: '/etc/web' },
    { name: 'config', mountPath: '/etc/mode', subPath: 'mode' },
  ]
  story.start({ volumeMounts }, { volumes: [{ name: 'config', configMap: { name: 'web-config' } }] }).settle()
  const { workloads } = story.engine
  const api = story.engine.client()
  api.update({ ...api.get('ConfigMap', 'default', 'web-config'), data: { mode: 'replica' } })
  const seen = () => [workloads.read(story.pod, '/etc/web/mode'), workloads.read(story.pod, '/etc/mode')]
  assert.deepEqual(
    [story.pass(59) && seen(), story.pass(1) && seen()],
    [
      ['primary', 'primary'],
      ['replica', 'primary'],
    ],
  )
})

const configMap = (data: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'web-config', namespace: 'default' },
  data,
})

const notFound =
  'rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/app:v2": failed to resolve reference "docker.io/library/app:v2": docker.io/library/app:v2: not found'

/** When the container's processes started, in seconds. */
const startsOf = (story: Story): number[] =>
  story
    .tell('processes')
    .split('\n')
    .filter(line => line.includes('starts'))
    .map(line => Number.parseFloat(line))
