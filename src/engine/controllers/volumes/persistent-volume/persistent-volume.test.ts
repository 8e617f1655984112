import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestCluster } from '../test-cluster.ts'

const onNode1 = {
  required: {
    nodeSelectorTerms: [
      { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In' as const, values: ['node-1'] }] },
    ],
  },
}

const reclaim = (policy: 'Delete' | 'Retain' | 'Recycle') => ({ persistentVolumeReclaimPolicy: policy })

test('a claim with neither class nor default waits and says so at every resync, without keeping the cluster moving', () => {
  const cluster = new TestCluster()
  cluster.claim('data')
  cluster.settle()
  assert.equal(cluster.now, 0)
  cluster.pass(60)
  assert.equal(cluster.show('data'), 'Pending')
  assert.deepEqual(cluster.reasons('data'), ['FailedBinding x5'])
  assert.match(
    cluster.messages('data')[0]!,
    /^no persistent volumes available for this claim and no storage class is set$/,
  )
})

test('a missing class is asked for again every 15 seconds; once it is there its volume is made', () => {
  const cluster = new TestCluster()
  cluster.claim('data', { storageClassName: 'fast' })
  cluster.pass(20)
  assert.deepEqual(cluster.reasons('data'), ['ProvisioningFailed x2'])
  assert.equal(cluster.messages('data')[0], 'storageclass.storage.k8s.io "fast" not found')
  cluster.storageClass('fast')
  cluster.settle()
  assert.equal(cluster.now, 31_000)
  assert.match(cluster.show('data'), /^Bound pvc-.* 1Gi$/)
})

test('a class that becomes the default is given to claims that name none, but not to those that want none', () => {
  const cluster = new TestCluster()
  cluster.claim('unsaid')
  cluster.claim('none', { storageClassName: '' })
  cluster.settle()
  cluster.storageClass('standard', { isDefault: true })
  cluster.settle()
  assert.equal(cluster.getClaim('unsaid').spec.storageClassName, 'standard')
  assert.match(cluster.show('unsaid'), /^Bound/)
  assert.equal(cluster.show('none'), 'Pending')
})

test('of several default classes the newest counts, of equally new ones the first by name', () => {
  const cluster = new TestCluster()
  cluster.storageClass('old', { isDefault: true })
  cluster.pass(5)
  cluster.storageClass('new-b', { isDefault: true })
  cluster.storageClass('new-a', { isDefault: true })
  cluster.claim('data')
  cluster.settle()
  assert.equal(cluster.getClaim('data').spec.storageClassName, 'new-a')
})

test('a claim that waits for a consumer is not bound on its own, and names the pods that wait with it', () => {
  const cluster = new TestCluster()
  cluster.storageClass('local', {
    provisioner: 'kubernetes.io/no-provisioner',
    volumeBindingMode: 'WaitForFirstConsumer',
  })
  cluster.volume('pv-a', '1Gi', { storageClassName: 'local' })
  cluster.claim('data', { storageClassName: 'local' })
  cluster.settle()
  assert.equal(cluster.show('data'), 'Pending')
  cluster.pod('web-0', 'data')
  cluster.pass(15)
  cluster.pod('web-1', 'data')
  cluster.pass(15)
  assert.deepEqual(cluster.messages('data'), [
    'waiting for first consumer to be created before binding',
    'waiting for pod web-0 to be scheduled',
    'waiting for pods web-0,web-1 to be scheduled',
  ])
  assert.deepEqual(
    new Set(cluster.events('data').map(({ reason }) => reason)),
    new Set(['WaitForFirstConsumer', 'WaitForPodScheduled']),
  )
})

test('the pod that is made right after its claim is not yet there when the claim is first looked at', () => {
  const cluster = new TestCluster()
  cluster.storageClass('standard', { volumeBindingMode: 'WaitForFirstConsumer' })
  cluster.claim('data', { storageClassName: 'standard' })
  cluster.pod('web-0', 'data')
  cluster.settle()
  assert.deepEqual(cluster.reasons('data'), ['WaitForFirstConsumer'])
})

test('a volume that the scheduler reserved is bound at once', () => {
  const cluster = new TestCluster()
  cluster.storageClass('local', {
    provisioner: 'kubernetes.io/no-provisioner',
    volumeBindingMode: 'WaitForFirstConsumer',
  })
  cluster.volume('pv-a', '1Gi', { storageClassName: 'local' })
  const { metadata } = cluster.claim('data', { storageClassName: 'local' })
  cluster.settle()
  const volume = cluster.user.get('PersistentVolume', undefined, 'pv-a')
  const claimRef = { kind: 'PersistentVolumeClaim', namespace: 'default', name: 'data', uid: metadata.uid }
  cluster.user.update({ ...volume, spec: { ...volume.spec, claimRef } })
  cluster.settle()
  assert.equal(cluster.now, 0)
  assert.equal(cluster.show('data'), 'Bound pv-a 1Gi')
})

test('nobody makes volumes of kubernetes.io/no-provisioner; one that is made by hand is found at the next resync', () => {
  const cluster = new TestCluster()
  cluster.storageClass('manual', { provisioner: 'kubernetes.io/no-provisioner' })
  cluster.claim('data', { storageClassName: 'manual' })
  cluster.settle()
  assert.deepEqual(cluster.messages('data'), ['no volume plugin matched name: kubernetes.io/no-provisioner'])
  cluster.pass(1)
  cluster.volume('pv-a', '5Gi')
  cluster.engine.run({ until: 14_999 })
  assert.equal(cluster.show('data'), 'Pending')
  cluster.settle()
  assert.equal(cluster.now, 15_000)
  assert.equal(cluster.show('data'), 'Bound pv-a 5Gi')
})

test('binding is four writes in order, and no event', () => {
  const cluster = new TestCluster()
  cluster.volume('pv-a', '10Gi')
  cluster.settle()
  const from = cluster.engine.log.position
  cluster.claim('data', { storageClassName: 'manual' })
  cluster.settle()
  const writes = cluster.engine.log.entries
    .slice(from)
    .flatMap(entry => (entry.entry === 'revision' && entry.by === 'persistentvolume-controller' ? [entry] : []))
  const shown = writes.map(({ object, before }) => {
    const part = JSON.stringify(object.spec) === JSON.stringify(before?.spec) ? 'status' : 'spec'
    return `${object.kind} ${part}`
  })
  assert.deepEqual(shown, [
    'PersistentVolume spec',
    'PersistentVolume status',
    'PersistentVolumeClaim spec',
    'PersistentVolumeClaim status',
  ])
  const { metadata, status } = cluster.getClaim('data')
  assert.equal(metadata.annotations?.['pv.kubernetes.io/bind-completed'], 'yes')
  assert.equal(metadata.annotations?.['pv.kubernetes.io/bound-by-controller'], 'yes')
  assert.deepEqual(status?.capacity, { storage: '10Gi' })
  assert.deepEqual(cluster.reasons('data'), [])
})

test('a claim that names a volume: which it gets, and what it is told otherwise', async t => {
  const others = { claimRef: { kind: 'PersistentVolumeClaim', namespace: 'default', name: 'other' } }
  const own = { claimRef: { kind: 'PersistentVolumeClaim', namespace: 'default', name: 'data' } }
  const cases = [
    { name: 'free and fitting', spec: {}, shows: 'Bound pv-a 10Gi', told: [] },
    {
      name: 'reserved for it, though small and of another class',
      spec: { ...own, storageClassName: 'x', capacity: { storage: '512Mi' } },
      shows: 'Bound pv-a 512Mi',
      // It is now smaller than what it asks for, which counts as growth.
      told: ['waiting for an external controller to expand this PVC'],
    },
    {
      name: 'too small',
      spec: { capacity: { storage: '512Mi' } },
      told: ['Cannot bind to requested volume "pv-a": requested PV is too small'],
    },
    {
      name: 'of another class',
      spec: { storageClassName: 'x' },
      told: ['Cannot bind to requested volume "pv-a": storageClassName does not match'],
    },
    {
      name: 'of another mode',
      spec: { volumeMode: 'Block' as const },
      told: ['Cannot bind to requested volume "pv-a": incompatible volumeMode'],
    },
    {
      name: 'for other access',
      spec: { accessModes: ['ReadOnlyMany' as const] },
      told: ['Cannot bind to requested volume "pv-a": incompatible accessMode'],
    },
    { name: 'reserved for another', spec: others, told: ['volume "pv-a" already bound to a different claim.'] },
  ]
  for (const { name, spec, shows = 'Pending pv-a', told } of cases)
    await t.test(name, () => {
      const cluster = new TestCluster()
      cluster.volume('pv-a', '10Gi', spec)
      cluster.claim('data', { storageClassName: 'manual', volumeName: 'pv-a' })
      cluster.settle()
      assert.equal(cluster.show('data'), shows)
      assert.deepEqual(cluster.messages('data'), told)
    })
})

test('a retained volume keeps its old claim in mind: a namesake does not get it until the reference is taken off', () => {
  const cluster = new TestCluster()
  cluster.volume('pv-a', '1Gi', reclaim('Retain'))
  cluster.claim('data', { storageClassName: 'manual' })
  cluster.settle()
  cluster.delete('PersistentVolumeClaim', 'data')
  cluster.settle()
  assert.equal(cluster.phase('pv-a'), 'Released')
  cluster.claim('data', { storageClassName: 'manual' })
  cluster.pass(60)
  assert.equal(cluster.show('data'), 'Pending')
  const volume = cluster.user.get('PersistentVolume', undefined, 'pv-a')
  cluster.user.update({ ...volume, spec: { ...volume.spec, claimRef: undefined } })
  cluster.settle()
  assert.equal(cluster.show('data'), 'Bound pv-a 1Gi')
})

test('what becomes of a released volume that no provisioner made', async t => {
  const nfs = {}
  const local = { nfs: undefined, local: { path: '/mnt' }, nodeAffinity: onNode1 }
  const directory = (path: string) => ({ nfs: undefined, hostPath: { path } })
  const noDeleter = 'error getting deleter volume plugin for volume "pv-a": no deletable volume plugin matched'
  const cases = [
    { policy: 'Delete', source: nfs, phase: 'Failed', told: [`VolumeFailedDelete ${noDeleter}`] },
    { policy: 'Delete', source: local, phase: 'Failed', told: [`VolumeFailedDelete ${noDeleter}`] },
    {
      policy: 'Delete',
      source: directory('/mnt/a'),
      phase: 'Failed',
      told: ['VolumeFailedDelete host_path deleter only supports /tmp/.+ but received provided /mnt/a'],
    },
    { policy: 'Delete', source: directory('/tmp/a'), phase: 'gone', told: [] },
    { policy: 'Recycle', source: nfs, phase: 'Available', told: ['VolumeRecycled Volume recycled'] },
    {
      policy: 'Recycle',
      source: local,
      phase: 'Failed',
      told: ['VolumeFailedRecycle No recycler plugin found for the volume!'],
    },
  ] as const
  for (const { policy, source, phase, told } of cases)
    await t.test(`${policy} of ${JSON.stringify(source)}`, () => {
      const cluster = new TestCluster()
      cluster.volume('pv-a', '1Gi', { ...reclaim(policy), ...source })
      cluster.claim('data', { storageClassName: 'manual' })
      cluster.settle()
      const { volumes } = cluster.engine.workloads
      const { uid } = cluster.user.get('PersistentVolume', undefined, 'pv-a').metadata
      volumes.of(uid).set('/ledger', 'written')
      cluster.delete('PersistentVolumeClaim', 'data')
      cluster.settle()
      assert.equal(cluster.phase('pv-a'), phase)
      assert.equal(volumes.isEmpty(uid), phase === 'Available', 'only recycling empties a volume')
      assert.deepEqual(
        cluster.events('pv-a').map(({ reason, message }) => `${reason} ${message}`),
        told,
      )
    })
})

test('a bound claim whose volume is gone is lost, until the same volume returns', () => {
  const cluster = new TestCluster()
  cluster.volume('pv-a', '1Gi')
  cluster.claim('data', { storageClassName: 'manual' })
  cluster.settle()
  const volume = cluster.user.get('PersistentVolume', undefined, 'pv-a')
  cluster.delete('PersistentVolume', 'pv-a')
  cluster.settle()
  assert.equal(cluster.show('data'), 'Bound pv-a 1Gi')
  const deleting = cluster.user.get('PersistentVolume', undefined, 'pv-a')
  cluster.user.update({ ...deleting, metadata: { ...deleting.metadata, finalizers: undefined } })
  cluster.settle()
  assert.equal(cluster.show('data'), 'Lost pv-a')
  assert.deepEqual(cluster.messages('data'), ['Bound claim has lost its PersistentVolume. Data on the volume is lost!'])
  cluster.volume('pv-a', '1Gi', { claimRef: volume.spec.claimRef })
  cluster.settle()
  assert.equal(cluster.show('data'), 'Bound pv-a 1Gi')
})

test('of two claims that a user bound to one volume the second is bound wrongly', () => {
  const cluster = new TestCluster()
  cluster.volume('pv-a', '1Gi')
  cluster.claim('data', { storageClassName: 'manual' })
  cluster.settle()
  cluster.claim('late', { storageClassName: 'manual', volumeName: 'pv-a' })
  cluster.updateClaim('late', {}, { 'pv.kubernetes.io/bind-completed': 'yes' })
  cluster.settle()
  assert.equal(cluster.show('late'), 'Lost pv-a')
  assert.deepEqual(cluster.reasons('late'), ['ClaimMisbound'])
})
