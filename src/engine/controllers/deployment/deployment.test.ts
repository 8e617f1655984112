import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Draft } from '../../../api/object.ts'
import type { Deployment, DeploymentStrategy, Pod } from '../../../api/types.ts'
import { toTimestamp } from '../../../timeline/epoch.ts'
import type { ComponentFactory } from '../../component.ts'
import { Engine } from '../../engine.ts'
import { garbageCollector } from '../garbage-collector/garbage-collector.ts'
import { replicaSetController } from '../replicaset/replicaset.ts'
import { deploymentController } from './deployment.ts'

/** Pods are ready a second after they were made, but for those of the image `app:bad`. */
const quickPods: ComponentFactory = {
  name: 'kubelet',
  make: ({ api, clock, enqueue }) => ({
    watches: {
      Pod: ({ change, object }) => {
        const isGood = (object as Pod).spec.containers[0]?.image !== 'app:bad'
        if (change === 'created' && isGood) enqueue(object.metadata.name, 1000)
        return []
      },
    },
    reconcile: name => {
      const pod = api.find('Pod', 'default', name)
      const ready = { type: 'Ready', status: 'True', lastTransitionTime: toTimestamp(clock.now) }
      if (pod !== undefined)
        api.updateStatus({ ...pod, status: { ...pod.status, phase: 'Running', conditions: [ready] } })
    },
  }),
}

function cluster(strategy: DeploymentStrategy | undefined = undefined, replicas = 4) {
  const components = [garbageCollector, deploymentController, replicaSetController, quickPods]
  const engine = new Engine({ components })
  const api = engine.client()
  const template = {
    metadata: { labels: { app: 'front' } },
    spec: { containers: [{ name: 'app', image: 'app:v1' }] },
  }
  const spec = { replicas, selector: { matchLabels: { app: 'front' } }, template, strategy }
  api.create<Deployment>({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'front' },
    spec,
  } as unknown as Draft<Deployment>)
  const run = (seconds = 120) => engine.run({ until: engine.clock.now + seconds * 1000 })
  run()
  const front = () => api.get('Deployment', 'default', 'front')
  const change = (spec: Partial<Deployment['spec']>) => api.update({ ...front(), spec: { ...front().spec, ...spec } })
  const image = (name: string) => {
    const containers = [{ name: 'app', image: name }]
    change({ template: { ...front().spec.template, spec: { containers } } })
  }
  const images = () => api.list('Pod').map(({ spec }) => spec.containers[0]!.image)
  const events = () =>
    api
      .list('Event')
      .filter(({ reason }) => reason === 'ScalingReplicaSet')
      .map(({ message }) => message!.replace(/front-\w+/, name => aliases(api.find('ReplicaSet', 'default', name))))
  const condition = (type: string) => {
    const found = front().status?.conditions?.find(condition => condition.type === type)
    return found && `${found.status} ${found.reason}`
  }
  return { engine, api, run, front, change, image, images, events, condition }
}

const aliases = (set: { metadata: { annotations?: Record<string, string> } } | undefined): string =>
  `r${set?.metadata.annotations?.['deployment.kubernetes.io/revision']}`

test('pods have random names, and their ReplicaSet the hash of the template', () => {
  const { api, front, events } = cluster()
  const [set] = api.list('ReplicaSet')
  assert.match(set!.metadata.name, /^front-[bcdf4-9]{1,10}$/)
  assert.equal(set!.metadata.name, `front-${set!.metadata.labels?.['pod-template-hash']}`)
  for (const { metadata } of api.list('Pod'))
    assert.match(metadata.name, new RegExp(`^${set!.metadata.name}-[a-z0-9]{5}$`))
  const { observedGeneration, conditions, collisionCount, ...counts } = front().status!
  assert.deepEqual(counts, {
    replicas: 4,
    updatedReplicas: 4,
    readyReplicas: 4,
    availableReplicas: 4,
    unavailableReplicas: 0,
  })
  assert.deepEqual(events(), ['Scaled up replica set r1 from 0 to 4'])
})

test('rolling: one more than asked for, one less than asked for, until all are new', () => {
  const { run, image, images, events, condition } = cluster()
  image('app:v2')
  run()
  assert.deepEqual(images(), ['app:v2', 'app:v2', 'app:v2', 'app:v2'])
  assert.deepEqual(events().slice(1), [
    'Scaled up replica set r2 from 0 to 1',
    'Scaled down replica set r1 from 4 to 3',
    'Scaled up replica set r2 from 1 to 2',
    'Scaled down replica set r1 from 3 to 2',
    'Scaled up replica set r2 from 2 to 3',
    'Scaled down replica set r1 from 2 to 1',
    'Scaled up replica set r2 from 3 to 4',
    'Scaled down replica set r1 from 1 to 0',
  ])
  assert.equal(condition('Progressing'), 'True NewReplicaSetAvailable')
})

test('a bad image stops the roll while three of four still serve, and is called late after its deadline', () => {
  const { run, image, images, condition } = cluster()
  image('app:bad')
  run()
  assert.deepEqual(images().sort(), ['app:bad', 'app:bad', 'app:v1', 'app:v1', 'app:v1'])
  assert.deepEqual(
    [condition('Available'), condition('Progressing')],
    ['True MinimumReplicasAvailable', 'True ReplicaSetUpdated'],
  )
  run(600)
  assert.equal(condition('Progressing'), 'False ProgressDeadlineExceeded')
})

test('going back uses the old ReplicaSet again, as a new revision', () => {
  const { api, run, image, images } = cluster()
  const [first] = api.list('ReplicaSet')
  image('app:v2')
  run()
  image('app:v1')
  run()
  assert.equal(api.list('ReplicaSet').length, 2)
  const again = api.get('ReplicaSet', 'default', first!.metadata.name)
  assert.deepEqual([aliases(again), again.spec.replicas, new Set(images())], ['r3', 4, new Set(['app:v1'])])
})

test('Recreate: all old pods go before the first new one comes', () => {
  const { engine, run, image, images } = cluster({ type: 'Recreate' })
  const before = engine.log.position
  image('app:v2')
  run()
  assert.deepEqual(images(), ['app:v2', 'app:v2', 'app:v2', 'app:v2'])
  const story = engine.log.entries
    .slice(before)
    .flatMap(entry =>
      entry.entry === 'revision' && entry.object.kind === 'Pod' && entry.change !== 'updated' ? [entry.change] : [],
    )
  assert.deepEqual(story, [...Array(4).fill('deleted'), ...Array(4).fill('created')])
})

test('scaling, pausing and resuming', () => {
  const { run, change, image, images, condition } = cluster()
  change({ replicas: 2 })
  run()
  assert.equal(images().length, 2)
  change({ paused: true })
  image('app:v2')
  run()
  assert.deepEqual([images(), condition('Progressing')], [['app:v1', 'app:v1'], 'Unknown DeploymentPaused'])
  change({ paused: false })
  run()
  assert.deepEqual(images(), ['app:v2', 'app:v2'])
})

test('scaled in the middle of a roll-out, each ReplicaSet takes its share', () => {
  const { api, run, change, image } = cluster(undefined, 10)
  image('app:bad')
  run()
  change({ replicas: 20 })
  run()
  const sizes = api.list('ReplicaSet').map(set => [aliases(set), set.spec.replicas])
  assert.deepEqual(sizes.sort(), [
    ['r1', 15],
    ['r2', 10],
  ])
})

test('a pod that is deleted comes back under another name; one whose labels change is let go', () => {
  const { api, run } = cluster(undefined, 2)
  const [first, second] = api.list('Pod') as [Pod, Pod]
  api.delete({ kind: 'Pod', namespace: 'default', name: first.metadata.name })
  api.update({ ...second, metadata: { ...second.metadata, labels: { app: 'debug' } } })
  run()
  const pods = api.list('Pod')
  assert.equal(pods.length, 3)
  assert.equal(
    pods.find(({ metadata }) => metadata.name === first.metadata.name),
    undefined,
  )
  assert.equal(api.get('Pod', 'default', second.metadata.name).metadata.ownerReferences, undefined)
})

test('pods that are refused: who refused them is told, until they come', () => {
  const { api, run, front, change, images, condition } = cluster(undefined, 1)
  const { template } = front().spec
  change({
    strategy: { type: 'Recreate' },
    template: { ...template, spec: { ...template.spec!, priorityClassName: 'high' } },
  })
  run()
  const failures = () => api.list('ReplicaSet').flatMap(({ status }) => status?.conditions ?? [])
  const [failure] = failures()
  assert.deepEqual([failure?.reason, condition('ReplicaFailure'), images()], ['FailedCreate', 'True FailedCreate', []])
  assert.match(failure!.message!, /no PriorityClass with name high was found/)
  const event = api.list('Event').find(({ reason }) => reason === 'FailedCreate')
  assert.equal(event?.message, `Error creating: ${failure!.message}`)
  run()
  assert.deepEqual(failures(), [failure])
  const metadata = { name: 'high' }
  const high = { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata, value: 1 }
  api.create(high)
  run(1200)
  assert.deepEqual([failures(), condition('ReplicaFailure'), images()], [[], undefined, ['app:v1']])
})

test('old ReplicaSets are kept as far as the history goes', () => {
  const { api, run, change, image } = cluster()
  change({ revisionHistoryLimit: 1 })
  for (const name of ['app:v2', 'app:v3', 'app:v4']) {
    image(name)
    run()
  }
  assert.deepEqual(api.list('ReplicaSet').map(aliases).sort(), ['r3', 'r4'])
})
