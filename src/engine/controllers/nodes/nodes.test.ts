import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Node, Pod, Toleration } from '../../../api/types.ts'
import type { ComponentFactory } from '../../component.ts'
import { defaultProfile, type Profile } from '../../profile.ts'
import { scheduler } from '../../scheduler/scheduler.ts'
import { TestCluster } from '../../scheduler/test-cluster.ts'
import { podGc } from '../pod-gc/pod-gc.ts'
import { readinessOf } from './conditions.ts'
import { givenUpAt } from './detection.ts'
import { nodeLifecycle } from './node-lifecycle.ts'
import { nodeStatus } from './node-status.ts'
import { taintEviction } from './taint-eviction.ts'
import { toleranceOf } from './tolerance.ts'
import { paceOf, zonesOf } from './zones.ts'

const all: readonly ComponentFactory[] = [nodeStatus, nodeLifecycle, taintEviction, podGc, scheduler]

class World extends TestCluster {
  constructor(profile: Partial<Profile> = {}) {
    super(all, profile)
  }

  fails(...names: string[]): void {
    for (const name of names) this.engine.faults.begin('node-down', { kind: 'Node', name })
  }

  recovers(...names: string[]): void {
    for (const name of names) this.engine.faults.end('node-down', { kind: 'Node', name })
  }

  taints(name: string): string[] {
    return (this.getNode(name).spec?.taints ?? []).map(({ key, effect }) => `${key.split('/')[1]}:${effect}`)
  }

  condition(pod: string, type: string): string | undefined {
    return this.getPod(pod).status?.conditions?.find(condition => condition.type === type)?.status
  }

  isDeleting(pod: string): boolean {
    return this.getPod(pod).metadata.deletionTimestamp !== undefined
  }

  /** When something was first so, in seconds of virtual time. */
  when(isSo: () => boolean): number {
    this.engine.run({ until: this.now + 3_600_000, stopWhen: isSo })
    assert.equal(isSo(), true)
    return this.now / 1000
  }
}

/** Three nodes in one zone, with a pod on each. */
function threeNodes(profile?: Partial<Profile>): World {
  const world = new World(profile)
  world.nodes(3)
  world.settle()
  for (const number of [1, 2, 3]) world.running(`web-${number}`, `node-${number}`)
  world.settle()
  return world
}

const reasons = (world: World, name: string): string[] => world.events(name).map(({ reason }) => reason!)

describe('a node', () => {
  it('is registered with what a healthy one says', () => {
    const world = new World({ kubernetes: '1.36' })
    world.nodes(1)
    world.settle()
    const { status } = world.getNode('node-1')
    const told = status!.conditions!.map(
      ({ type, status, reason, message }) => `${type}=${status} ${reason} ${message}`,
    )
    assert.deepEqual(told, [
      'MemoryPressure=False KubeletHasSufficientMemory kubelet has sufficient memory available',
      'DiskPressure=False KubeletHasNoDiskPressure kubelet has no disk pressure',
      'PIDPressure=False KubeletHasSufficientPID kubelet has sufficient PID available',
      'Ready=True KubeletReady kubelet is posting ready status',
    ])
    assert.equal(status!.nodeInfo!.kubeletVersion, 'v1.36.0')
    assert.deepEqual(reasons(world, 'node-1').slice(-2), ['NodeReady', 'RegisteredNode'])
    assert.equal(world.user.get('Lease', 'kube-node-lease', 'node-1').spec.holderIdentity, 'node-1')
  })

  it('that is cordoned is tainted, and no more once it is uncordoned', () => {
    const world = threeNodes()
    world.updateNode('node-1', node => ({ ...node, spec: { unschedulable: true } }))
    world.settle()
    assert.deepEqual(world.taints('node-1'), ['unschedulable:NoSchedule'])
    world.updateNode('node-1', node => ({ ...node, spec: { ...node.spec, unschedulable: undefined } }))
    world.settle()
    assert.deepEqual(world.taints('node-1'), [])
  })

  it('is given up at the first look after the grace, counted from the look that noticed its last heartbeat', () => {
    const table = [
      [0, 50, 55],
      [10, 50, 65],
      [12, 50, 70],
      [10, 40, 55],
      [11, 5, 25],
    ]
    for (const [last, grace, expected] of table) assert.equal(givenUpAt(last! * 1000, grace! * 1000), expected! * 1000)
  })
})

describe('a node that is powered off', () => {
  it('is NotReady after its grace, its pods five minutes later deleted and for ever Terminating', () => {
    const world = threeNodes()
    world.pass(7)
    world.fails('node-1')
    assert.equal(
      world.when(() => readinessOf(world.getNode('node-1')) === 'Unknown'),
      55,
    )
    world.pass(0)
    const [ready] = world.getNode('node-1').status!.conditions!.filter(({ type }) => type === 'Ready')
    assert.equal(`${ready!.reason}: ${ready!.message}`, 'NodeStatusUnknown: Kubelet stopped posting node status.')
    assert.deepEqual(world.taints('node-1'), ['unreachable:NoSchedule', 'unreachable:NoExecute'])
    assert.equal(world.condition('web-1', 'Ready'), 'False')
    assert.equal(world.getPod('web-1').status!.phase, 'Running')
    assert.deepEqual(world.messages('node-1', 'NodeNotReady'), ['Node node-1 status is now: NodeNotReady'])
    assert.deepEqual(world.messages('web-1', 'NodeNotReady'), ['Node is not ready'])
    assert.equal(
      world.when(() => world.isDeleting('web-1')),
      355,
    )
    assert.equal(world.condition('web-1', 'DisruptionTarget'), 'True')
    assert.deepEqual(world.messages('web-1', 'TaintManagerEviction'), ['Marking for deletion Pod default/web-1'])
    world.settle()
    assert.equal(world.isDeleting('web-1'), true)
    assert.equal(world.isDeleting('web-2'), false)
  })

  it('that recovers before the eviction keeps its pods', () => {
    const world = threeNodes()
    world.fails('node-1')
    world.pass(100)
    world.recovers('node-1')
    assert.equal(
      world.when(() => world.taints('node-1').join() === 'unreachable:NoExecute'),
      110,
    )
    assert.equal(
      world.when(() => world.taints('node-1').length === 0),
      115,
    )
    world.settle()
    assert.equal(world.isDeleting('web-1'), false)
    assert.deepEqual(world.messages('web-1', 'TaintManagerEviction'), ['Cancelling deletion of Pod default/web-1'])
    assert.equal(readinessOf(world.getNode('node-1')), 'True')
  })

  it('for less than its grace is not noticed', () => {
    const world = threeNodes()
    const before = world.getNode('node-1')
    world.fails('node-1')
    world.pass(40)
    world.recovers('node-1')
    world.settle()
    assert.deepEqual(world.getNode('node-1'), before)
  })

  it('and declared out of service loses its Terminating pods within 20 s', () => {
    const world = threeNodes()
    world.fails('node-1')
    world.settle()
    world.pass(3)
    const outOfService = {
      key: 'node.kubernetes.io/out-of-service',
      value: 'nodeshutdown',
      effect: 'NoExecute' as const,
    }
    world.updateNode('node-1', node => ({
      ...node,
      spec: { ...node.spec, taints: [...node.spec.taints!, outOfService] },
    }))
    const from = world.now / 1000
    const gone = world.when(() => world.user.find('Pod', 'default', 'web-1') === undefined)
    assert.equal(gone > from && gone <= from + 20, true)
  })

  it('and removed loses its pods after the quarantine of 40 s, which are marked as failed', () => {
    const world = threeNodes()
    world.fails('node-1')
    world.settle()
    world.user.delete({ kind: 'Node', name: 'node-1' })
    const from = world.now / 1000
    const last = () =>
      world.engine.log.entries.findLast(entry => entry.entry === 'revision' && entry.object.kind === 'Pod')
    const gone = world.when(() => world.user.find('Pod', 'default', 'web-1') === undefined)
    assert.equal(gone >= from + 40 && gone <= from + 80, true)
    const entry = last()
    const pod = (entry?.entry === 'revision' ? entry.object : undefined) as unknown as Pod
    assert.equal(pod.status!.phase, 'Failed')
    const target = pod.status!.conditions!.find(({ type }) => type === 'DisruptionTarget')
    assert.equal(`${target?.reason}: ${target?.message}`, 'DeletionByPodGC: PodGC: node no longer exists')
    assert.equal(world.messages('node-1', 'RemovingNode').length, 1)
  })
})

describe('several nodes fail', () => {
  it('two of three in one zone: both are tainted, ten seconds apart', () => {
    const world = threeNodes()
    world.fails('node-1', 'node-2')
    const tainted = (name: string) => world.taints(name).includes('unreachable:NoExecute')
    assert.equal(
      world.when(() => tainted('node-1')),
      55,
    )
    assert.equal(tainted('node-2'), false)
    assert.equal(
      world.when(() => tainted('node-2')),
      65,
    )
    world.settle()
    assert.deepEqual(
      [1, 2, 3].map(number => world.isDeleting(`web-${number}`)),
      [true, true, false],
    )
  })

  it('three of three: nobody is evicted, also where they fail one after the other', () => {
    for (const gap of [0, 100]) {
      const world = threeNodes()
      for (const number of [1, 2, 3]) {
        world.fails(`node-${number}`)
        world.pass(gap)
      }
      world.settle()
      for (const number of [1, 2, 3]) {
        assert.equal(world.isDeleting(`web-${number}`), false)
        assert.equal(world.condition(`web-${number}`, 'Ready'), 'False')
        assert.deepEqual(world.taints(`node-${number}`), ['unreachable:NoSchedule'])
      }
    }
  })

  it('one comes back after all were gone: the others are tainted after all', () => {
    const world = threeNodes()
    world.fails('node-1', 'node-2', 'node-3')
    world.settle()
    world.recovers('node-3')
    world.settle()
    assert.deepEqual(world.taints('node-3'), [])
    assert.equal(world.taints('node-1').includes('unreachable:NoExecute'), true)
    assert.equal(world.taints('node-2').includes('unreachable:NoExecute'), true)
  })
})

describe('a node in trouble', () => {
  const saysNotReady = (world: World, name: string) => {
    const node = world.getNode(name)
    const conditions = node.status!.conditions!.map(condition =>
      condition.type === 'Ready' ? { ...condition, status: 'False', reason: 'KubeletNotReady' } : condition,
    )
    world.user.updateStatus({ ...node, status: { ...node.status, conditions } })
  }

  it('says so itself: it is not-ready, and unreachable once it falls silent; its pods do not gain time by it', () => {
    const world = threeNodes()
    world.pass(1)
    saysNotReady(world, 'node-1')
    world.pass(1)
    assert.deepEqual(world.taints('node-1'), ['not-ready:NoSchedule'])
    world.pass(4)
    assert.deepEqual(world.taints('node-1'), ['not-ready:NoSchedule', 'not-ready:NoExecute'])
    assert.equal(world.condition('web-1', 'Ready'), 'False')
    world.fails('node-1')
    world.pass(60)
    assert.deepEqual(world.taints('node-1').sort(), ['unreachable:NoExecute', 'unreachable:NoSchedule'])
    assert.equal(
      world.when(() => world.isDeleting('web-1')),
      305,
    )
  })

  it('alone in its zone loses its pods like any other; all zones in trouble lose none', () => {
    for (const [lost, expected] of [
      [['node-1'], [true, false, false]],
      [
        ['node-1', 'node-2', 'node-3'],
        [false, false, false],
      ],
    ] as const) {
      const world = new World()
      for (const number of [1, 2, 3])
        world.node(`node-${number}`, { labels: { 'topology.kubernetes.io/zone': `zone-${number}` } })
      world.settle()
      for (const number of [1, 2, 3]) world.running(`web-${number}`, `node-${number}`)
      world.fails(...lost)
      world.settle()
      assert.deepEqual(
        [1, 2, 3].map(number => world.isDeleting(`web-${number}`)),
        expected,
      )
    }
  })

  it('is found in trouble by a controller that starts anew', () => {
    const world = threeNodes()
    world.fails('node-1', 'node-2')
    world.pass(58)
    assert.deepEqual(world.taints('node-2'), ['unreachable:NoSchedule'])
    for (const component of all) world.engine.restart(component.name)
    world.settle()
    assert.deepEqual(
      [1, 2, 3].map(number => world.isDeleting(`web-${number}`)),
      [true, true, false],
    )
  })
})

describe('zones', () => {
  const nodes = (ready: number, lost: number, zone: string): Node[] =>
    Array.from({ length: ready + lost }, (_, index) => ({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name: `${zone}-${index}`,
        labels: { 'topology.kubernetes.io/zone': zone },
        uid: '',
        resourceVersion: '',
        creationTimestamp: '',
      },
      spec: {},
      status: { conditions: [{ type: 'Ready', status: index < ready ? 'True' : 'Unknown' }] },
    }))

  const table: [ready: number, lost: number, state: string, pace: number | undefined][] = [
    [3, 0, 'normal', 10_000],
    [2, 1, 'normal', 10_000],
    [1, 2, 'normal', 10_000],
    [0, 3, 'full-disruption', 10_000],
    [0, 1, 'full-disruption', 10_000],
    [3, 3, 'normal', 10_000],
    [2, 3, 'partial-disruption', undefined],
    [20, 31, 'partial-disruption', 100_000],
  ]
  for (const [ready, lost, state, pace] of table)
    it(`${ready} ready and ${lost} not: ${state}`, () => {
      const [zone] = [...zonesOf(nodes(ready, lost, 'a')).values()]
      assert.equal(zone!.state, state)
      assert.equal(paceOf(zone!), pace)
    })
})

describe('how long a pod tolerates', () => {
  const unreachable = { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' as const }
  const other = { key: 'dedicated', value: 'db', effect: 'NoExecute' as const }
  const short: Toleration = { key: unreachable.key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 }
  const table: [Toleration[], (typeof unreachable | typeof other)[], number | string][] = [
    [[], [unreachable], 'never'],
    [[short], [unreachable], 30_000],
    [[{ ...short, tolerationSeconds: -5 }], [unreachable], 0],
    [[{ operator: 'Exists' }], [unreachable, other], 'always'],
    [[short, { operator: 'Exists' }], [unreachable], 30_000],
    [[{ operator: 'Exists' }, short], [unreachable], 'always'],
    [[short], [unreachable, other], 'never'],
    [[short, { key: 'dedicated', value: 'db', tolerationSeconds: 10 }], [unreachable, other], 10_000],
  ]
  for (const [tolerations, taints, expected] of table)
    it(`${JSON.stringify(tolerations)} of ${taints.map(({ key }) => key)}: ${expected}`, () => {
      assert.equal(toleranceOf({ spec: { containers: [], tolerations } } as unknown as Pod, taints), expected)
    })
})

it('the timings of the recordings: a grace of 5 s, a toleration of 6 s', () => {
  const timings = { ...defaultProfile.timings, heartbeat: 1_000, nodeMonitorGrace: 5_000, defaultTolerationSeconds: 6 }
  const world = threeNodes({ timings })
  world.fails('node-2')
  assert.equal(
    world.when(() => readinessOf(world.getNode('node-2')) === 'Unknown'),
    10,
  )
  assert.equal(
    world.when(() => world.isDeleting('web-2')),
    16,
  )
})
