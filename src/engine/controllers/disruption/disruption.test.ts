import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { StatusError } from '../../../api/status-error.ts'
import type { PodDisruptionBudget, PodDisruptionBudgetSpec, StatefulSet } from '../../../api/types.ts'
import { scheduler } from '../../scheduler/scheduler.ts'
import { TestCluster } from '../../scheduler/test-cluster.ts'
import { disruption } from './disruption.ts'

class World extends TestCluster {
  constructor() {
    super([disruption, scheduler])
    this.nodes(1)
  }

  set(replicas: number): void {
    this.user.create<StatefulSet>({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'web', namespace: 'default' },
      spec: {
        replicas,
        serviceName: 'web',
        selector: { matchLabels: { app: 'web' } },
        template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'app', image: 'app:v1' }] } },
      },
    })
  }

  budget(name: string, spec: Omit<PodDisruptionBudgetSpec, 'selector'>): void {
    this.user.create<PodDisruptionBudget>({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name, namespace: 'default' },
      spec: { ...spec, selector: { matchLabels: { app: 'web' } } },
    })
  }

  status(name: string) {
    return this.user.get('PodDisruptionBudget', 'default', name).status!
  }

  /** What an eviction comes to: `evicted`, or the refusal. */
  evict(name: string): string {
    try {
      this.user.evict({ kind: 'Pod', namespace: 'default', name })
      return 'evicted'
    } catch (error) {
      if (!(error instanceof StatusError)) throw error
      const [cause] = error.status.details?.causes ?? []
      return [error.code, error.message, cause?.message].filter(Boolean).join(' | ')
    }
  }
}

/** A set of `replicas` with some pods ready and some that run but are not. */
function worldOf(replicas: number, ready: number, others = 0): World {
  const world = new World()
  world.set(replicas)
  for (let ordinal = 0; ordinal < ready + others; ordinal++)
    world.running(`web-${ordinal}`, 'node-1', { owner: 'web', ready: ordinal < ready })
  return world
}

const refusal = "429 | Cannot evict pod as it would violate the pod's disruption budget."

describe('the status of a disruption budget', () => {
  const table: [Omit<PodDisruptionBudgetSpec, 'selector'>, number, number, number, [number, number, number, number]][] =
    [
      [{ maxUnavailable: 1 }, 3, 3, 0, [3, 3, 2, 1]],
      [{ maxUnavailable: 1 }, 3, 2, 1, [3, 2, 2, 0]],
      [{ maxUnavailable: '50%' }, 3, 3, 0, [3, 3, 1, 2]],
      [{ maxUnavailable: 5 }, 3, 3, 0, [3, 3, 0, 3]],
      [{ minAvailable: 2 }, 5, 3, 0, [3, 3, 2, 1]],
      [{ minAvailable: '50%' }, 5, 3, 0, [5, 3, 3, 0]],
      [{ minAvailable: '10%' }, 5, 5, 0, [5, 5, 1, 4]],
      [{ maxUnavailable: 1 }, 3, 0, 0, [0, 0, 0, 0]],
    ]
  for (const [spec, replicas, ready, others, expected] of table)
    it(`${JSON.stringify(spec)} of ${replicas}, ${ready} ready and ${others} not`, () => {
      const world = worldOf(replicas, ready, others)
      world.budget('web', spec)
      world.settle()
      const { expectedPods, currentHealthy, desiredHealthy, disruptionsAllowed, conditions } = world.status('web')
      assert.deepEqual([expectedPods, currentHealthy, desiredHealthy, disruptionsAllowed], expected)
      const told = disruptionsAllowed! > 0 ? 'True SufficientPods' : 'False InsufficientPods'
      assert.equal(`${conditions![0]!.status} ${conditions![0]!.reason}`, told)
    })

  it('tells when it guards nobody, and when a pod belongs to nothing that it knows', () => {
    const world = new World()
    world.budget('web', { maxUnavailable: 1 })
    world.settle()
    assert.deepEqual(world.messages('web', 'NoPods'), ['No matching pods found'])
    world.running('web-0', 'node-1')
    world.settle()
    assert.match(
      world.messages('web', 'UnmanagedPods')[0]!,
      /selector: &LabelSelector\{MatchLabels:map\[string\]string\{app: web,\}/,
    )
    world.running('stray', 'node-1', { owner: 'gone' })
    world.settle()
    assert.equal(world.status('web').conditions![0]!.reason, 'SyncFailed')
    assert.deepEqual(world.messages('web', 'CalculateExpectedPodCountFailed'), [
      'Failed to calculate the number of expected pods: found no controllers for pod "stray"',
    ])
  })

  it('forgets after two minutes that a pod was to go that stayed', () => {
    const world = worldOf(3, 3)
    world.budget('web', { maxUnavailable: 1 })
    world.settle()
    const budget = world.user.get('PodDisruptionBudget', 'default', 'web')
    const disruptedPods = { 'web-0': '2026-01-01T00:00:00Z' }
    world.user.updateStatus({ ...budget, status: { ...budget.status, disruptionsAllowed: 0, disruptedPods } })
    world.pass(1)
    assert.equal(world.status('web').disruptionsAllowed, 0)
    world.pass(121)
    assert.equal(world.status('web').disruptionsAllowed, 1)
    assert.deepEqual(world.messages('web-0', 'NotDeleted'), [
      "Pod was expected by PDB default/web to be deleted but it wasn't",
    ])
  })
})

describe('an eviction', () => {
  it('is granted while the budget lasts, and tells why the pod goes', () => {
    const world = worldOf(3, 3)
    world.budget('web', { maxUnavailable: 1 })
    world.settle()
    assert.equal(world.evict('web-2'), 'evicted')
    const { metadata, status } = world.getPod('web-2')
    assert.notEqual(metadata.deletionTimestamp, undefined)
    const target = status!.conditions!.find(({ type }) => type === 'DisruptionTarget')
    assert.equal(`${target?.reason}: ${target?.message}`, 'EvictionByEvictionAPI: Eviction API: evicting')
    assert.equal(world.evict('web-1'), `${refusal} | The disruption budget web does not allow evicting pods currently`)
    world.settle()
    assert.equal(
      world.evict('web-1'),
      `${refusal} | The disruption budget web needs 2 healthy pods and has 2 currently`,
    )
    world.remove('web-2')
    world.running('web-2', 'node-1', { owner: 'web' })
    world.settle()
    assert.equal(world.evict('web-1'), 'evicted')
  })

  it('of a pod that is not ready costs nothing where enough others are', () => {
    const world = worldOf(3, 2, 1)
    world.budget('web', { maxUnavailable: 1 })
    world.settle()
    assert.equal(world.evict('web-2'), 'evicted')
    assert.equal(world.status('web').disruptedPods, undefined)
  })

  it('of a pod that is not ready is refused where too few are, unless the budget always lets them go', () => {
    for (const [unhealthyPodEvictionPolicy, expected] of [
      [undefined, `${refusal} | The disruption budget web needs 2 healthy pods and has 1 currently`],
      ['AlwaysAllow', 'evicted'],
    ] as const) {
      const world = worldOf(3, 1, 2)
      world.budget('web', { maxUnavailable: 1, unhealthyPodEvictionPolicy })
      world.settle()
      assert.equal(world.evict('web-2'), expected)
    }
  })

  it('of a pod with two budgets is an error', () => {
    const world = worldOf(3, 3)
    world.budget('web', { maxUnavailable: 1 })
    world.budget('other', { maxUnavailable: 1 })
    world.settle()
    const text = 'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.'
    assert.equal(world.evict('web-0'), `500 | ${text}`)
  })

  it('waits for the controller to have seen the budget', () => {
    const world = worldOf(3, 3)
    world.settle()
    world.budget('web', { maxUnavailable: 1 })
    assert.equal(world.evict('web-0'), `${refusal} | The disruption budget web is still being processed by the server.`)
  })

  it('of a pod that is pending or goes anyway needs no budget', () => {
    const world = worldOf(3, 2)
    world.budget('web', { maxUnavailable: 0 })
    world.pod('web-2', { owner: 'web' })
    world.settle()
    assert.equal(world.evict('web-2'), 'evicted')
    world.user.delete({ kind: 'Pod', namespace: 'default', name: 'web-0' })
    assert.equal(world.evict('web-0'), 'evicted')
    assert.match(world.evict('web-1'), /^429/)
  })
})
