import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resizeFails, resizerDown } from '../faults.ts'
import { TestCluster } from '../test-cluster.ts'

/** A claim `data` of 1Gi on a disk that may grow. */
function expandable(volumeMode: 'Filesystem' | 'Block' = 'Filesystem'): TestCluster {
  const cluster = new TestCluster()
  cluster.node('node-1')
  cluster.storageClass('standard', { allowVolumeExpansion: true })
  cluster.claim('data', { storageClassName: 'standard', volumeMode })
  cluster.settle()
  return cluster
}

const capacities = (cluster: TestCluster) => {
  const { spec, status } = cluster.getClaim('data')
  const volume = cluster.user.get('PersistentVolume', undefined, spec.volumeName!)
  return [volume.spec.capacity?.storage, status?.capacity?.storage]
}

const growth = (cluster: TestCluster) => cluster.events('data').filter(({ reason }) => !/Provisioning/.test(reason!))

test('a disk in use grows while its pod runs', () => {
  const cluster = expandable()
  const volume = cluster.getClaim('data').spec.volumeName
  cluster.pod('web-0', 'data', 'node-1')
  cluster.resize('data', '2Gi')
  cluster.settle()
  assert.deepEqual(capacities(cluster), ['2Gi', '2Gi'])
  assert.equal(cluster.getClaim('data').status?.conditions, undefined)
  assert.deepEqual(
    growth(cluster).map(({ source, reason, message }) => `${source?.component}: ${reason} ${message}`),
    [
      'volume_expand: ExternalExpanding waiting for an external controller to expand this PVC',
      `external-resizer disk.example.com: Resizing External resizer is resizing volume ${volume}`,
      'external-resizer disk.example.com: FileSystemResizeRequired Require file system resize of volume on node',
      `kubelet: FileSystemResizeSuccessful MountVolume.NodeExpandVolume succeeded for volume "${volume}" node-1`,
    ],
  )
  assert.ok(cluster.reasons('web-0').includes('FileSystemResizeSuccessful'))
})

test('without a pod the file system waits for one, and the claim says so', () => {
  const cluster = expandable()
  cluster.resize('data', '2Gi')
  cluster.settle()
  assert.deepEqual(capacities(cluster), ['2Gi', '1Gi'])
  const [condition] = cluster.getClaim('data').status?.conditions ?? []
  assert.equal(condition?.type, 'FileSystemResizePending')
  assert.equal(
    condition?.message,
    'Waiting for user to (re-)start a pod to finish file system resize of volume on node.',
  )
  cluster.pod('web-0', 'data', 'node-1')
  cluster.settle()
  assert.deepEqual(capacities(cluster), ['2Gi', '2Gi'])
})

test('a raw device needs no node', () => {
  const cluster = expandable('Block')
  cluster.resize('data', '2Gi')
  cluster.settle()
  assert.deepEqual(capacities(cluster), ['2Gi', '2Gi'])
  assert.deepEqual(
    growth(cluster).map(({ reason }) => reason),
    ['ExternalExpanding', 'Resizing', 'VolumeResizeSuccessful'],
  )
})

test('without a resizer nothing happens but an announcement', async t => {
  await t.test('the driver has none running', () => {
    const cluster = expandable()
    cluster.engine.faults.begin(resizerDown, { kind: 'StorageClass', name: 'standard' })
    cluster.resize('data', '2Gi')
    cluster.settle()
    assert.deepEqual(capacities(cluster), ['1Gi', '1Gi'])
    assert.deepEqual(
      growth(cluster).map(({ reason }) => reason),
      ['ExternalExpanding'],
    )
    cluster.engine.faults.end(resizerDown, { kind: 'StorageClass', name: 'standard' })
    cluster.settle()
    assert.equal(capacities(cluster)[0], '2Gi')
  })
  await t.test('the volume is a directory', () => {
    const cluster = new TestCluster()
    cluster.node('node-1')
    cluster.storageClass('local-path', {
      provisioner: 'rancher.io/local-path',
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
    })
    cluster.claim('data', { storageClassName: 'local-path' })
    cluster.updateClaim('data', {}, { 'volume.kubernetes.io/selected-node': 'node-1' })
    cluster.settle()
    cluster.resize('data', '2Gi')
    cluster.settle()
    assert.deepEqual(capacities(cluster), ['1Gi', '1Gi'])
  })
})

test('a refused growth is tried again, and can be taken back to what is above the capacity', () => {
  const cluster = expandable()
  cluster.engine.faults.begin(resizeFails, { kind: 'StorageClass', name: 'standard' })
  cluster.resize('data', '10Gi')
  cluster.settle()
  assert.deepEqual(capacities(cluster), ['1Gi', '1Gi'])
  const failure = growth(cluster).find(({ reason }) => reason === 'VolumeResizeFailed')
  assert.match(failure?.message ?? '', /^resize volume "pvc-.*" by resizer "disk.example.com" failed: rpc error: /)
  cluster.engine.faults.end(resizeFails, { kind: 'StorageClass', name: 'standard' })
  cluster.resize('data', '2Gi')
  cluster.pass(60)
  assert.equal(capacities(cluster)[0], '2Gi')
})

test('what the API server says to a change of size', async t => {
  const immutable =
    'spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims'
  const cases = [
    {
      name: 'growth that the class does not allow',
      storageClassName: 'fixed',
      size: '2Gi',
      says: 'the storageclass that provisions the pvc must support resize',
    },
    {
      name: 'less than it has',
      storageClassName: 'standard',
      size: '512Mi',
      says: 'field can not be less than status.capacity',
    },
    { name: 'any change before it is bound', storageClassName: 'missing', size: '2Gi', says: immutable },
  ]
  for (const { name, storageClassName, size, says } of cases)
    await t.test(name, () => {
      const cluster = new TestCluster()
      cluster.storageClass('standard', { allowVolumeExpansion: true })
      cluster.storageClass('fixed')
      cluster.claim('data', { storageClassName })
      cluster.settle()
      assert.throws(
        () => cluster.resize('data', size),
        (error: Error) => error.message.includes(says),
      )
    })
})
