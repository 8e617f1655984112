import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Draft } from '../../../api/object.ts'
import type { ConfigMap, Namespace, Node, Pod } from '../../../api/types.ts'
import { Engine } from '../../engine.ts'
import { defaultProfile } from '../../profile.ts'
import { garbageCollector } from '../garbage-collector/garbage-collector.ts'
import { namespaces } from './namespaces.ts'

function cluster(kubernetes = '1.36') {
  const profile = { ...defaultProfile, kubernetes }
  const engine = new Engine({ components: [namespaces, garbageCollector], profile })
  const api = engine.client()
  api.create<Node>({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' }, spec: {} } as Draft<Node>)
  api.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team' } })
  const config = (name: string, finalizers?: string[]) =>
    api.create<ConfigMap>({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: 'team', finalizers },
    } as Draft<ConfigMap>)
  const pod = () =>
    api.create<Pod>({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web-0', namespace: 'team' },
      spec: { nodeName: 'node-1', containers: [{ name: 'app', image: 'app' }] },
    } as Draft<Pod>)
  const run = () => engine.run({ until: engine.clock.now + 1000, whenSettled: true })
  const remove = (kind: string, name: string, gracePeriodSeconds?: number) => {
    api.delete({ kind, name, namespace: kind === 'Namespace' ? undefined : 'team' }, { gracePeriodSeconds })
    run()
  }
  const team = () => api.find('Namespace', undefined, 'team') as Namespace | undefined
  const condition = (type: string) => team()?.status?.conditions?.find(condition => condition.type === type)?.message
  return { api, config, pod, run, remove, team, condition }
}

test('an empty namespace goes at once', () => {
  const { remove, team, config } = cluster()
  remove('Namespace', 'team')
  assert.equal(team(), undefined)
  assert.throws(() => config('late'), /namespaces "team" not found/)
})

test('pods go first, then the rest, then the namespace; nothing new comes in meanwhile', () => {
  const { api, config, pod, remove, team, condition } = cluster()
  config('settings')
  pod()
  remove('Namespace', 'team')
  assert.equal(team()?.status?.phase, 'Terminating')
  assert.equal(condition('NamespaceContentRemaining'), 'Some resources are remaining: pods. has 1 resource instances')
  assert.equal(api.list('ConfigMap').length, 1)
  assert.throws(
    () => config('late'),
    /configmaps "late" is forbidden: unable to create new content in namespace team because it is being terminated/,
  )
  remove('Pod', 'web-0', 0)
  assert.deepEqual([team(), api.list('ConfigMap')], [undefined, []])
})

test('before 1.33 everything is deleted at once', () => {
  const { api, config, pod, remove } = cluster('1.32')
  config('settings')
  pod()
  remove('Namespace', 'team')
  assert.deepEqual(api.list('ConfigMap'), [])
})

test('what a finalizer holds is told', () => {
  const { api, config, remove, run, team, condition } = cluster()
  const held = config('held', ['example.com/hold'])
  remove('Namespace', 'team')
  assert.equal(
    condition('NamespaceFinalizersRemaining'),
    'Some content in the namespace has finalizers remaining: example.com/hold in 1 resource instances',
  )
  const live = api.get('ConfigMap', 'team', held.metadata.name)
  api.update({ ...live, metadata: { ...live.metadata, finalizers: undefined } })
  run()
  assert.equal(team(), undefined)
})

test('the namespaces that every cluster needs stay', () => {
  const { api } = cluster()
  for (const name of ['default', 'kube-system', 'kube-public'])
    assert.throws(
      () => api.delete({ kind: 'Namespace', name }),
      new RegExp(`namespaces "${name}" is forbidden: this namespace may not be deleted`),
    )
})
