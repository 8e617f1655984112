import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StatefulSetSpec } from '../api/types.ts'
import { World } from './world.ts'

/** Three nodes, and a set of one pod with a disk of its own; the node of `web-0` loses power at the seventh second after all has settled. */
function nodeLost(): { world: World; node: string; at: number; uid: string } {
  const world = new World({ nodes: 3 })
  world.storageClass('disks', {}, true)
  world.set({ volumeClaimTemplates: [dataClaim] as unknown as StatefulSetSpec['volumeClaimTemplates'] })
  world.settle().pass(60)
  world.pass(7 - (world.now % 10) + 10)
  const { metadata, spec } = world.get('Pod', 'web-0')
  world.fails(spec.nodeName!)
  return { world, node: spec.nodeName!, at: world.now, uid: metadata.uid }
}

const dataClaim = {
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
}

const taintsOf = (world: World, node: string): string[] =>
  (world.get('Node', node).spec?.taints ?? []).map(({ key, effect }) => `${key.split('/')[1]}:${effect}`)

const isNotReady = (world: World, node: string): boolean =>
  world.get('Node', node).status!.conditions!.some(({ type, status }) => type === 'Ready' && status === 'Unknown')

const isDeleting = (world: World): boolean => world.find('Pod', 'web-0')?.metadata.deletionTimestamp !== undefined

const isReplaced = (world: World, uid: string): boolean => {
  const pod = world.find('Pod', 'web-0')
  return pod !== undefined && pod.metadata.uid !== uid
}

const isRunning = (world: World): boolean =>
  world.find('Pod', 'web-0') !== undefined && world.status('web-0').startsWith('1/1 Running')

const terminating = (): ReturnType<typeof nodeLost> => {
  const lost = nodeLost()
  lost.world.when(() => isDeleting(lost.world))
  lost.world.pass(60)
  return lost
}

const multiAttach =
  /^Warning FailedAttachVolume.*: Multi-Attach error for volume "pvc-.*" Volume is already exclusively attached to one node and can't be attached to another$/

test('a node without power: NotReady after 40 to 60 s; its pod is not ready, though it shows as 1/1 Running', () => {
  const { world, node, at } = nodeLost()
  const lost = world.when(() => isNotReady(world, node)) - at
  assert.ok(lost >= 40 && lost <= 60, `${lost} s`)
  world.pass(0)
  assert.deepEqual(taintsOf(world, node), ['unreachable:NoSchedule', 'unreachable:NoExecute'])
  assert.equal(world.status('web-0'), '1/1 Running 0')
  assert.deepEqual(
    ['Ready', 'ContainersReady'].map(type => world.condition('web-0', type)),
    ['False', 'True'],
  )
  assert.deepEqual(world.resolve('web-0.web'), [])
  assert.deepEqual(world.events('web-0', 'NodeNotReady'), ['Warning NodeNotReady: Node is not ready'])
})

test('… 300 s later its pod is Terminating, and stays so, for hours', () => {
  const { world, node, uid } = nodeLost()
  const lost = world.when(() => isNotReady(world, node))
  assert.equal(world.when(() => isDeleting(world)) - lost, 300)
  assert.equal(world.condition('web-0', 'DisruptionTarget'), 'True DeletionByTaintManager')
  assert.deepEqual(world.pass(0).events('web-0', 'TaintManagerEviction'), [
    'Normal TaintManagerEviction: Marking for deletion Pod default/web-0',
  ])
  world.pass(6 * 3600)
  assert.deepEqual([world.status('web-0'), isReplaced(world, uid)], ['1/1 Terminating 0', false])
})

test('… deleting it once more changes nothing; deleting it by force makes a replacement, which waits six minutes for the disk', () => {
  const { world, uid } = terminating()
  world.delete('Pod', 'web-0')
  assert.equal(isReplaced(world.pass(60), uid), false)
  world.delete('Pod', 'web-0', { gracePeriodSeconds: 0 })
  const from = world.now
  world.pass(1)
  assert.deepEqual([isReplaced(world, uid), world.status('web-0')], [true, '0/1 ContainerCreating 0'])
  assert.match(world.events('web-0', 'FailedAttachVolume').join(), multiAttach)
  const waited = world.when(() => world.events('web-0', 'SuccessfulAttachVolume').length > 1) - from
  assert.ok(waited >= 360 && waited <= 363, `${waited} s`)
  world.when(() => isRunning(world))
  assert.equal(world.settle().status('web-0'), '1/1 Running 0')
})

test('… declared out of service, the node gives pod and disk away within seconds', () => {
  const { world, node, uid } = terminating()
  const taints = [
    ...world.get('Node', node).spec!.taints!,
    { key: 'node.kubernetes.io/out-of-service', value: 'nodeshutdown', effect: 'NoExecute' as const },
  ]
  world.api.patch({ kind: 'Node', name: node }, { spec: { taints } })
  const from = world.now
  const replaced = world.when(() => isReplaced(world, uid)) - from
  assert.ok(replaced <= 20, `${replaced} s`)
  assert.ok(world.when(() => isRunning(world)) - from <= 30)
})

test('… when its object is removed, its pod is replaced 40 to 80 s later, and still waits for the disk', () => {
  const { world, node, uid } = terminating()
  world.delete('Node', node)
  const from = world.now
  const replaced = world.when(() => isReplaced(world, uid))
  assert.ok(replaced - from >= 40 && replaced - from <= 80, `${replaced - from} s`)
  const ran = world.when(() => isRunning(world)) - replaced
  assert.ok(ran >= 360 && ran <= 370, `${ran} s`)
})

test('… that is back before the eviction keeps its pod', () => {
  const { world, node, uid } = nodeLost()
  world.when(() => isNotReady(world, node))
  world.pass(200).recovers(node)
  world.settle()
  assert.deepEqual(taintsOf(world, node), [])
  assert.deepEqual([isReplaced(world, uid), world.status('web-0').replace(/ \(.*/, '')], [false, '1/1 Running 1'])
  assert.deepEqual(world.events('web-0', 'TaintManagerEviction'), [
    'Normal TaintManagerEviction: Cancelling deletion of Pod default/web-0',
  ])
})

test('… that is back after the eviction finishes the deletion, and the pod is made anew', () => {
  const { world, node, uid } = terminating()
  world.recovers(node).settle()
  assert.deepEqual([isReplaced(world, uid), world.status('web-0')], [true, '1/1 Running 0'])
})
