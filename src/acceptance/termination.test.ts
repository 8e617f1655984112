import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Pod } from '../api/types.ts'
import { refusal, World } from './world.ts'

/** A pod that runs on a healthy node. */
function running(): World {
  const world = new World()
  world.pod('web-0')
  return world.settle()
}

test('a pod that is deleted on a healthy node: what a watch sees, one thing after the other', () => {
  const world = running()
  const from = world.revisions('Pod', 'web-0').length
  world.delete('Pod', 'web-0')
  const seen = world
    .settle()
    .revisions('Pod', 'web-0')
    .slice(from)
    .map(({ change, object }) => {
      const { metadata, status } = object as Pod
      return [change, `grace ${metadata.deletionGracePeriodSeconds}`, status!.phase].join(' ')
    })
  assert.deepEqual(seen, [
    'updated grace 30 Running',
    'updated grace 30 Running',
    'updated grace 30 Succeeded',
    'updated grace 0 Succeeded',
    'deleted grace 0 Succeeded',
  ])
  assert.deepEqual(world.events('web-0', 'Killing'), ['Normal Killing: Stopping container app'])
})

test('… deletionTimestamp lies a grace ahead; a second request may only bring it nearer, and the kubelet counts from then', () => {
  const world = new World().says('app:v1', { stop: 'never' })
  world.pod('web-0')
  world.settle()
  const asked = world.now
  const end = () => {
    const { deletionTimestamp, creationTimestamp } = world.get('Pod', 'web-0').metadata
    return (Date.parse(deletionTimestamp!) - Date.parse(creationTimestamp)) / 1000 - asked
  }
  world.delete('Pod', 'web-0')
  assert.equal(end(), 30)
  world.pass(5).delete('Pod', 'web-0', { gracePeriodSeconds: 20 })
  assert.equal(end(), 20)
  world.delete('Pod', 'web-0', { gracePeriodSeconds: 60 })
  world.delete('Pod', 'web-0')
  assert.equal(end(), 20)
  assert.equal(world.when(() => world.find('Pod', 'web-0') === undefined) - asked, 26)
})

test('… its name is taken until it is gone', () => {
  const world = running()
  world.delete('Pod', 'web-0')
  assert.deepEqual(
    refusal(() => world.pod('web-0')),
    {
      code: 409,
      reason: 'AlreadyExists',
      message: 'object is being deleted: pods "web-0" already exists',
      causes: [],
    },
  )
})

test('a pod that no node has yet goes at once', () => {
  const world = new World({ nodes: 0 })
  world.pod('web-0')
  world.pass(1).delete('Pod', 'web-0')
  assert.equal(world.find('Pod', 'web-0'), undefined)
})

test('an endpoint leaves with the request, not with the process', () => {
  const world = new World().says('app:v1', { stop: 10_000 })
  world.set()
  world.settle()
  assert.deepEqual(world.resolve('web-0.web'), ['web-0'])
  world.delete('Pod', 'web-0')
  world.pass(0)
  assert.deepEqual(world.resolve('web-0.web'), [])
  assert.deepEqual(
    world.api.list('EndpointSlice')[0]?.endpoints?.map(({ conditions }) => conditions),
    [{ ready: false, serving: true, terminating: true }],
  )
})
