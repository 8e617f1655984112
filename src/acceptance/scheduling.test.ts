import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PodSpec } from '../api/types.ts'
import { World } from './world.ts'

const unhelpful = 'Preemption is not helpful for scheduling'
const noVictims = 'No preemption victims found for incoming pod'
const claims = 'no new claims to deallocate, '

const whole = (body: string, preemption?: string): string =>
  `Warning FailedScheduling: 0/3 nodes are available: ${body}. ${preemption === undefined ? 'not found' : `${claims}preemption: 0/3 nodes are available: ${preemption}.`}`

const apart: Partial<PodSpec> = {
  affinity: {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { labelSelector: { matchLabels: { app: 'web' } }, topologyKey: 'kubernetes.io/hostname' },
      ],
    },
  },
}

const cordon = (world: World, ...names: string[]) => {
  for (const name of names) world.api.patch({ kind: 'Node', name }, { spec: { unschedulable: true } })
  world.pass(0)
}

const mounting = { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }

/** What is so in a cluster of three nodes, and what the first event about its pod says. */
const stories: readonly [why: string, play: (world: World) => string, says: string][] = [
  [
    'a set wants its pods apart, and has more of them than nodes: the rest waits, and the set with it',
    world => {
      world.set({ replicas: 5 }, { pod: apart })
      world.settle()
      assert.equal(world.find('Pod', 'web-4'), undefined)
      return 'web-3'
    },
    whole("3 node(s) didn't match pod anti-affinity rules", `3 ${noVictims}`),
  ],
  [
    'one node is cordoned, the others are taken',
    world => {
      cordon(world, 'node-1')
      world.set({ replicas: 3 }, { pod: apart })
      return 'web-2'
    },
    whole(
      "1 node(s) were unschedulable, 2 node(s) didn't match pod anti-affinity rules",
      `1 ${unhelpful}, 2 ${noVictims}`,
    ),
  ],
  [
    'all nodes are cordoned',
    world => {
      cordon(world, 'node-1', 'node-2', 'node-3')
      world.set()
      return 'web-0'
    },
    whole('3 node(s) were unschedulable', `3 ${unhelpful}`),
  ],
  [
    'a taint, too little cpu, and a cordon',
    world => {
      const taints = [{ key: 'dedicated', effect: 'NoSchedule' as const }]
      world.api.patch({ kind: 'Node', name: 'node-1' }, { spec: { taints } })
      cordon(world, 'node-2')
      world.set({}, { container: { resources: { requests: { cpu: '64' } } } })
      return 'web-0'
    },
    whole('1 Insufficient cpu, 1 node(s) had untolerated taint(s), 1 node(s) were unschedulable', `3 ${unhelpful}`),
  ],
  [
    'the claim is missing',
    world => {
      world.pod('web-0', {}, mounting)
      return 'web-0'
    },
    whole('persistentvolumeclaim "data" not found'),
  ],
  [
    'the claim is not bound yet',
    world => {
      world.claim('data')
      world.pod('web-0', {}, mounting)
      return 'web-0'
    },
    whole('pod has unbound immediate PersistentVolumeClaims'),
  ],
]

for (const [why, play, says] of stories)
  test(why, () => {
    const world = new World({ nodes: 3 })
    const pod = play(world)
    world.settle()
    assert.equal(world.events(pod, 'FailedScheduling')[0], says)
    assert.equal(world.condition(pod, 'PodScheduled'), 'False Unschedulable')
    assert.equal(world.status(pod), '0/1 Pending 0')
  })

test('there is no node at all', () => {
  const world = new World({ nodes: 0 })
  world.set()
  const said = 'Warning FailedScheduling: no nodes available to schedule pods'
  assert.deepEqual(new Set(world.settle().events('web-0', 'FailedScheduling')), new Set([said]))
})

test('the disk lies on a node that is down: the pod of a set cannot go anywhere else', () => {
  const world = new World({ nodes: 3 })
  world.storageClass('local', {
    provisioner: 'kubernetes.io/no-provisioner',
    volumeBindingMode: 'WaitForFirstConsumer',
  })
  world.localVolume('pv-a', 'node-2')
  const data = {
    metadata: { name: 'data' },
    spec: { storageClassName: 'local', accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  }
  world.set({ volumeClaimTemplates: [data] as never })
  world.settle()
  assert.equal(world.get('Pod', 'web-0').spec.nodeName, 'node-2')
  world.fails('node-2').pass(120).delete('Pod', 'web-0', { gracePeriodSeconds: 0 })
  world.pass(1)
  assert.equal(
    world.events('web-0', 'FailedScheduling')[0],
    whole(
      "1 node(s) had untolerated taint(s), 2 node(s) didn't match PersistentVolume's node affinity",
      `3 ${unhelpful}`,
    ),
  )
  world.recovers('node-2').settle()
  assert.equal(world.status('web-0'), '1/1 Running 0')
})
