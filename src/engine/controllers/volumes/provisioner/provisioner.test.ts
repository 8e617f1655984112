import assert from 'node:assert/strict'
import { test } from 'node:test'
import { provisionerDown, provisioningFails, provisioningSlow } from '../faults.ts'
import { TestCluster } from '../test-cluster.ts'

const immediate = { storageClassName: 'standard' }
const about = { kind: 'StorageClass', name: 'standard' }

/** The name of the volume that was made for a claim. */
const volumeOf = (cluster: TestCluster, claimName: string): string => cluster.getClaim(claimName).spec.volumeName!

test('an immediate claim is provisioned: who says what, and what the volume is like', () => {
  const cluster = new TestCluster()
  cluster.storageClass('standard', { reclaimPolicy: 'Delete', mountOptions: ['discard'] })
  const { metadata } = cluster.claim('data', immediate)
  cluster.settle()
  assert.equal(cluster.now, 1_000)
  const name = `pvc-${metadata.uid}`
  assert.equal(cluster.show('data'), `Bound ${name} 1Gi`)
  const [waiting, provisioning, done] = cluster.events('data')
  assert.equal(waiting?.source?.component, 'persistentvolume-controller')
  assert.match(
    waiting?.message ?? '',
    /^Waiting for a volume to be created either by the external provisioner 'disk.example.com' or manually/,
  )
  assert.match(
    provisioning?.source?.component ?? '',
    /^disk\.example\.com_disk-example-com-provisioner-0_[0-9a-f-]{36}$/,
  )
  assert.equal(provisioning?.message, 'External provisioner is provisioning volume for claim "default/data"')
  assert.equal(done?.message, `Successfully provisioned volume ${name}`)
  const volume = cluster.user.get('PersistentVolume', undefined, name)
  assert.deepEqual(volume.spec.csi, { driver: 'disk.example.com', volumeHandle: name, fsType: undefined })
  assert.deepEqual(volume.spec.mountOptions, ['discard'])
  assert.equal(volume.spec.nodeAffinity, undefined)
  assert.equal(volume.metadata.annotations?.['pv.kubernetes.io/provisioned-by'], 'disk.example.com')
  assert.deepEqual(volume.metadata.finalizers, [
    'external-provisioner.volume.kubernetes.io/finalizer',
    'kubernetes.io/pv-protection',
  ])
})

test('a claim that waits for a consumer is provisioned once a node is chosen, where the driver keeps to places in that place', () => {
  const cluster = new TestCluster()
  cluster.node('node-1', { 'topology.kubernetes.io/zone': 'zone-a' })
  cluster.node('node-2', { 'topology.kubernetes.io/zone': 'zone-b' })
  cluster.storageClass('zonal', { provisioner: 'ebs.csi.aws.com', volumeBindingMode: 'WaitForFirstConsumer' })
  cluster.storageClass('local-path', {
    provisioner: 'rancher.io/local-path',
    volumeBindingMode: 'WaitForFirstConsumer',
  })
  for (const storageClassName of ['zonal', 'local-path']) cluster.claim(storageClassName, { storageClassName })
  cluster.settle()
  assert.equal(cluster.show('zonal'), 'Pending')
  for (const name of ['zonal', 'local-path'])
    cluster.updateClaim(name, {}, { 'volume.kubernetes.io/selected-node': 'node-2' })
  cluster.settle()
  const affinity = (claimName: string) => {
    const { spec } = cluster.user.get('PersistentVolume', undefined, volumeOf(cluster, claimName))
    return spec.nodeAffinity?.required?.nodeSelectorTerms[0]?.matchExpressions?.[0]
  }
  assert.deepEqual(affinity('zonal'), { key: 'topology.kubernetes.io/zone', operator: 'In', values: ['zone-b'] })
  assert.deepEqual(affinity('local-path'), { key: 'kubernetes.io/hostname', operator: 'In', values: ['node-2'] })
  const kinds = cluster.reasons('zonal').map(reason => reason.split(' ')[0])
  assert.deepEqual(kinds, ['WaitForFirstConsumer', 'ExternalProvisioning', 'Provisioning', 'ProvisioningSucceeded'])
})

test('the claims of a set that are bound at once are spread over the zones by turns', () => {
  const cluster = new TestCluster()
  for (const zone of ['a', 'b', 'c']) cluster.node(`node-${zone}`, { 'topology.kubernetes.io/zone': zone })
  cluster.storageClass('standard', { provisioner: 'ebs.csi.aws.com' })
  for (const ordinal of [0, 1, 2]) cluster.claim(`data-web-${ordinal}`, immediate)
  cluster.settle()
  const zones = cluster.user
    .list('PersistentVolume')
    .map(({ spec }) => spec.nodeAffinity?.required?.nodeSelectorTerms[0]?.matchExpressions?.[0]?.values?.[0])
  assert.deepEqual(zones.sort(), ['a', 'b', 'c'])
})

test('a chosen node that is gone is unchosen', () => {
  const cluster = new TestCluster()
  cluster.storageClass('standard', { volumeBindingMode: 'WaitForFirstConsumer' })
  cluster.claim('data', immediate)
  cluster.updateClaim('data', {}, { 'volume.kubernetes.io/selected-node': 'node-9' })
  cluster.settle()
  assert.equal(cluster.getClaim('data').metadata.annotations?.['volume.kubernetes.io/selected-node'], undefined)
  assert.ok(cluster.messages('data').includes('failed to get target node: nodes "node-9" not found'))
})

test('a failing backend is tried again after 1 s, 2 s, 4 s …; that is nothing new, until it works', () => {
  const cluster = new TestCluster()
  const { metadata } = cluster.storageClass('standard')
  cluster.engine.faults.begin(provisioningFails, { kind: 'StorageClass', name: metadata.name })
  cluster.claim('data', immediate)
  cluster.settle()
  assert.equal(cluster.show('data'), 'Pending')
  assert.ok(cluster.now < 30_000, `settled at ${cluster.now}`)
  cluster.engine.run({ until: 40_000 })
  const attempts = cluster.events('data').find(({ reason }) => reason === 'ProvisioningFailed')
  assert.equal(attempts?.count, 6) // at 1, 3, 6, 11, 20 and 37 s: each attempt takes 1 s
  assert.match(attempts?.message ?? '', /^failed to provision volume with StorageClass "standard": rpc error: /)
  cluster.engine.faults.end(provisioningFails, about)
  cluster.pass(60)
  assert.match(cluster.show('data'), /^Bound/)
})

test('a provisioner that is down is waited for; a slow one takes a minute', () => {
  const cluster = new TestCluster()
  cluster.storageClass('standard')
  cluster.engine.faults.begin(provisionerDown, about)
  cluster.engine.faults.begin(provisioningSlow, about)
  cluster.claim('data', immediate)
  cluster.settle()
  assert.equal(cluster.now, 0)
  cluster.pass(3600)
  cluster.engine.faults.end(provisionerDown, about)
  cluster.settle()
  assert.equal(cluster.now, 3_660_000)
  assert.match(cluster.show('data'), /^Bound/)
})

test('with Delete the disk and its volume go after the claim, with Retain they stay', () => {
  const cluster = new TestCluster()
  cluster.storageClass('standard', { reclaimPolicy: 'Delete' })
  cluster.storageClass('kept', { reclaimPolicy: 'Retain' })
  cluster.claim('data', immediate)
  cluster.claim('ledger', { storageClassName: 'kept' })
  cluster.settle()
  const [data, ledger] = [volumeOf(cluster, 'data'), volumeOf(cluster, 'ledger')]
  cluster.delete('PersistentVolumeClaim', 'data')
  cluster.delete('PersistentVolumeClaim', 'ledger')
  cluster.settle()
  assert.deepEqual([cluster.phase(data), cluster.phase(ledger)], ['gone', 'Released'])
})

test('a volume that is deleted before its claim is kept until the claim goes, and its disk is deleted all the same', () => {
  const cluster = new TestCluster()
  cluster.storageClass('standard')
  cluster.claim('data', immediate)
  cluster.settle()
  const name = volumeOf(cluster, 'data')
  cluster.delete('PersistentVolume', name)
  cluster.settle()
  assert.equal(cluster.phase(name), 'Bound')
  cluster.delete('PersistentVolumeClaim', 'data')
  cluster.settle()
  assert.equal(cluster.phase(name), 'gone')
  const last = cluster.engine.log.entries.findLast(
    entry => entry.entry === 'revision' && entry.by === 'external-provisioner',
  )
  assert.equal(last?.at, 2_000)
})

test('of many claims none is more work than the first', () => {
  const cluster = new TestCluster()
  cluster.storageClass('standard')
  const work = Array.from({ length: 100 }, (_, index) => {
    const before = cluster.engine.log.entries.length
    cluster.claim(`data-${index}`, immediate)
    cluster.settle()
    return cluster.engine.log.entries.length - before
  })
  assert.equal(cluster.user.list('PersistentVolume').length, 100)
  // Now and then one more entry, when the controller's periodic look falls in.
  assert.ok(Math.max(...work) <= work[0]! + 1, work.join(' '))
})
