import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Scenario } from '../index.ts'
import { repositoryOf } from './image-target.ts'

const hour = 60 * 60 * 1000
const folder = join(import.meta.dirname, 'manifests')

/** Kinds in the manifests on which nothing acts: they are kept, and listed in the report. */
const kept: Record<string, readonly string[]> = {
  'public/cockroachdb.yaml': ['Job/cluster-init'],
  'public/elasticsearch.yaml': ['Ingress/elasticsearch'],
  'public/kafka.yaml': ['NetworkPolicy/kafka'],
  'public/mongodb.yaml': ['ClusterRole/mongo-reads-pods', 'ClusterRoleBinding/mongo-reads-pods'],
  'public/prometheus.yaml': [
    'CustomResourceDefinition/prometheuses.monitoring.example.com',
    'Prometheus/k8s',
    'ServiceMonitor/prometheus',
  ],
  'public/rabbitmq.yaml': ['Role/rabbitmq-peer-discovery', 'RoleBinding/rabbitmq-peer-discovery'],
}

/** One manifest with one set, applied in a cluster of its own. */
class Manifest {
  readonly scenario = new Scenario({ seed: 1, language: 'en', folder })
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  async apply(): Promise<void> {
    await this.scenario.workload.manifestsIn(this.#path)
    await this.scenario.actions.applyManifests()
    this.scenario.proceed()
    this.scenario.namespace = (await this.set()).metadata.namespace!
  }

  async set() {
    const [set, ...others] = await this.scenario.driver.api.list('StatefulSet')
    assert.ok(set !== undefined && others.length === 0, `${this.#path} has one StatefulSet`)
    return set
  }

  /** The images of the main container, by ordinal. */
  async images(): Promise<string[]> {
    const { metadata, spec } = await this.set()
    const ordinals = Array.from({ length: spec.replicas! }, (_, ordinal) => `${metadata.name}-${ordinal}`)
    const pods = await Promise.all(ordinals.map(pod => this.scenario.driver.api.get('Pod', metadata.namespace, pod)))
    return pods.map(pod => pod.spec.containers[0]!.image!)
  }

  async becomesReady(): Promise<void> {
    await this.scenario.expectations.becomesReady((await this.set()).metadata.name, hour)
  }

  async rollsOut(): Promise<void> {
    await this.scenario.expectations.rollsOut((await this.set()).metadata.name, hour)
    await this.scenario.actions.settle()
  }
}

const files = ['seeds', 'public'].flatMap(group =>
  readdirSync(join(folder, group))
    .sort()
    .map(name => `${group}/${name}`),
)

test('there are ten of each', () => {
  assert.equal(files.filter(file => file.startsWith('seeds/')).length, 10)
  assert.equal(files.filter(file => file.startsWith('public/')).length, 10)
})

for (const file of files)
  test(`${file} is applied, rolled, rolled back, scaled to zero and up again`, async t => {
    const manifest = new Manifest(file)
    const { scenario } = manifest
    const { actions, expectations } = scenario

    await manifest.apply()
    await manifest.becomesReady()
    const { metadata, spec } = await manifest.set()
    const { name } = metadata
    const replicas = spec.replicas!
    const partition = spec.updateStrategy?.rollingUpdate?.partition ?? 0
    const old = spec.template.spec!.containers[0]!.image!
    const next = `${repositoryOf(old)}:next`
    const expected = (image: string) => Array.from({ length: replicas }, (_, at) => (at < partition ? old : image))

    await t.test('kinds that are not simulated are kept and listed', () => {
      const account = scenario.attachments().find(({ fileName }) => fileName === 'rollcall.json')!
      assert.deepEqual(JSON.parse(String(account.data)).kept, kept[file] ?? [])
    })

    await t.test('rolls', async () => {
      await actions.setImage(name, next)
      await manifest.rollsOut()
      assert.deepEqual(await manifest.images(), expected(next))
      expectations.atMostUnavailable(1, name, true)
    })

    await t.test('rolls back', async () => {
      await actions.rollBack(name)
      await manifest.rollsOut()
      assert.deepEqual(await manifest.images(), expected(old))
    })

    await t.test('scales to zero', async () => {
      await actions.scale(name, 0)
      await actions.settle()
      assert.equal((await manifest.set()).status?.replicas, 0)
      assert.deepEqual(await scenario.driver.api.list('Pod'), [])
      const claims = (spec.volumeClaimTemplates?.length ?? 0) * replicas
      const areDeleted = spec.persistentVolumeClaimRetentionPolicy?.whenScaled === 'Delete'
      assert.equal((await scenario.driver.api.list('PersistentVolumeClaim')).length, areDeleted ? 0 : claims)
    })

    await t.test('scales up again', async () => {
      await actions.scale(name, replicas)
      await manifest.becomesReady()
      assert.deepEqual(await manifest.images(), expected(old))
    })

    scenario.end(true)
  })
