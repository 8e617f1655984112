import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Draft, KubeObject } from '../../../api/object.ts'
import type { ConfigMap, ObjectMeta, OwnerReference } from '../../../api/types.ts'
import { Engine } from '../../engine.ts'
import { garbageCollector } from './garbage-collector.ts'

/** A cluster with nothing but a garbage collector; its objects are ConfigMaps, which nobody else cares for. */
function cluster() {
  const engine = new Engine({ components: [garbageCollector] })
  const api = engine.client()
  const create = (name: string, owners: KubeObject[] = [], metadata: Partial<ObjectMeta> = {}) =>
    api.create<ConfigMap>({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: 'default', ownerReferences: owners.map(ownedBy), ...metadata },
    } as Draft<ConfigMap>)
  const run = () => engine.run({ until: 60_000, whenSettled: true })
  const names = () => api.list('ConfigMap').map(({ metadata }) => metadata.name)
  const remove = (name: string, propagationPolicy?: 'Background' | 'Foreground' | 'Orphan') =>
    api.delete({ kind: 'ConfigMap', namespace: 'default', name }, { propagationPolicy })
  const release = (name: string) => {
    const held = api.get('ConfigMap', 'default', name)
    api.update({ ...held, metadata: { ...held.metadata, finalizers: undefined } })
  }
  const story = () =>
    engine.log.entries.flatMap(entry =>
      entry.entry === 'revision' && entry.change === 'deleted' ? [entry.object.metadata.name] : [],
    )
  return { engine, api, create, run, names, remove, release, story }
}

const ownedBy = ({ apiVersion, kind, metadata }: KubeObject): OwnerReference => ({
  apiVersion,
  kind,
  name: metadata.name,
  uid: metadata.uid,
  controller: true,
  blockOwnerDeletion: true,
})

test('background: the owner goes at once, then all that hangs on it', () => {
  const { create, run, remove, story } = cluster()
  const owner = create('owner')
  const child = create('child', [owner])
  create('grandchild', [child])
  create('stranger')
  run()
  remove('owner')
  run()
  assert.deepEqual(story(), ['owner', 'child', 'grandchild'])
})

test('foreground: the owner goes last, and waits for a dependent that is held', () => {
  const { api, create, run, remove, release, names, story } = cluster()
  const owner = create('owner')
  const child = create('child', [owner])
  create('grandchild', [child], { finalizers: ['example.com/hold'] })
  run()
  remove('owner', 'Foreground')
  run()
  assert.deepEqual(names(), ['child', 'grandchild', 'owner'])
  assert.deepEqual(api.get('ConfigMap', 'default', 'child').metadata.finalizers, ['foregroundDeletion'])
  release('grandchild')
  run()
  assert.deepEqual(story(), ['grandchild', 'child', 'owner'])
})

test('foreground: a dependent that does not block is not waited for', () => {
  const { create, run, remove, story } = cluster()
  const owner = create('owner')
  const loose = { ...ownedBy(owner), blockOwnerDeletion: false }
  create('child', [], { ownerReferences: [loose], finalizers: ['example.com/hold'] })
  run()
  remove('owner', 'Foreground')
  run()
  assert.deepEqual(story(), ['owner'])
})

test('orphan: dependents forget the owner and stay', () => {
  const { api, create, run, remove, names } = cluster()
  create('child', [create('owner')])
  run()
  remove('owner', 'Orphan')
  run()
  assert.deepEqual(names(), ['child'])
  assert.equal(api.get('ConfigMap', 'default', 'child').metadata.ownerReferences, undefined)
})

test('an object with several owners stays until the last is gone', () => {
  const { api, create, run, remove, names } = cluster()
  const [first, second] = [create('first'), create('second')]
  create('child', [], { ownerReferences: [{ ...ownedBy(first), controller: false }, ownedBy(second)] })
  run()
  remove('first')
  run()
  assert.deepEqual(api.get('ConfigMap', 'default', 'child').metadata.ownerReferences, [ownedBy(second)])
  remove('second')
  run()
  assert.deepEqual(names(), [])
})

test('a namesake of the owner is not the owner', () => {
  const { create, run, remove, names } = cluster()
  const owner = create('owner')
  create('child', [owner])
  remove('owner')
  create('owner')
  run()
  assert.deepEqual(names(), ['owner'])
})

test('what is born without its owner goes', () => {
  const { create, run, remove, names } = cluster()
  const owner = create('owner')
  remove('owner')
  run()
  create('late', [owner])
  run()
  assert.deepEqual(names(), [])
})

test('an owner in another namespace counts as absent, and an event says so', () => {
  const { api, create, run, names } = cluster()
  const far = create('owner', [], { namespace: 'kube-public' })
  run()
  create('child', [far])
  run()
  assert.deepEqual(names(), ['owner'])
  const [event] = api.list('Event')
  assert.equal(
    event?.message,
    `ownerRef [v1/ConfigMap, namespace: default, name: owner, uid: ${far.metadata.uid}] does not exist in namespace "default"`,
  )
})

test('a cluster-scoped object with a namespaced owner, and an owner of an unknown kind, are left alone', () => {
  const { api, create, run, names } = cluster()
  api.create({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'team', ownerReferences: [ownedBy(create('owner'))] },
  })
  const foreign = { apiVersion: 'example.com/v1', kind: 'Database', name: 'db', uid: 'unknown' }
  create('child', [], { ownerReferences: [foreign] })
  run()
  assert.deepEqual(names(), ['child', 'owner'])
  assert.equal(api.find('Namespace', undefined, 'team')?.metadata.deletionTimestamp, undefined)
})

test('two that own each other and are deleted in the foreground do not wait for ever', () => {
  const { api, create, run, remove, names } = cluster()
  const first = create('first')
  const second = create('second', [first])
  const live = api.get('ConfigMap', 'default', 'first')
  api.update({ ...live, metadata: { ...live.metadata, ownerReferences: [ownedBy(second)] } })
  run()
  remove('first', 'Foreground')
  run()
  assert.deepEqual(names(), [])
})
