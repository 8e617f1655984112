import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Pod } from '../api/types.ts'
import { World } from './world.ts'

const dataClaim = {
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
}

/** A set of three with a disk each. */
function threeReplicas(): World {
  const world = new World({ nodes: 3 })
  world.storageClass('disks', {}, true)
  world.set({ replicas: 3, volumeClaimTemplates: [dataClaim] as never })
  return world.settle()
}

test('a set that is deleted in the background takes all pods along at one instant; their claims stay', () => {
  const world = threeReplicas()
  const claims = world.api.list('PersistentVolumeClaim').map(({ metadata }) => metadata.uid)
  world.delete('StatefulSet', 'web', { propagationPolicy: 'Background' })
  assert.equal(world.find('StatefulSet', 'web'), undefined)
  world.settle()
  const marked = ['web-0', 'web-1', 'web-2'].map(
    name => world.revisions('Pod', name).find(({ object }) => object.metadata.deletionTimestamp !== undefined)!.at,
  )
  assert.equal(new Set(marked).size, 1)
  assert.deepEqual(world.api.list('Pod'), [])
  assert.deepEqual(
    world.api.list('PersistentVolumeClaim').map(({ metadata }) => metadata.uid),
    claims,
  )
})

test('… in the foreground it goes when its last pod has gone', () => {
  const world = threeReplicas()
  world.delete('StatefulSet', 'web', { propagationPolicy: 'Foreground' })
  world.pass(0)
  assert.deepEqual(world.get('StatefulSet', 'web').metadata.finalizers, ['foregroundDeletion'])
  world.settle()
  const gone = (kind: string, name: string) => world.revisions(kind, name).find(({ change }) => change === 'deleted')!
  const last = Math.max(...['web-0', 'web-1', 'web-2'].map(name => gone('Pod', name).position))
  assert.ok(gone('StatefulSet', 'web').position > last)
})

test('… and its orphans run on, until a set of its name takes them up again', () => {
  const world = threeReplicas()
  const uids = () => world.api.list('Pod').map(({ metadata }) => metadata.uid)
  const before = uids()
  world.delete('StatefulSet', 'web', { propagationPolicy: 'Orphan' })
  world.settle()
  const owners = () => world.api.list('Pod').map(({ metadata }) => metadata.ownerReferences?.map(({ name }) => name))
  assert.deepEqual([uids(), owners()], [before, [undefined, undefined, undefined]])
  world.set({ replicas: 3, volumeClaimTemplates: [dataClaim] as never })
  world.settle()
  assert.deepEqual([uids(), owners()], [before, [['web'], ['web'], ['web']]])
  assert.equal(world.api.list('ControllerRevision').length, 1)
})

test('scaling to zero first keeps the order, from the highest down', () => {
  const world = threeReplicas()
  world.change({ replicas: 0 })
  world.settle()
  const gone = world.engine.log.entries.flatMap(entry =>
    entry.entry === 'revision' && entry.change === 'deleted' && entry.object.kind === 'Pod'
      ? [(entry.object as Pod).metadata.name]
      : [],
  )
  assert.deepEqual(gone, ['web-2', 'web-1', 'web-0'])
})
