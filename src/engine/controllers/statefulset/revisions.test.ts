import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ControllerRevision, PodTemplateSpec } from '../../../api/types.ts'
import { documentOf, hashOf, olderDocumentOf } from './documents.ts'
import type { Rules } from './rules.ts'
import { TrivialWorld } from './trivial-world.ts'

const replace = '{"spec":{"template":{"$patch":"replace"}}}'
const demo = (image: string) =>
  `{"spec":{"template":{"$patch":"replace","metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"image":"${image}","name":"main","resources":{}}]}}}}`

for (const [text, hashes] of [
  ['{}', ['cccc864bc', 'cccc864bb']],
  [replace, ['589f85db5b', '589f85db5c']],
  [demo('demo:1'), ['5fc5c7b', '5fc5c7c']],
  [demo('demo:2'), ['6cdc477f5c', '6cdc477f5b']],
] as const)
  test(`the hash of ${text}, without and with a collision`, () => {
    assert.deepEqual([hashOf(text, 0), hashOf(text, 1)], hashes)
  })

/** A template as the API server of 1.33 and 1.34 kept it: they differ in a null. */
const stored = (metadata: object): PodTemplateSpec => ({
  metadata: { annotations: { test: 'value' }, ...metadata, labels: { app: 'foo' } },
  spec: {
    containers: [
      {
        name: 'test',
        image: 'test',
        imagePullPolicy: 'Always',
        resources: {},
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
      },
    ],
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
  },
})
const of133 = stored({ creationTimestamp: null })
const of134 = stored({})

test('documents hash as in Kubernetes 1.33 and 1.34', () => {
  assert.equal(hashOf(documentOf(of133).text, 0), 'c77f6d978')
  assert.equal(hashOf(documentOf(of134).text, 0), '776999688b')
  assert.equal(hashOf(olderDocumentOf(of134).text, 0), 'c77f6d978')
})

test('documents are written as Go writes them', () => {
  const annotations = { é: '<a & b>', a: '\u2028' }
  assert.equal(
    documentOf({ metadata: { annotations } }).text,
    '{"spec":{"template":{"$patch":"replace","metadata":{"annotations":{"a":"\\u2028","é":"\\u003ca \\u0026 b\\u003e"}}}}}',
  )
})

const revision = (template: PodTemplateSpec, number: number, name: string): ControllerRevision => ({
  apiVersion: 'apps/v1',
  kind: 'ControllerRevision',
  metadata: {
    name,
    uid: name,
    resourceVersion: '1',
    creationTimestamp: '1970-01-01T00:00:00Z',
    labels: { app: 'web' },
  },
  data: documentOf(template).data,
  revision: number,
})

/** The passes of a set over templates that its history knows or not: the numbers of its revisions, and its status. */
function choose(template: PodTemplateSpec, history: ControllerRevision[], rules?: Rules): TrivialWorld {
  const world = new TrivialWorld('A', { replicas: 0, template })
  if (rules !== undefined) world.rules = rules
  for (const { metadata, ...rest } of history) {
    const owner = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      name: 'web',
      uid: world.set.metadata.uid,
      controller: true,
    }
    world.revisions.set(metadata.name, { ...rest, metadata: { ...metadata, ownerReferences: [owner] } })
  }
  world.pass()
  return world
}

test('what an older version wrote otherwise, but means the same, is no new revision', () => {
  const world = choose(of134, [revision(of133, 1, 'web-old')])
  assert.deepEqual([...world.revisions.keys()], ['web-old'])
  assert.equal(world.set.status?.updateRevision, 'web-old')
})

test('… which holds for the last revision alone', () => {
  const world = choose(of134, [revision(of133, 1, 'web-old'), revision({}, 2, 'web-new')])
  assert.equal(world.revisions.size, 3)
})

test('what the API does not know, zeroes and other forms of a quantity make no new revision, and are in no pod', () => {
  const withCpu = (cpu: string, more: object): PodTemplateSpec => {
    const [main] = of134.spec!.containers
    return { ...of134, spec: { ...of134.spec, containers: [{ ...main!, resources: { requests: { cpu } } }], ...more } }
  }
  const world = choose(withCpu('1', {}), [revision(withCpu('1000m', { hostNetwork: false, odd: 'x' }), 1, 'web-old')])
  assert.deepEqual([...world.revisions.keys()], ['web-old'])
  world.change({ replicas: 1 })
  world.pass()
  const { containers, hostNetwork, ...spec } = world.pods.get('web-0')!.spec
  assert.deepEqual(containers[0]?.resources?.requests, { cpu: '1' })
  assert.deepEqual([hostNetwork, 'odd' in spec], [undefined, false])
})

test('a name that other content has is a collision: the count goes up, the name changes, the label does not', () => {
  const template: PodTemplateSpec = JSON.parse(demo('demo:1')).spec.template
  const { $patch, ...clean } = template as PodTemplateSpec & { $patch: string }
  const taken = {
    ...revision({}, 1, 'web-5fc5c7b'),
    metadata: { ...revision({}, 1, 'web-5fc5c7b').metadata, labels: {} },
  }
  const world = choose(clean, [taken])
  assert.equal(world.set.status?.collisionCount, 1)
  assert.equal(world.set.status?.updateRevision, 'web-5fc5c7c')
  assert.equal(world.revisions.get('web-5fc5c7c')?.metadata.labels?.['controller.kubernetes.io/hash'], '5fc5c7b')
})

/** A template whose hash label is a number: 894777496. */
const counted: PodTemplateSpec = JSON.parse(demo('demo:698').replace('"$patch":"replace",', '')).spec.template

for (const [rules, size] of [
  [{ maxUnavailable: 'off' }, 1],
  [{ maxUnavailable: 'off', comparesBytes: true }, 2],
] as const)
  test(`the same template under another number for a hash: ${size} revisions`, () => {
    const { metadata, ...rest } = revision(counted, 1, 'web-45')
    const labels = { ...metadata.labels, 'controller.kubernetes.io/hash': '45' }
    assert.equal(choose(counted, [{ ...rest, metadata: { ...metadata, labels } }], rules).revisions.size, size)
  })

test('revisions that nobody owns are adopted by name, not by number', () => {
  const world = new TrivialWorld('A', { replicas: 0, template: of134 })
  for (const [number, name] of [
    [2, 'web-a'],
    [1, 'web-b'],
  ] as const)
    world.revisions.set(name, revision(of134, number, name))
  const adopted: string[] = []
  world.patch = ({ name }) => {
    adopted.push(name)
    return world.revisions.get(name)!
  }
  world.pass()
  assert.deepEqual(adopted, ['web-a', 'web-b'])
})

for (const [limit, left] of [
  [0, 'C=3'],
  [1, 'B=2 C=3'],
  [10, 'A=1 B=2 C=3'],
  [-1, 'A=1 B=2 C=3'],
] as const)
  test(`a history of at most ${limit}`, () => {
    const world = new TrivialWorld('A', { replicas: 1, revisionHistoryLimit: limit })
    world.settle()
    for (const template of ['B', 'C']) {
      world.change({ template })
      world.settle()
    }
    world.pass()
    assert.equal(world.numbers, left)
  })
