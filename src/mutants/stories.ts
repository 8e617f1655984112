import { Cluster } from './cluster.ts'

/** A short life of a set in which a cluster that works breaks no promise. Each is there for the mutants that only it brings to light. */
export interface Story {
  readonly name: string
  /** Answers the cluster first, so that what happened is seen also if the story cannot be told to its end. */
  readonly cluster: () => Cluster
  readonly play: (cluster: Cluster) => void
}

const minute = 60_000
const hour = 60 * minute

/** Longer than anything may stall unexplained. */
const waitAndSee = 15 * minute

const story = (name: string, play: Story['play'], cluster = () => new Cluster()): Story => ({ name, cluster, play })

export const stories: readonly Story[] = [
  story('starts, scales, rolls out', cluster => {
    cluster.set({ replicas: 3 })
    cluster.change({ replicas: 5 })
    cluster.settle()
    cluster.image('app:v2')
    cluster.settle()
    cluster.change({ replicas: 3 })
    cluster.image('app:v3')
    cluster.settle()
    cluster.delete('Pod', 'web-0')
    cluster.pass(waitAndSee)
  }),
  story('starts slowly and all at once', cluster => {
    cluster.says('app:v1', { ready: 20_000 })
    cluster.set({ replicas: 4, podManagementPolicy: 'Parallel' })
    cluster.image('app:v2')
    cluster.settle()
    cluster.saysOf('web-1', { ready: 'never' })
    cluster.delete('Pod', 'web-1')
    cluster.image('app:v3')
    cluster.pass(5 * minute)
    cluster.saysOf('web-3', { ready: 'never' })
    cluster.image('app:v4')
    cluster.pass(5 * minute)
    cluster.change({ replicas: 1 })
    cluster.pass(waitAndSee)
    cluster.refuses(() => cluster.change({ podManagementPolicy: 'OrderedReady' }))
  }),
  story('halts at a broken version, and comes back', cluster => {
    cluster.says('app:bad', { ready: 'never' })
    cluster.set({ replicas: 3 })
    cluster.image('app:bad')
    cluster.pass(10 * minute)
    cluster.image('app:v1')
    cluster.pass(10 * minute)
    cluster.delete('Pod', 'web-2')
    cluster.pass(waitAndSee)
  }),
  story('rolls out to a partition, counted from the first ordinal', cluster => {
    cluster.set({ replicas: 4, ordinals: { start: 3 } })
    cluster.partition(2)
    cluster.image('app:v2')
    cluster.settle()
    cluster.delete('Pod', 'web-4')
    cluster.settle()
    cluster.delete('Pod', 'web-6')
    cluster.settle()
    cluster.change({ replicas: 5 })
    cluster.settle()
    cluster.image('app:v3')
    cluster.settle()
    cluster.partition(0)
    cluster.settle()
    cluster.change({ ordinals: { start: 5 } })
    cluster.settle()
  }),
  story('waits for minReadySeconds', cluster => {
    cluster.set({ replicas: 3, minReadySeconds: 20 })
    cluster.pass(waitAndSee)
    cluster.image('app:v2')
    cluster.settle()
    cluster.change({ replicas: 1 })
    cluster.settle()
  }),
  story('scales down past pods that are not ready', cluster => {
    cluster.set({ replicas: 5 })
    for (const pod of ['web-3', 'web-4']) cluster.saysOf(pod, { probeFails: { readiness: true } })
    cluster.pass(minute)
    cluster.change({ replicas: 2 })
    cluster.pass(10 * minute)
    cluster.saysOf('web-4', { probeFails: { readiness: false } })
    cluster.pass(waitAndSee)
    cluster.saysOf('web-0', { probeFails: { readiness: true } })
    cluster.pass(minute)
    cluster.change({ replicas: 1 })
    cluster.pass(waitAndSee)
  }),
  story('is updated by hand, and its pods end by themselves', cluster => {
    cluster.set({ replicas: 3, updateStrategy: { type: 'OnDelete' } })
    cluster.image('app:v2')
    cluster.settle()
    cluster.delete('Pod', 'web-1')
    cluster.settle()
    cluster.befalls('web-2', { is: 'evicted' })
    cluster.settle()
    cluster.befalls('web-0', { is: 'exited', exitCode: 1 })
    cluster.settle()
    cluster.delete('Pod', 'web-0')
    cluster.settle()
    cluster.change({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: {} } })
    cluster.settle()
  }),
  story('goes back and forth, with a short memory', cluster => {
    cluster.set({ replicas: 2, revisionHistoryLimit: 1 })
    for (const image of ['app:v2', 'app:v3', 'app:v1', 'app:v4', 'app:v3']) {
      cluster.image(image)
      cluster.settle()
    }
    cluster.partition(1)
    cluster.image('app:v5')
    cluster.settle()
    cluster.image('app:v6')
    cluster.settle()
    cluster.change({ replicas: 0 })
    cluster.settle()
    cluster.change({ replicas: 2 })
    cluster.settle()
  }),
  story('meets a revision that bears its name', cluster => {
    cluster.set({ replicas: 1 })
    const [taken] = namesOfRevisions('app:v2').filter(name => !namesOfRevisions('app:v1').includes(name))
    const labels = { of: 'another' }
    cluster.api.create({
      apiVersion: 'apps/v1',
      kind: 'ControllerRevision',
      metadata: { name: taken, namespace: 'default', labels },
      data: { of: 'another' },
      revision: 1,
    } as Parameters<Cluster['api']['create']>[0])
    cluster.image('app:v2')
    cluster.settle()
    cluster.image('app:v3')
    cluster.pass(waitAndSee)
  }),
  story('lets claims go by its policy', cluster => {
    cluster.set({
      replicas: 3,
      persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete', whenDeleted: 'Delete' },
    })
    cluster.evict('web-1')
    cluster.settle()
    cluster.image('app:v2')
    cluster.settle()
    cluster.change({ replicas: 1 })
    cluster.pass(2_500)
    cluster.change({ replicas: 3 })
    cluster.settle()
    cluster.change({ persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete', whenDeleted: 'Retain' } })
    cluster.settle()
    cluster.change({ replicas: 2 })
    cluster.settle()
    cluster.delete('StatefulSet', 'web', 'Foreground')
    cluster.pass(waitAndSee)
  }),
  story('keeps its claims through evictions, deletions and rollouts', cluster => {
    cluster.set({ replicas: 3 })
    cluster.evict('web-1')
    cluster.settle()
    cluster.delete('PersistentVolumeClaim', 'data-web-2')
    cluster.pass(minute)
    cluster.image('app:v2')
    cluster.settle()
    cluster.change({ replicas: 1 })
    cluster.settle()
    cluster.change({ replicas: 3 })
    cluster.settle()
    cluster.delete('StatefulSet', 'web')
    cluster.pass(waitAndSee)
    cluster.set({ replicas: 3 })
    cluster.pass(waitAndSee)
  }),
  story('is orphaned and adopted, and lets strangers go', cluster => {
    cluster.set({ replicas: 3 })
    cluster.delete('StatefulSet', 'web', 'Orphan')
    cluster.settle()
    cluster.set({ replicas: 2 })
    const pod = { kind: 'Pod', namespace: 'default', name: 'web-1' } as const
    cluster.api.patch(pod, { metadata: { labels: { app: 'stranger' } } })
    cluster.pass(minute)
    cluster.api.patch(pod, { metadata: { labels: { app: 'web' } } })
    cluster.settle()
    cluster.stray('db-0')
    cluster.pass(minute)
    cluster.api.patch(pod, { metadata: { finalizers: ['example.com/hold'] } })
    cluster.delete('StatefulSet', 'web', 'Foreground')
    cluster.pass(minute)
    cluster.stray('web-0')
    cluster.pass(minute)
    cluster.api.patch(pod, { metadata: { finalizers: null } })
    cluster.pass(waitAndSee)
  }),
  story(
    'may lack two pods of five',
    cluster => {
      cluster.set({ replicas: 5 })
      cluster.partition(0, 2)
      cluster.image('app:v2')
      cluster.settle()
      cluster.saysOf('web-1', { ready: 'never' })
      cluster.delete('Pod', 'web-1')
      cluster.pass(minute)
      cluster.image('app:v3')
      cluster.pass(waitAndSee)
    },
    () => new Cluster('1.35.2'),
  ),
  story(
    'may lack two pods of five, side by side',
    cluster => {
      cluster.set({ replicas: 5, podManagementPolicy: 'Parallel' })
      cluster.partition(1, 2)
      cluster.saysOf('web-2', { ready: 'never' })
      cluster.delete('Pod', 'web-2')
      cluster.pass(minute)
      cluster.image('app:v2')
      cluster.pass(waitAndSee)
    },
    () => new Cluster('1.37'),
  ),
  story('takes volumes that were made by hand', cluster => {
    for (const volume of ['pv-a', 'pv-b']) cluster.volume(volume)
    cluster.set({ replicas: 3, podManagementPolicy: 'Parallel', volumeClaimTemplates: manualClaims })
    cluster.pass(waitAndSee)
    cluster.volume('pv-c')
    cluster.pass(waitAndSee)
    cluster.change({ replicas: 1 })
    cluster.settle()
    cluster.delete('PersistentVolumeClaim', 'data-web-1')
    cluster.settle()
    cluster.change({ replicas: 3 })
    cluster.pass(waitAndSee)
  }),
  story('loses a node, and gets it back', cluster => {
    cluster.set({ replicas: 3 })
    const node = cluster.pod('web-1')?.spec.nodeName ?? 'node-1'
    cluster.node(node, 'begin')
    cluster.pass(20 * minute)
    cluster.deleteByForce('web-1')
    cluster.pass(20 * minute)
    cluster.node(node, 'end')
    cluster.pass(waitAndSee)
  }),
  story('loses a node, and has no disks', cluster => {
    cluster.set({ replicas: 2, template: withoutDisks, volumeClaimTemplates: undefined })
    const node = cluster.pod('web-1')?.spec.nodeName ?? 'node-1'
    cluster.node(node, 'begin')
    cluster.pass(10 * minute)
    cluster.deleteByForce('web-1')
    cluster.settle()
    cluster.node(node, 'end')
    cluster.pass(waitAndSee)
  }),
  story('moves to another node, disk and all', cluster => {
    cluster.says('app:v1', { stop: 20_000 })
    cluster.set({ replicas: 3 })
    cluster.delete('Pod', 'web-0')
    cluster.change({ replicas: 4 })
    cluster.settle()
    const node = cluster.pod('web-2')?.spec.nodeName ?? 'node-1'
    cluster.api.patch({ kind: 'Node', name: node }, { spec: { unschedulable: true } })
    cluster.pass(minute)
    cluster.evict('web-2')
    cluster.pass(waitAndSee)
    cluster.taint(node, [{ key: 'example.com/gone', effect: 'NoExecute' }])
    cluster.pass(waitAndSee)
  }),
  story('is cut off, and comes back in time', cluster => {
    cluster.set({ replicas: 2 })
    const node = cluster.pod('web-1')?.spec.nodeName ?? 'node-1'
    cluster.node(node, 'begin', 'node-partitioned')
    cluster.pass(2 * minute)
    cluster.node(node, 'end', 'node-partitioned')
    cluster.pass(waitAndSee)
    cluster.node(node, 'begin', 'node-partitioned')
    cluster.pass(hour)
    cluster.node(node, 'end', 'node-partitioned')
    cluster.pass(waitAndSee)
  }),
  story('crashes again and again', cluster => {
    cluster.set({ replicas: 2 })
    cluster.says('app:v2', { end: { after: 30_000, exitCode: 1 } })
    cluster.image('app:v2')
    cluster.pass(hour)
    cluster.says('app:v2', { end: 'never' })
    cluster.pass(waitAndSee)
  }),
]

const manualClaims = [
  {
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'manual', resources: { requests: { storage: '1Gi' } } },
  },
] as unknown as NonNullable<Parameters<Cluster['set']>[0]>['volumeClaimTemplates']

const withoutDisks = {
  metadata: { labels: { app: 'web' } },
  spec: { containers: [{ name: 'app', image: 'app:v1' }] },
}

/** The revisions that a set with this image has in another cluster: their names depend on nothing but the template. */
function namesOfRevisions(image: string): string[] {
  const cluster = new Cluster()
  cluster.set({ replicas: 1 })
  cluster.image(image)
  cluster.settle()
  return cluster.api.list('ControllerRevision').map(({ metadata }) => metadata.name)
}
