import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Node, Pod, PodDisruptionBudget } from '../api/types.ts'
import { disruption } from '../engine/controllers/disruption/disruption.ts'
import { kubelet } from '../engine/kubelet/index.ts'
import { type DrainOptions, drain } from './drain.ts'
import { EmbeddedDriver } from './embedded.ts'

const asPeopleDo: DrainOptions = { ignoreDaemonSets: true, deleteEmptyDirData: true, force: false, timeout: 600_000 }

interface Described {
  name: string
  /** The kind of its controller. */
  owner?: string
  emptyDir?: boolean
  mirror?: boolean
  /** Its process ends with this code, and is not started again. */
  ends?: number
}

/** One node with these pods on it, all of them running; nobody replaces them. */
async function nodeWith(...pods: Described[]): Promise<EmbeddedDriver> {
  const driver = new EmbeddedDriver({ components: [disruption, kubelet] })
  await driver.api.create<Node>({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' }, spec: {} })
  for (const { name, ends } of pods)
    if (ends !== undefined)
      driver.engine.workloads.declarePod(`default/${name}`, { end: { after: 1_000, exitCode: ends } })
  for (const pod of pods) await driver.api.create<Pod>(podFrom(pod))
  await driver.pass(10_000)
  return driver
}

function podFrom({ name, owner, emptyDir, mirror, ends }: Described) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'default',
      labels: { app: 'web' },
      ...(mirror && { annotations: { 'kubernetes.io/config.mirror': 'x' } }),
      ...(owner && {
        ownerReferences: [{ apiVersion: 'apps/v1', kind: owner, name: 'owner', uid: `uid-${owner}`, controller: true }],
      }),
    },
    spec: {
      nodeName: 'node-1',
      ...(ends !== undefined && { restartPolicy: 'Never' as const }),
      containers: [{ name: 'app', image: 'app' }],
      ...(emptyDir && { volumes: [{ name: 'scratch', emptyDir: {} }] }),
    },
  }
}

const podsOf = async (driver: EmbeddedDriver): Promise<string[]> =>
  (await driver.api.list('Pod')).map(({ metadata }) => metadata.name)

describe('what is drained', () => {
  const table: {
    name: string
    pods: Described[]
    options?: Partial<DrainOptions>
    left?: string[]
    refused?: string
  }[] = [
    { name: 'pods with a controller', pods: [{ name: 'a', owner: 'StatefulSet' }], left: [] },
    { name: 'not those of a DaemonSet', pods: [{ name: 'a', owner: 'DaemonSet' }], left: ['a'] },
    {
      name: 'unless that is not allowed',
      pods: [{ name: 'a', owner: 'DaemonSet' }],
      options: { ignoreDaemonSets: false },
      refused: 'cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): default/a',
    },
    { name: 'not static pods', pods: [{ name: 'a', mirror: true }], left: ['a'] },
    {
      name: 'not those that nobody would replace',
      pods: [{ name: 'a' }, { name: 'b', owner: 'StatefulSet' }, { name: 'c' }],
      refused: 'cannot delete Pods that declare no controller (use --force to override): default/a, default/c',
    },
    {
      name: 'unless they have ended',
      pods: [
        { name: 'a', ends: 0 },
        { name: 'b', ends: 1 },
      ],
      left: [],
    },
    { name: 'unless by force', pods: [{ name: 'a' }], options: { force: true }, left: [] },
    { name: 'those with scratch space', pods: [{ name: 'a', owner: 'StatefulSet', emptyDir: true }], left: [] },
    {
      name: 'unless that is not allowed, for all reasons at once',
      pods: [{ name: 'a', emptyDir: true }],
      options: { deleteEmptyDirData: false },
      refused:
        '[cannot delete Pods with local storage (use --delete-emptydir-data to override): default/a, cannot delete Pods that declare no controller (use --force to override): default/a]',
    },
  ]
  for (const { name, pods, options, left, refused } of table)
    it(name, async () => {
      const driver = await nodeWith(...pods)
      const drained = drain(driver, 'node-1', { ...asPeopleDo, ...options })
      if (refused !== undefined) await assert.rejects(drained, { name: 'UndrainablePods', message: refused })
      else assert.deepEqual(await drained, [])
      assert.deepEqual(await podsOf(driver), left ?? pods.map(pod => pod.name))
      assert.equal((await driver.api.get('Node', undefined, 'node-1')).spec?.unschedulable, true)
    })
})

it('an eviction that a budget refuses is tried again every five seconds', async () => {
  const driver = await nodeWith({ name: 'a', owner: 'Other' })
  await driver.api.create<PodDisruptionBudget>({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web', namespace: 'default' },
    spec: { minAvailable: 1, selector: { matchLabels: { app: 'web' } } },
  })
  await driver.pass(1)
  const from = driver.now
  const left = await drain(driver, 'node-1', { ...asPeopleDo, timeout: 60_000 })
  assert.equal(driver.now - from, 60_000)
  assert.deepEqual(
    left.map(({ pod, refusal }) => `${pod.name}: ${refusal?.status.details?.causes?.[0]?.message}`),
    ['a: The disruption budget web needs 1 healthy pods and has 1 currently'],
  )
  const asked = driver.log.entries.filter(entry => entry.entry === 'note' && entry.note === 'refusal')
  assert.deepEqual(
    asked.slice(0, 3).map(({ at }) => at - from),
    [0, 5_000, 10_000],
  )
})

it('a pod that was granted its eviction is waited for until it is gone', async () => {
  const driver = await nodeWith({ name: 'a', owner: 'StatefulSet' })
  driver.engine.workloads.declarePod('default/a', { stop: 'never' })
  const from = driver.now
  assert.deepEqual(await drain(driver, 'node-1', asPeopleDo), [])
  assert.equal(driver.now - from, 31_000)
})
