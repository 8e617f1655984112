import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type {
  PersistentVolume,
  PersistentVolumeClaim,
  PodAffinityTerm,
  PodDisruptionBudget,
  StorageClass,
} from '../../api/types.ts'
import { eventText } from './message.ts'
import { TestCluster } from './test-cluster.ts'

const hostname = 'kubernetes.io/hostname'
const zone = 'topology.kubernetes.io/zone'

const awayFrom = (app: string, topologyKey = hostname) => {
  const term: PodAffinityTerm = { labelSelector: { matchLabels: { app } }, topologyKey }
  return { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } }
}

const near = (app: string, topologyKey = hostname) => {
  const term: PodAffinityTerm = { labelSelector: { matchLabels: { app } }, topologyKey }
  return { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } }
}

const taint = { key: 'dedicated', value: 'db', effect: 'NoSchedule' } as const

function claim(cluster: TestCluster, name: string, rest: Partial<PersistentVolumeClaim['spec']> = {}) {
  return cluster.user.create<PersistentVolumeClaim>({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace: 'default', finalizers: ['kubernetes.io/pvc-protection'] },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...rest },
  })
}

function boundClaim(
  cluster: TestCluster,
  name: string,
  volumeName: string,
  rest: Partial<PersistentVolumeClaim['spec']> = {},
) {
  const { metadata } = claim(cluster, name, { ...rest, volumeName })
  const stored = cluster.user.get('PersistentVolumeClaim', 'default', name)
  const annotations = { 'pv.kubernetes.io/bind-completed': 'yes' }
  return cluster.user.update({ ...stored, metadata: { ...metadata, annotations } })
}

function volume(
  cluster: TestCluster,
  name: string,
  node: string | undefined,
  rest: Partial<PersistentVolume['spec']> = {},
) {
  const values = node === undefined ? undefined : [node]
  const terms = [{ matchExpressions: [{ key: hostname, operator: 'In' as const, values }] }]
  const created = cluster.user.create<PersistentVolume>({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name },
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'local',
      ...(node === undefined ? { nfs: { server: 'files', path: '/' } } : { local: { path: '/data' } }),
      nodeAffinity: node === undefined ? undefined : { required: { nodeSelectorTerms: terms } },
      ...rest,
    },
  })
  return cluster.user.updateStatus<PersistentVolume>({ ...created, status: { phase: 'Available' } })
}

/** Claims with a volume of a driver each. */
function disks(cluster: TestCluster, driver: string, ...names: string[]): void {
  for (const name of names) {
    volume(cluster, `disk-${name}`, undefined, { nfs: undefined, csi: { driver, volumeHandle: name } })
    boundClaim(cluster, name, `disk-${name}`)
  }
}

function limit(cluster: TestCluster, node: string, driver: string, count: number): void {
  const drivers = [
    { name: 'other.example.com', nodeID: node, topologyKeys: null, allocatable: { count: 9 } },
    { name: driver, nodeID: node, topologyKeys: null, allocatable: { count } },
  ]
  cluster.user.create({ apiVersion: 'storage.k8s.io/v1', kind: 'CSINode', metadata: { name: node }, spec: { drivers } })
}

function waitingClass(
  cluster: TestCluster,
  name: string,
  provisioner = 'kubernetes.io/no-provisioner',
  rest: Partial<StorageClass> = {},
) {
  cluster.user.create<StorageClass>({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name },
    provisioner,
    volumeBindingMode: 'WaitForFirstConsumer',
    ...rest,
  })
}

interface Case {
  why: string
  given(cluster: TestCluster): void
  /** After `0/3 nodes are available: `, and before what preemption says. */
  body: string
  /** After `preemption: 0/3 nodes are available: `; absent where the pod is rejected before any node is looked at. */
  preemption?: string
}

const unhelpful = 'Preemption is not helpful for scheduling'
const noVictims = 'No preemption victims found for incoming pod'

const cases: Case[] = [
  {
    why: 'too little cpu is free',
    given(cluster) {
      cluster.nodes(3, { cpu: '2' })
      for (const node of [1, 2, 3]) cluster.running(`other-${node}`, `node-${node}`, { cpu: '1500m' })
      cluster.pod('web-0', { cpu: '1' })
    },
    body: '3 Insufficient cpu',
    preemption: `3 ${noVictims}`,
  },
  {
    why: 'more is asked for than a node has: removing pods would not help',
    given(cluster) {
      cluster.nodes(3, { cpu: '2' })
      cluster.pod('web-0', { cpu: '64' })
    },
    body: '3 Insufficient cpu',
    preemption: `3 ${unhelpful}`,
  },
  {
    why: 'several reasons of one node are all counted, and sorted as text',
    given(cluster) {
      cluster.nodes(3, { cpu: '1', memory: '1Gi', pods: '0' })
      const resources = { requests: { cpu: '2', memory: '2Gi' } }
      cluster.pod('web-0', { containers: [{ name: 'app', image: 'app:v1', resources }] })
    },
    body: '3 Insufficient cpu, 3 Insufficient memory, 3 Too many pods',
    preemption: `3 ${unhelpful}`,
  },
  {
    why: 'one node is cordoned, the others have a pod to stay away from',
    given(cluster) {
      cluster.node('node-1', { spec: { unschedulable: true } })
      for (const name of ['node-2', 'node-3']) {
        cluster.node(name)
        cluster.running(`on-${name}`, name)
      }
      cluster.pod('web-0', { affinity: awayFrom('web') })
    },
    body: "1 node(s) were unschedulable, 2 node(s) didn't match pod anti-affinity rules",
    preemption: `1 ${unhelpful}, 2 ${noVictims}`,
  },
  {
    why: 'a pod that runs wants no neighbours',
    given(cluster) {
      cluster.nodes(3, { labels: { [zone]: 'zone-a' } })
      cluster.running('hermit', 'node-2', { labels: { app: 'db' }, affinity: awayFrom('web', zone) })
      cluster.pod('web-0')
    },
    body: "3 node(s) didn't satisfy existing pods anti-affinity rules",
    preemption: `3 ${noVictims}`,
  },
  {
    why: 'nobody is there to be near to',
    given(cluster) {
      cluster.nodes(3)
      cluster.pod('web-0', { affinity: near('db') })
    },
    body: "3 node(s) didn't match pod affinity rules",
    preemption: `3 ${unhelpful}`,
  },
  {
    why: 'taints are not tolerated',
    given(cluster) {
      cluster.nodes(3, { spec: { taints: [taint] } })
      cluster.pod('web-0')
    },
    body: '3 node(s) had untolerated taint(s)',
    preemption: `3 ${unhelpful}`,
  },
  {
    why: 'no node has the labels',
    given(cluster) {
      cluster.nodes(3)
      cluster.pod('web-0', { nodeSelector: { disk: 'ssd' } })
    },
    body: "3 node(s) didn't match Pod's node affinity/selector",
    preemption: `3 ${unhelpful}`,
  },
  {
    why: 'host ports are taken',
    given(cluster) {
      cluster.nodes(3)
      const containers = [{ name: 'app', image: 'app:v1', ports: [{ containerPort: 80, hostPort: 80 }] }]
      for (const node of [1, 2, 3]) cluster.running(`other-${node}`, `node-${node}`, { containers })
      cluster.pod('web-0', { containers })
    },
    body: "3 node(s) didn't have free ports for the requested pod ports",
    preemption: `3 ${noVictims}`,
  },
  {
    why: 'pods would be spread too unevenly, and one node has no zone at all',
    given(cluster) {
      cluster.node('node-1', { labels: { [zone]: 'zone-a' } })
      cluster.node('node-2', { labels: { [zone]: 'zone-b' }, spec: { unschedulable: true } })
      cluster.node('node-3')
      cluster.running('web-1', 'node-1')
      const labelSelector = { matchLabels: { app: 'web' } }
      const constraint = { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: 'DoNotSchedule', labelSelector } as const
      cluster.pod('web-0', { topologySpreadConstraints: [constraint] })
    },
    body: "1 node(s) didn't match pod topology spread constraints, 1 node(s) didn't match pod topology spread constraints (missing required label), 1 node(s) were unschedulable",
    preemption: `1 ${noVictims}, 2 ${unhelpful}`,
  },
  {
    why: 'a claim is missing',
    given(cluster) {
      cluster.nodes(3)
      cluster.pod('web-0', { claims: ['data-web-0'] })
    },
    body: 'persistentvolumeclaim "data-web-0" not found',
  },
  {
    why: 'a claim is to be bound first',
    given(cluster) {
      cluster.nodes(3)
      claim(cluster, 'data-web-0', { storageClassName: 'standard' })
      cluster.pod('web-0', { claims: ['data-web-0'] })
    },
    body: 'pod has unbound immediate PersistentVolumeClaims',
  },
  {
    why: 'a claim is being deleted',
    given(cluster) {
      cluster.nodes(3)
      volume(cluster, 'disk-a', undefined)
      boundClaim(cluster, 'data-web-0', 'disk-a')
      const target = { kind: 'PersistentVolumeClaim', namespace: 'default', name: 'data-web-0' }
      const stored = cluster.user.get('PersistentVolumeClaim', 'default', 'data-web-0')
      cluster.user.update({ ...stored, metadata: { ...stored.metadata, finalizers: ['example.com/keep'] } })
      cluster.user.delete(target)
      cluster.pod('web-0', { claims: ['data-web-0'] })
    },
    body: 'persistentvolumeclaim "data-web-0" is being deleted',
  },
  {
    why: 'the volume is on a node that takes no pods',
    given(cluster) {
      cluster.nodes(3)
      cluster.updateNode('node-1', node => ({ ...node, spec: { unschedulable: true } }))
      volume(cluster, 'disk-a', 'node-1')
      boundClaim(cluster, 'data-web-0', 'disk-a')
      cluster.pod('web-0', { claims: ['data-web-0'] })
    },
    body: "1 node(s) were unschedulable, 2 node(s) didn't match PersistentVolume's node affinity",
    preemption: `3 ${unhelpful}`,
  },
  {
    why: 'no volume is there for a claim that waits for its pod',
    given(cluster) {
      cluster.nodes(3)
      waitingClass(cluster, 'local')
      claim(cluster, 'data-web-0', { storageClassName: 'local' })
      cluster.pod('web-0', { claims: ['data-web-0'] })
    },
    body: "3 node(s) didn't find available persistent volumes to bind",
    preemption: `3 ${unhelpful}`,
  },
  {
    why: 'a claim for one pod only serves another one',
    given(cluster) {
      cluster.nodes(3)
      volume(cluster, 'disk-a', undefined)
      boundClaim(cluster, 'data', 'disk-a', { accessModes: ['ReadWriteOncePod'] })
      cluster.running('other', 'node-1', { claims: ['data'] })
      cluster.pod('web-0', { claims: ['data'] })
    },
    body: '3 node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod',
    preemption: `3 ${noVictims}`,
  },
  {
    why: 'the claim of another is for one pod only',
    given(cluster) {
      cluster.nodes(3, { spec: { unschedulable: true } })
      for (const name of ['alone', 'data']) {
        volume(cluster, `disk-${name}`, undefined)
        boundClaim(cluster, name, `disk-${name}`, {
          accessModes: [name === 'alone' ? 'ReadWriteOncePod' : 'ReadWriteMany'],
        })
        cluster.running(`other-${name}`, 'node-1', { claims: [name] })
      }
      cluster.pod('web-0', { claims: ['data'] })
    },
    body: '3 node(s) were unschedulable',
    preemption: `3 ${unhelpful}`,
  },
  {
    why: 'the volume of a claim is lost',
    given(cluster) {
      cluster.nodes(3)
      const lost = boundClaim(cluster, 'data-web-0', 'disk-a')
      cluster.user.updateStatus<PersistentVolumeClaim>({ ...lost, status: { phase: 'Lost' } })
      cluster.pod('web-0', { claims: ['data-web-0'] })
    },
    body: 'persistentvolumeclaim "data-web-0" bound to non-existent persistentvolume "disk-a"',
  },
  {
    why: 'the volume is in another zone; a node that is in none does not mind',
    given(cluster) {
      cluster.node('node-1', { labels: { [zone]: 'zone-c' } })
      cluster.node('node-2', { labels: { 'topology.kubernetes.io/region': 'zone-a' } })
      cluster.node('node-3', { spec: { unschedulable: true } })
      const { metadata, ...disk } = volume(cluster, 'disk-a', undefined)
      cluster.user.update({ ...disk, metadata: { ...metadata, labels: { [zone]: 'zone-a__zone-b' } } })
      boundClaim(cluster, 'data-web-0', 'disk-a')
      cluster.pod('web-0', { claims: ['data-web-0'] })
    },
    body: '1 node(s) were unschedulable, 2 node(s) had no available volume zone',
    preemption: `3 ${unhelpful}`,
  },
  {
    why: 'no more volumes of the driver can be attached',
    given(cluster) {
      cluster.nodes(3)
      disks(cluster, 'disk.example.com', 'data-other', 'data-web-0')
      for (const node of [1, 2, 3]) {
        limit(cluster, `node-${node}`, 'disk.example.com', 1)
        cluster.running(`other-${node}`, `node-${node}`, { claims: ['data-other'] })
      }
      cluster.pod('web-0', { claims: ['data-web-0'] })
    },
    body: '3 node(s) exceed max volume count',
    preemption: `3 ${noVictims}`,
  },
]

describe('why a pod is not scheduled', () => {
  for (const { why, given, body, preemption } of cases)
    it(why, () => {
      const cluster = new TestCluster()
      given(cluster)
      cluster.settle()
      const tail =
        preemption === undefined
          ? 'not found'
          : `no new claims to deallocate, preemption: 0/3 nodes are available: ${preemption}.`
      const expected = `0/3 nodes are available: ${body}. ${tail}`
      assert.equal(cluster.whyPending('web-0'), expected)
      assert.deepEqual(cluster.messages('web-0', 'FailedScheduling'), [expected])
    })

  it('in the words of 1.33', () => {
    const cluster = new TestCluster(undefined, { kubernetes: '1.33' })
    cluster.nodes(2, { spec: { taints: [taint] } })
    cluster.pod('web-0')
    claim(cluster, 'data', { storageClassName: 'standard' })
    cluster.pod('web-1', { claims: ['data'] })
    cluster.settle()
    const tail = `preemption: 0/2 nodes are available: 2 ${unhelpful}.`
    const head = '0/2 nodes are available:'
    assert.equal(cluster.whyPending('web-0'), `${head} 2 node(s) had untolerated taint {dedicated: db}. ${tail}`)
    assert.equal(cluster.whyPending('web-1'), `${head} pod has unbound immediate PersistentVolumeClaims. ${tail}`)
  })

  it('without any node, again and again until one comes', () => {
    const cluster = new TestCluster()
    cluster.pod('web-0')
    cluster.pass(20)
    assert.equal(cluster.whyPending('web-0'), 'no nodes available to schedule pods')
    cluster.node('node-1')
    cluster.pass(10)
    assert.equal(cluster.nodeOf('web-0'), 'node-1')
  })

  it('counts sort as text, and a long event is cut to 1024 bytes', () => {
    const cluster = new TestCluster()
    cluster.nodes(12, { spec: { taints: [taint] } })
    for (const name of ['node-1', 'node-2'])
      cluster.updateNode(name, node => ({ ...node, spec: { unschedulable: true } }))
    cluster.pod('web-0')
    cluster.settle()
    const body = '10 node(s) had untolerated taint(s), 2 node(s) were unschedulable'
    assert.match(cluster.whyPending('web-0')!, new RegExp(body.replaceAll(/[()]/g, '\\$&')))
    assert.equal(eventText('x'.repeat(1025)), `${'x'.repeat(1020)} ...`)
    assert.equal(eventText('x'.repeat(1024)).length, 1024)
  })

  it('the pod says that it may not preempt', () => {
    const cluster = new TestCluster()
    cluster.nodes(1, { pods: '0' })
    cluster.pod('web-0', { preemptionPolicy: 'Never' })
    cluster.settle()
    assert.match(cluster.whyPending('web-0')!, /preemption: not eligible due to preemptionPolicy=Never\.$/)
  })
})

describe('what lets a pod in that waits', () => {
  const stories: [string, (cluster: TestCluster) => void][] = [
    ['its node is uncordoned', cluster => cluster.updateNode('node-1', node => ({ ...node, spec: {} }))],
    ['a node comes', cluster => cluster.node('node-2')],
    [
      'it tolerates more',
      cluster => {
        const pod = cluster.getPod('web-0')
        const tolerations = [
          ...pod.spec.tolerations!,
          { key: 'node.kubernetes.io/unschedulable', operator: 'Exists' as const },
        ]
        cluster.user.update({ ...pod, spec: { ...pod.spec, tolerations } })
      },
    ],
  ]
  for (const [what, happens] of stories)
    it(what, () => {
      const cluster = new TestCluster()
      cluster.node('node-1', { spec: { unschedulable: true } })
      cluster.pod('web-0')
      cluster.settle()
      assert.equal(cluster.nodeOf('web-0'), undefined)
      happens(cluster)
      cluster.settle()
      assert.notEqual(cluster.nodeOf('web-0'), undefined)
      assert.deepEqual(cluster.messages('web-0', 'Scheduled'), [
        `Successfully assigned default/web-0 to ${cluster.nodeOf('web-0')}`,
      ])
    })

  it('nothing that does not concern it; every five minutes it is tried all the same', () => {
    const cluster = new TestCluster()
    cluster.nodes(1, { spec: { unschedulable: true } })
    cluster.pod('web-0')
    cluster.settle()
    cluster.running('other', 'node-1')
    cluster.remove('other')
    cluster.pass(299)
    assert.equal(cluster.events('web-0').length, 1)
    cluster.pass(2)
    assert.equal(cluster.events('web-0').length, 2)
  })
})

describe('where a pod goes', () => {
  it('where its driver has room, or its volume is attached already', () => {
    const cluster = new TestCluster()
    cluster.nodes(2)
    disks(cluster, 'disk.example.com', 'shared', 'data')
    disks(cluster, 'other.example.com', 'other')
    limit(cluster, 'node-1', 'disk.example.com', 1)
    limit(cluster, 'node-2', 'disk.example.com', 0)
    cluster.running('first', 'node-1', { claims: ['shared', 'other'], cpu: '4' })
    for (const [name, claims] of Object.entries({ 'web-0': ['shared'], 'web-1': ['data'], 'web-2': ['other'] }))
      cluster.pod(name, { claims })
    cluster.settle()
    const placed = ['web-0', 'web-1', 'web-2'].map(name => cluster.nodeOf(name))
    assert.deepEqual(placed, ['node-1', undefined, 'node-2'])
  })

  it('pods of one owner spread over nodes and zones, in a settled order', () => {
    const cluster = new TestCluster()
    for (const [name, where] of Object.entries({ 'node-1': 'a', 'node-2': 'a', 'node-3': 'b', 'node-4': 'c' }))
      cluster.node(name, { labels: { [zone]: where } })
    for (let ordinal = 0; ordinal < 8; ordinal++) cluster.pod(`web-${ordinal}`, { owner: 'web', cpu: '100m' })
    cluster.settle()
    const placed = Array.from({ length: 8 }, (_, ordinal) => cluster.nodeOf(`web-${ordinal}`))
    assert.deepEqual(placed, ['node-1', 'node-2', 'node-3', 'node-4', 'node-1', 'node-2', 'node-3', 'node-4'])
  })

  it('near whom it prefers, away from what it would rather not have', () => {
    const cluster = new TestCluster()
    cluster.nodes(3)
    cluster.running('cache', 'node-3', { labels: { app: 'cache' }, cpu: '4' })
    const podAffinityTerm = { labelSelector: { matchLabels: { app: 'cache' } }, topologyKey: hostname }
    const preferred = { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }] }
    cluster.pod('fond', { affinity: { podAffinity: preferred } })
    cluster.updateNode('node-1', node => ({ ...node, spec: { taints: [{ key: 'old', effect: 'PreferNoSchedule' }] } }))
    cluster.pod('shy', { affinity: { podAntiAffinity: preferred } })
    cluster.settle()
    assert.deepEqual([cluster.nodeOf('fond'), cluster.nodeOf('shy')], ['node-3', 'node-2'])
  })

  it('where the free volume of its claim is: the smallest that fits, which the scheduler reserves', () => {
    const cluster = new TestCluster()
    cluster.nodes(3)
    waitingClass(cluster, 'local')
    volume(cluster, 'disk-large', 'node-1', { capacity: { storage: '9Gi' } })
    volume(cluster, 'disk-small', 'node-3', { capacity: { storage: '500Mi' } })
    const { metadata } = claim(cluster, 'data', { storageClassName: 'local' })
    cluster.pod('web-0', { claims: ['data'] })
    cluster.pass(1)
    const { spec, metadata: reserved } = cluster.user.get('PersistentVolume', undefined, 'disk-large')
    assert.equal(spec?.claimRef?.uid, metadata.uid)
    assert.equal(reserved.annotations?.['pv.kubernetes.io/bound-by-controller'], 'yes')
    assert.equal(cluster.getPod('web-0').status?.nominatedNodeName, 'node-1')
    assert.equal(cluster.nodeOf('web-0'), undefined)
  })

  it('a claim that is to be provisioned learns of the node; the pod waits for it, for ten minutes at most', () => {
    const cluster = new TestCluster()
    cluster.nodes(1)
    waitingClass(cluster, 'fast', 'disk.example.com')
    claim(cluster, 'data', { storageClassName: 'fast' })
    cluster.pod('web-0', { claims: ['data'] })
    cluster.pass(1)
    const chosen = cluster.user.get('PersistentVolumeClaim', 'default', 'data')
    assert.equal(chosen.metadata.annotations?.['volume.kubernetes.io/selected-node'], 'node-1')
    assert.equal(cluster.nodeOf('web-0'), undefined)
    cluster.settle()
    assert.match(cluster.whyPending('web-0')!, /^running PreBind plugin "VolumeBinding": .*deadline exceeded$/)
    volume(cluster, 'disk-a', undefined, { claimRef: { namespace: 'default', name: 'data', uid: chosen.metadata.uid } })
    const annotations = { ...chosen.metadata.annotations, 'pv.kubernetes.io/bind-completed': 'yes' }
    cluster.user.update({
      ...chosen,
      metadata: { ...chosen.metadata, annotations },
      spec: { ...chosen.spec, volumeName: 'disk-a' },
    })
    cluster.pass(20)
    assert.equal(cluster.nodeOf('web-0'), 'node-1')
  })
})

describe('preemption', () => {
  const guard = { spec: { selector: { matchLabels: { app: 'web' } } }, status: { disruptionsAllowed: 0 } }
  const budgets: [says: string, budget: { metadata?: object; spec: object; status: object }, victim: string][] = [
    ['a pod that a budget guards stays, where another can go', guard, 'second'],
    ['unless the budget has one to give', { ...guard, status: { disruptionsAllowed: 1 } }, 'first'],
    ['or knows that it goes', { ...guard, status: { disruptionsAllowed: 0, disruptedPods: { first: null } } }, 'first'],
    ['or guards others', { ...guard, spec: { selector: { matchLabels: { app: 'db' } } } }, 'first'],
    ['or those of another namespace', { ...guard, metadata: { namespace: 'kube-system' } }, 'first'],
  ]
  for (const [says, { metadata, spec, status }, victim] of budgets)
    it(says, () => {
      const cluster = new TestCluster()
      cluster.nodes(2, { cpu: '2' })
      cluster.running('first', 'node-1', { cpu: '2', priority: 10 })
      cluster.running('second', 'node-2', { cpu: '2', priority: 10, labels: { app: 'other' } })
      const created = cluster.user.create<PodDisruptionBudget>({
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: { name: 'guard', namespace: 'default', ...metadata },
        spec,
      })
      cluster.user.updateStatus({ ...created, status } as PodDisruptionBudget)
      cluster.pod('urgent', { cpu: '2', priority: 100 })
      cluster.pass(1)
      const going = ['first', 'second'].filter(name => cluster.getPod(name).metadata.deletionTimestamp !== undefined)
      assert.deepEqual(going, [victim])
    })

  for (const selector of [undefined, {}, { matchLabels: {} }])
    it(`a budget that selects ${JSON.stringify(selector)} guards nobody`, () => {
      const cluster = new TestCluster()
      cluster.nodes(2, { cpu: '2' })
      for (const name of ['low', 'lower']) cluster.running(name, 'node-1', { cpu: '1', priority: 5 })
      cluster.running('middle', 'node-2', { cpu: '2', priority: 10 })
      cluster.user.create<PodDisruptionBudget>({
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: { name: 'guard', namespace: 'default' },
        spec: { selector },
      })
      cluster.pod('urgent', { cpu: '2', priority: 100 })
      cluster.pass(1)
      assert.equal(cluster.getPod('middle').metadata.deletionTimestamp, undefined)
    })

  it('the fewest pods of the lowest priority go; the room is kept for the one that asked', () => {
    const cluster = new TestCluster()
    cluster.nodes(2, { cpu: '2' })
    cluster.running('low', 'node-1', { cpu: '2', priority: 10 })
    cluster.running('middle', 'node-2', { cpu: '2', priority: 50 })
    const { metadata } = cluster.pod('urgent', { cpu: '2', priority: 100 })
    cluster.pass(1)
    assert.equal(cluster.whyPending('urgent'), '0/2 nodes are available: 2 Insufficient cpu.')
    assert.equal(cluster.getPod('urgent').status?.nominatedNodeName, 'node-1')
    const victim = cluster.getPod('low')
    assert.notEqual(victim.metadata.deletionTimestamp, undefined)
    assert.equal(
      victim.status?.conditions?.find(({ type }) => type === 'DisruptionTarget')?.reason,
      'PreemptionByScheduler',
    )
    assert.deepEqual(cluster.messages('low', 'Preempted'), [`Preempted by pod ${metadata.uid} on node node-1`])
    cluster.pod('opportunist', { cpu: '1', priority: 99 })
    cluster.remove('low')
    cluster.settle()
    assert.equal(cluster.nodeOf('urgent'), 'node-1')
    assert.equal(cluster.nodeOf('opportunist'), undefined)
    assert.equal(cluster.getPod('middle').metadata.deletionTimestamp !== undefined, true)
  })
})
