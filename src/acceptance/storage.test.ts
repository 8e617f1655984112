import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PersistentVolumeClaim, VolumeAttachment } from '../api/types.ts'
import { refusal, World } from './world.ts'

const late = { volumeBindingMode: 'WaitForFirstConsumer' } as const
const mounting = (...claims: string[]) => ({
  volumes: claims.map(claimName => ({ name: claimName, persistentVolumeClaim: { claimName } })),
})

/** `Bound pvc-UID 1Gi`: phase, volume and capacity. */
function shown(world: World, name = 'data'): string {
  const { spec, status } = world.get('PersistentVolumeClaim', name)
  return [status!.phase, spec.volumeName?.replace(/^pvc-.*/, 'pvc-UID'), status!.capacity?.storage]
    .filter(Boolean)
    .join(' ')
}

const resize = (world: World, storage: string) => () =>
  world.api.patch<'PersistentVolumeClaim'>(
    { kind: 'PersistentVolumeClaim', namespace: 'default', name: 'data' },
    { spec: { resources: { requests: { storage } } } },
  )

describe('a claim that is not bound', () => {
  it('names no class, and no class is the default', () => {
    const world = new World()
    world.claim('data')
    world.pass(31)
    assert.equal(shown(world), 'Pending')
    assert.deepEqual(world.events('data'), [
      'Normal FailedBinding x3: no persistent volumes available for this claim and no storage class is set',
    ])
  })

  it('… until one is: it is filled in, and the claim is bound', () => {
    const world = new World()
    world.claim('data')
    world.claim('none', { storageClassName: '' })
    world.pass(10).storageClass('disks', {}, true)
    world.settle()
    assert.deepEqual(
      [shown(world), world.get('PersistentVolumeClaim', 'data').spec.storageClassName],
      ['Bound pvc-UID 1Gi', 'disks'],
    )
    assert.equal(shown(world, 'none'), 'Pending')
  })

  it('names a class that is missing', () => {
    const world = new World()
    world.claim('data', { storageClassName: 'fast' })
    world.pass(1)
    assert.deepEqual(world.events('data'), ['Warning ProvisioningFailed: storageclass.storage.k8s.io "fast" not found'])
  })

  it('waits for a consumer, and there is none', () => {
    const world = new World()
    world.storageClass('late', late)
    world.claim('data', { storageClassName: 'late' })
    world.pass(20)
    assert.equal(shown(world), 'Pending')
    assert.deepEqual(world.events('data'), [
      'Normal WaitForFirstConsumer x2: waiting for first consumer to be created before binding',
    ])
  })

  it('waits for a consumer that no node can take', () => {
    const world = new World()
    world.storageClass('late', late)
    world.claim('data', { storageClassName: 'late' })
    world.pod('web-0', { resources: { requests: { cpu: '64' } } }, mounting('data'))
    world.pass(20)
    assert.equal(shown(world), 'Pending')
    assert.match(world.events('data').at(-1)!, /^Normal WaitForPodScheduled.*: waiting for pod web-0 to be scheduled$/)
    assert.equal(
      world.get('PersistentVolumeClaim', 'data').metadata.annotations?.['volume.kubernetes.io/selected-node'],
      undefined,
    )
  })

  it('waits for a consumer, and gets one: node first, then volume, then the pod is bound', () => {
    const world = new World()
    world.storageClass('late', late)
    world.claim('data', { storageClassName: 'late' })
    world.pass(1).pod('web-0', {}, mounting('data'))
    world.settle()
    assert.deepEqual(
      world.events('data').map(event => event.replace(/ x\d+/, '').replace(/:.*/, '')),
      [
        'Normal WaitForFirstConsumer',
        'Normal ExternalProvisioning',
        'Normal Provisioning',
        'Normal ProvisioningSucceeded',
      ],
    )
    const boundAt = world
      .revisions('PersistentVolumeClaim', 'data')
      .find(({ object }) => (object as PersistentVolumeClaim).status?.phase === 'Bound')!
    const podBound = world
      .revisions('Pod', 'web-0')
      .find(({ object }) => (object as { spec: { nodeName?: string } }).spec.nodeName !== undefined)!
    assert.ok(podBound.position > boundAt.position)
    assert.equal(world.status('web-0'), '1/1 Running 0')
  })
})

describe('hand-made volumes', () => {
  const volume = (world: World, name: string, storage: string, more: object = {}) =>
    world.create({
      kind: 'PersistentVolume',
      metadata: { name },
      spec: {
        capacity: { storage },
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'manual',
        nfs: { server: 'files', path: '/' },
        ...more,
      },
    })
  const manual = { storageClassName: 'manual', resources: { requests: { storage: '5Gi' } } }

  it('the smallest that is large enough is taken, and its size is the claim’s; no event tells of it', () => {
    const world = new World()
    for (const [name, size] of [
      ['huge', '50Gi'],
      ['fits', '10Gi'],
      ['small', '1Gi'],
    ] as const)
      volume(world, name, size)
    world.claim('data', manual)
    assert.deepEqual([shown(world.settle()), world.events('data')], ['Bound fits 10Gi', []])
  })

  it('fewer access modes count for more than a smaller size', () => {
    const world = new World()
    volume(world, 'both', '10Gi', { accessModes: ['ReadWriteOnce', 'ReadWriteMany'] })
    volume(world, 'one', '100Gi')
    world.claim('data', manual)
    assert.equal(shown(world.settle()), 'Bound one 100Gi')
  })

  it('one that is reserved for the claim wins, and so does one that the claim names', () => {
    const world = new World()
    volume(world, 'fits', '5Gi')
    volume(world, 'kept', '50Gi', { claimRef: { namespace: 'default', name: 'data' } })
    volume(world, 'named', '70Gi')
    world.claim('data', manual)
    world.claim('other', { ...manual, volumeName: 'named' })
    world.settle()
    assert.deepEqual([shown(world), shown(world, 'other')], ['Bound kept 50Gi', 'Bound named 70Gi'])
  })

  it('one that is too small for the claim that names it says so', () => {
    const world = new World()
    volume(world, 'small', '1Gi')
    world.claim('data', { ...manual, volumeName: 'small' })
    world.pass(1)
    assert.deepEqual(world.events('data'), [
      'Warning VolumeMismatch: Cannot bind to requested volume "small": requested PV is too small',
    ])
  })

  it('one that is retained stays Released, and a claim of the old name does not get it back', () => {
    const world = new World()
    volume(world, 'fits', '10Gi', { persistentVolumeReclaimPolicy: 'Retain' })
    world.claim('data', manual)
    world.settle().delete('PersistentVolumeClaim', 'data')
    world.settle().claim('data', manual)
    world.settle()
    assert.deepEqual([world.get('PersistentVolume', 'fits').status!.phase, shown(world)], ['Released', 'Pending'])
    const { spec } = world.get('PersistentVolume', 'fits')
    world.api.patch({ kind: 'PersistentVolume', name: 'fits' }, { spec: { claimRef: { ...spec.claimRef, uid: null } } })
    assert.equal(shown(world.pass(20).settle()), 'Bound fits 10Gi')
  })
})

describe('a claim in use', () => {
  it('stays Terminating while its pod’s object is there; pods that come now are told', () => {
    const world = new World()
    world.storageClass('disks', {}, true)
    world.claim('data')
    world.settle().pod('web-0', {}, mounting('data'))
    world.settle().delete('PersistentVolumeClaim', 'data')
    world.pass(60).pod('web-1', {}, mounting('data'))
    world.pass(1)
    assert.notEqual(world.get('PersistentVolumeClaim', 'data').metadata.deletionTimestamp, undefined)
    assert.match(world.events('web-1', 'FailedScheduling')[0]!, /persistentvolumeclaim "data" is being deleted/)
    world.delete('Pod', 'web-0')
    world.settle()
    assert.equal(world.find('PersistentVolumeClaim', 'data'), undefined)
  })

  it('grows where its class allows it, while the pod runs', () => {
    const world = new World()
    world.storageClass('disks', { allowVolumeExpansion: true }, true)
    world.claim('data')
    world.settle().pod('web-0', {}, mounting('data'))
    world.settle()
    resize(world, '5Gi')()
    assert.equal(shown(world.settle()), 'Bound pvc-UID 5Gi')
    assert.equal(world.status('web-0'), '1/1 Running 0')
    assert.match(
      world.events('web-0', 'FileSystemResizeSuccessful').join(),
      /MountVolume\.NodeExpandVolume succeeded for volume "pvc-UID" node-1/,
    )
  })

  it('does not grow where its class does not allow it, and never shrinks', () => {
    const world = new World()
    world.storageClass('disks', {}, true)
    world.claim('data', { resources: { requests: { storage: '5Gi' } } })
    world.settle()
    assert.deepEqual(refusal(resize(world, '10Gi')), {
      code: 403,
      reason: 'Forbidden',
      message:
        'persistentvolumeclaims "data" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
      causes: [],
    })
    assert.equal(
      refusal(resize(world, '1Gi')).message,
      'PersistentVolumeClaim "data" is invalid: spec.resources.requests.storage: Forbidden: field can not be less than status.capacity',
    )
  })
})

describe('a volume that is attached, when its pod is replaced', () => {
  /** A pod of node-1 that uses a disk, and what its volume was attached to and detached from after it was deleted at 21 s. */
  const replaced = (node: string): { world: World; history: () => string[] } => {
    const world = new World({ nodes: 2 })
    world.storageClass('disks', {}, true)
    world.claim('data')
    world.pod('web-0', {}, { nodeName: 'node-1', ...mounting('data') })
    world.pass(21).delete('Pod', 'web-0', { gracePeriodSeconds: 1 })
    const from = world.engine.log.entries.length
    world.when(() => world.find('Pod', 'web-0') === undefined)
    world.pod('web-0', {}, { nodeName: node, ...mounting('data') })
    world.settle()
    const history = () =>
      world.engine.log.entries.slice(from).flatMap(entry => {
        if (entry.entry !== 'revision' || entry.object.kind !== 'VolumeAttachment' || entry.change === 'updated')
          return []
        return [`${entry.at / 1000} ${entry.change} ${(entry.object as VolumeAttachment).spec.nodeName}`]
      })
    return { world, history }
  }

  it('stays where it is for one that comes to the same node before its kubelet computes the next status', () => {
    const { world, history } = replaced('node-1')
    assert.deepEqual(history(), [])
    assert.equal(world.get('Pod', 'web-0').status!.phase, 'Running')
  })

  it('leaves the node with its next status, every 10 s, for one that comes to another; that one is warned meanwhile', () => {
    const { world, history } = replaced('node-2')
    assert.deepEqual(history(), ['31 deleted node-1', '31 created node-2'])
    assert.match(world.events('web-0', 'FailedAttachVolume').join(), /already exclusively attached to one node/)
    assert.equal(world.get('Pod', 'web-0').status!.phase, 'Running')
  })
})
