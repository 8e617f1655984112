import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resourceOf } from '../../../api/resources.ts'
import { conflict } from '../../../api/status-error.ts'
import type { StatefulSetSpec } from '../../../api/types.ts'
import { TrivialWorld } from './trivial-world.ts'

const withClaims = (
  whenScaled: 'Retain' | 'Delete',
  whenDeleted: 'Retain' | 'Delete',
): Partial<Omit<StatefulSetSpec, 'template'>> => ({
  volumeClaimTemplates: [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data', labels: { tier: 'db', app: 'other' } } as never,
      spec: { accessModes: ['ReadWriteOnce'] },
    },
  ],
  persistentVolumeClaimRetentionPolicy: { whenScaled, whenDeleted },
})

/** `data-web-2: Pod/web-2`: who owns each claim. */
const owners = ({ claims }: TrivialWorld): string[] =>
  [...claims.values()].map(({ metadata: { name, ownerReferences = [] } }) => {
    return `${name}: ${ownerReferences.map(owner => `${owner.kind}/${owner.name}`).join(', ') || 'nobody'}`
  })

for (const [whenScaled, whenDeleted, kept, condemned] of [
  ['Retain', 'Retain', 'nobody', 'nobody'],
  ['Retain', 'Delete', 'StatefulSet/web', 'StatefulSet/web'],
  ['Delete', 'Retain', 'nobody', 'Pod/web-2'],
  ['Delete', 'Delete', 'StatefulSet/web', 'Pod/web-2'],
] as const)
  test(`whenScaled ${whenScaled}, whenDeleted ${whenDeleted}: claims get their owners before the first pod goes`, () => {
    const world = new TrivialWorld('A', withClaims(whenScaled, whenDeleted))
    world.settle()
    assert.deepEqual(
      owners(world),
      [0, 1, 2].map(ordinal => `data-web-${ordinal}: ${kept}`),
    )
    world.change({ replicas: 1 })
    world.pass()
    assert.deepEqual(world.actions, ['Delete web-2@A'])
    assert.deepEqual(owners(world), [
      `data-web-0: ${kept}`,
      `data-web-1: ${condemned.replace('2', '1')}`,
      `data-web-2: ${condemned}`,
    ])
  })

test('labels of the selector win over those of the template, and a claim that is there is used as it is', () => {
  const world = new TrivialWorld('A', { replicas: 1, ...withClaims('Retain', 'Retain') })
  world.pass()
  assert.deepEqual(world.claims.get('default/data-web-0')?.metadata.labels, { tier: 'db', app: 'web' })
  assert.deepEqual(world.events, [
    'SuccessfulCreate: Create Claim data-web-0 Pod web-0 in StatefulSet web success',
    'SuccessfulCreate: Create Pod web-0 in StatefulSet web successful',
  ])
  world.removed(0)
  world.pass()
  assert.deepEqual(world.events, ['SuccessfulCreate: Create Pod web-0 in StatefulSet web successful'])
})

test('scaled up again before the pod is gone: OrderedReady waits for the claim to go, Parallel keeps the data', () => {
  const scaledDown = (policy: 'OrderedReady' | 'Parallel') => {
    const world = new TrivialWorld('A', { podManagementPolicy: policy, ...withClaims('Delete', 'Retain') })
    world.settle()
    world.change({ replicas: 2 })
    world.pass()
    world.change({ replicas: 3 })
    world.pass()
    world.removed(2)
    world.pass()
    return world
  }
  const ordered = scaledDown('OrderedReady')
  assert.deepEqual([ordered.actions, ordered.events], [[], []])
  assert.deepEqual([ordered.waits[0]?.rule, ordered.waits[0]?.on.name], ['claim-stale', 'data-web-2'])
  ordered.claims.delete('default/data-web-2')
  ordered.pass()
  assert.deepEqual(ordered.actions, ['Create web-2@A'])
  assert.deepEqual(scaledDown('Parallel').actions, ['Create web-2@A'])
})

test('no pod is put on a claim that is going', () => {
  const world = new TrivialWorld('A', { replicas: 1, ...withClaims('Retain', 'Retain') })
  world.settle()
  world.removed(0)
  const claim = world.claims.get('default/data-web-0')!
  world.claims.set('default/data-web-0', {
    ...claim,
    metadata: { ...claim.metadata, deletionTimestamp: '1970-01-01T00:00:00Z' },
  })
  assert.match(world.pass(), /ERR$/)
  assert.deepEqual(world.events, [
    'FailedCreate: Create Pod web-0 in StatefulSet web failed error: pvc data-web-0 is being deleted',
  ])
  assert.deepEqual([world.waits[0]?.rule, world.waits[0]?.on.name], ['claim-terminating', 'data-web-0'])
})

test('a claim that a pod lacked is created once, although its other claim is refused at first', () => {
  const world = new TrivialWorld('A', { replicas: 1, ...withClaims('Retain', 'Retain') })
  world.settle()
  world.ready(0)
  const [data] = world.set.spec.volumeClaimTemplates!
  const log = { ...data!, metadata: { name: 'log' } as never }
  world.change({ ...withClaims('Retain', 'Delete'), volumeClaimTemplates: [data!, log] })
  const update = world.update.bind(world)
  let refusals = 1
  world.update = (object, subresource) => {
    if (object.kind === 'PersistentVolumeClaim' && refusals-- > 0)
      throw conflict(resourceOf(object.kind), object.metadata.name!)
    return update(object, subresource)
  }
  world.pass()
  assert.deepEqual(
    world.events.map(event => event.slice(0, 60)),
    [
      'SuccessfulCreate: Create Claim log-web-0 Pod web-0 in Statef',
      'FailedUpdate: Update Pod web-0 in StatefulSet web failed err',
      'SuccessfulUpdate: Update Pod web-0 in StatefulSet web succes',
    ],
  )
})
