import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusal, World } from './world.ts'

const message = "Cannot evict pod as it would violate the pod's disruption budget."

/** A set of three, spread over three nodes, of which a budget lets one be missing. */
function guarded(): World {
  const world = new World({ nodes: 3 })
  world.set({ replicas: 3 }, { container: { readinessProbe: { httpGet: { port: 8080 } } } })
  budget(world, 'web-pdb', { maxUnavailable: 1 })
  return world.settle()
}

const budget = (world: World, name: string, spec: object) =>
  world.create({
    kind: 'PodDisruptionBudget',
    metadata: { name },
    spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
  })

const evict = (world: World, name: string) => world.api.evict({ kind: 'Pod', namespace: 'default', name })

test('a second eviction is refused until the first pod is ready again, and says why', () => {
  const world = guarded().says('app:v1', { ready: 20_000 })
  evict(world, 'web-2')
  world.pass(5)
  assert.deepEqual(
    refusal(() => evict(world, 'web-1')),
    {
      code: 429,
      reason: 'TooManyRequests',
      message,
      causes: ['DisruptionBudget: The disruption budget web-pdb needs 2 healthy pods and has 2 currently'],
    },
  )
  const isReady = () =>
    world.find('Pod', 'web-2')?.metadata.deletionTimestamp === undefined && world.condition('web-2', 'Ready') === 'True'
  world.when(isReady)
  world.pass(0)
  evict(world, 'web-1')
  assert.equal(world.condition('web-1', 'DisruptionTarget'), 'True EvictionByEvictionAPI')
  assert.equal(world.settle().get('StatefulSet', 'web').status!.readyReplicas, 3)
})

test('two budgets for one pod are an error of the server', () => {
  const world = guarded()
  budget(world, 'other', { minAvailable: 1 })
  world.settle()
  assert.deepEqual(
    refusal(() => evict(world, 'web-0')),
    {
      code: 500,
      reason: 'InternalError',
      message: 'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
      causes: [],
    },
  )
})

test('budgets do not hold back what is deleted, rolled or scaled', () => {
  const world = guarded()
  budget(world, 'none', { maxUnavailable: 0 })
  world.settle().delete('Pod', 'web-0')
  world.settle().change({ replicas: 2 })
  assert.deepEqual(
    world
      .settle()
      .api.list('Pod')
      .map(({ metadata }) => metadata.name),
    ['web-0', 'web-1'],
  )
})
