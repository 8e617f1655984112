import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { StatefulSet } from '../api/types.ts'
import { refusal, World } from './world.ts'

const about = { kind: 'StatefulSet', namespace: 'default', name: 'web' } as const

function withSet(): World {
  const world = new World()
  world.set()
  return world.settle()
}

const manifest = (spec: object, metadata: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'db', ...metadata },
  spec: {
    selector: { matchLabels: { app: 'db' } },
    template: { metadata: { labels: { app: 'db' } }, spec: { containers: [{ name: 'app', image: 'app:v1' }] } },
    ...spec,
  },
})

describe('409', () => {
  it('an update of what has changed meanwhile', () => {
    const world = withSet()
    const stale = world.get('StatefulSet', 'web')
    world.change({ replicas: 2 })
    assert.deepEqual(
      refusal(() => world.api.update<StatefulSet>({ ...stale, spec: { ...stale.spec, replicas: 3 } })),
      {
        code: 409,
        reason: 'Conflict',
        message:
          'Operation cannot be fulfilled on statefulsets.apps "web": the object has been modified; please apply your changes to the latest version and try again',
        causes: [],
      },
    )
  })

  it('an update that means an object of another uid, with or without a version', () => {
    const world = withSet()
    const set = world.get('StatefulSet', 'web')
    for (const resourceVersion of [set.metadata.resourceVersion, '']) {
      const metadata = { ...set.metadata, uid: 'another', resourceVersion }
      const { code, reason, message } = refusal(() => world.api.update<StatefulSet>({ ...set, metadata }))
      assert.deepEqual([code, reason], [409, 'Conflict'])
      assert.match(message, /Precondition failed: UID in precondition: another, UID in object meta: \w/)
    }
  })

  it('an update without a version is taken as it is', () => {
    const world = withSet()
    const { metadata, spec, ...rest } = world.get('StatefulSet', 'web')
    world.change({ replicas: 2 })
    const { resourceVersion: _, ...kept } = metadata
    world.api.update({ ...rest, metadata: kept, spec: { ...spec, replicas: 3 } } as StatefulSet)
    assert.equal(world.get('StatefulSet', 'web').spec.replicas, 3)
  })

  it('a name that is taken', () => {
    const { code, reason, message } = refusal(() => withSet().set())
    assert.deepEqual([code, reason, message], [409, 'AlreadyExists', 'statefulsets.apps "web" already exists'])
  })

  it('a deletion of what has been made anew', () => {
    const world = withSet()
    const { uid } = world.get('Pod', 'web-0').metadata
    const { code, reason, message } = refusal(() => world.delete('Pod', 'web-0', { preconditions: { uid: 'old' } }))
    assert.deepEqual(
      [code, reason, message],
      [
        409,
        'Conflict',
        `Operation cannot be fulfilled on Pod "web-0": the UID in the precondition (old) does not match the UID in record (${uid}). The object might have been deleted and then recreated`,
      ],
    )
  })
})

describe('422', () => {
  it('one mistake, and several', () => {
    const world = withSet()
    const say = (spec: object) => refusal(() => world.create({ ...manifest(spec) })).message
    assert.equal(
      say({ replicas: -1 }),
      'StatefulSet.apps "db" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    )
    assert.equal(
      say({ replicas: -1, podManagementPolicy: 'parallel' }),
      'StatefulSet.apps "db" is invalid: [spec.podManagementPolicy: Invalid value: "parallel": must be \'OrderedReady\' or \'Parallel\', spec.replicas: Invalid value: -1: must be greater than or equal to 0]',
    )
  })

  it('a change of what may not change; a change that is none is no new generation', () => {
    const world = withSet()
    const { code, reason } = refusal(() => world.change({ podManagementPolicy: 'Parallel' }))
    assert.deepEqual([code, reason], [422, 'Invalid'])
    const before = world.get('StatefulSet', 'web')
    assert.equal(world.change({ replicas: 1 }), before)
    assert.equal(world.change({ replicas: 2 }).metadata.generation, 2)
    assert.equal(world.api.patch(about, { metadata: { labels: { a: 'b' } } }).metadata.generation, 2)
  })

  it('a pod’s spec, of which little may change', () => {
    const world = withSet()
    const { message } = refusal(() =>
      world.api.patch({ kind: 'Pod', namespace: 'default', name: 'web-0' }, { spec: { hostname: 'other' } }),
    )
    assert.match(
      message,
      /^Pod "web-0" is invalid: spec: Forbidden: pod updates may not change fields other than `spec\.containers\[\*\]\.image`/,
    )
  })

  it('a finalizer that comes too late', () => {
    const world = withSet()
    world.delete('Pod', 'web-0')
    const { message } = refusal(() =>
      world.api.patch({ kind: 'Pod', namespace: 'default', name: 'web-0' }, { metadata: { finalizers: ['a.b/c'] } }),
    )
    assert.equal(
      message,
      'Pod "web-0" is invalid: metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"a.b/c"}',
    )
  })
})

describe('400 and 404', () => {
  it('a field that the kind does not have, strictly', () => {
    const { code, reason, message } = refusal(() => new World().api.read(manifest({ replcas: 3 })))
    assert.deepEqual(
      [code, reason, message],
      [
        400,
        'BadRequest',
        'StatefulSet in version "v1" cannot be handled as a StatefulSet: strict decoding error: unknown field "spec.replcas"',
      ],
    )
  })

  it('a value of the wrong type', () => {
    const { code, message } = refusal(() => new World().api.read(manifest({ replicas: 'three' })))
    assert.deepEqual(
      [code, message],
      [
        400,
        'StatefulSet in version "v1" cannot be handled as a StatefulSet: json: cannot unmarshal string into Go struct field StatefulSetSpec.spec.replicas of type int32',
      ],
    )
  })

  it('a field by which nothing can be selected', () => {
    const answer = (kind: string) => {
      const { code, message } = refusal(() => new World().api.list(kind, { fieldSelector: 'spec.replicas=3' }))
      return `${code} ${message}`
    }
    assert.equal(answer('Pod'), '400 field label not supported: spec.replicas')
    assert.equal(
      answer('StatefulSet'),
      '400 "spec.replicas" is not a known field selector: only "metadata.name", "metadata.namespace"',
    )
  })

  it('what is not there, in a namespace that is not there', () => {
    const world = new World()
    assert.equal(refusal(() => world.get('StatefulSet', 'web')).message, 'statefulsets.apps "web" not found')
    assert.equal(
      refusal(() => world.pod('web-0', {}, {}, { namespace: 'team' })).message,
      'namespaces "team" not found',
    )
  })
})

it('500: an object that comes with a version, as one does that was exported from a cluster', () => {
  const create = (resourceVersion: string) =>
    new World().create({ ...manifest({}), metadata: { name: 'db', resourceVersion } })
  assert.equal(refusal(() => create('1001')).message, 'resourceVersion should not be set on objects to be created')
  assert.equal(refusal(() => create('1001')).code, 500)
  for (const none of ['', '0']) assert.notEqual(create(none).metadata.resourceVersion, none)
})
