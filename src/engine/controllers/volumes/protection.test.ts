import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestCluster } from './test-cluster.ts'

/** A bound claim `data` on volume `pv-a`. */
function boundCluster(): TestCluster {
  const cluster = new TestCluster()
  cluster.node('node-1')
  cluster.volume('pv-a', '1Gi')
  cluster.claim('data', { storageClassName: 'manual' })
  cluster.settle()
  return cluster
}

const claimExists = (cluster: TestCluster): boolean =>
  cluster.user.find('PersistentVolumeClaim', 'default', 'data') !== undefined

test('a claim goes when no pod with a node uses it, whether or not that pod still runs', async t => {
  const cases = [
    { name: 'no pod', pod: undefined, stays: false },
    { name: 'a pod without a node', pod: (cluster: TestCluster) => cluster.pod('web-0', 'data'), stays: false },
    { name: 'a running pod', pod: (cluster: TestCluster) => cluster.pod('web-0', 'data', 'node-1'), stays: true },
    {
      name: 'a pod that has failed',
      pod(cluster: TestCluster) {
        const pod = cluster.pod('web-0', 'data', 'node-1')
        cluster.user.updateStatus({ ...pod, status: { ...pod.status, phase: 'Failed' } })
      },
      stays: true,
    },
    {
      name: 'a pod of another claim',
      pod: (cluster: TestCluster) => cluster.pod('web-0', 'other', 'node-1'),
      stays: false,
    },
  ]
  for (const { name, pod, stays } of cases)
    await t.test(name, () => {
      const cluster = boundCluster()
      pod?.(cluster)
      cluster.delete('PersistentVolumeClaim', 'data')
      cluster.settle()
      assert.equal(claimExists(cluster), stays)
    })
})

test('a claim that was deleted while used goes with the pod, and its volume is released', () => {
  const cluster = boundCluster()
  cluster.pod('web-0', 'data', 'node-1')
  cluster.delete('PersistentVolumeClaim', 'data')
  cluster.settle()
  assert.notEqual(cluster.getClaim('data').metadata.deletionTimestamp, undefined)
  assert.equal(cluster.show('data'), 'Bound pv-a 1Gi')
  cluster.delete('Pod', 'web-0', 0)
  cluster.settle()
  assert.equal(claimExists(cluster), false)
  assert.equal(cluster.phase('pv-a'), 'Released')
})

test('a bound volume that was deleted stays until it is released', () => {
  const cluster = boundCluster()
  cluster.delete('PersistentVolume', 'pv-a')
  cluster.settle()
  assert.equal(cluster.phase('pv-a'), 'Bound')
  cluster.delete('PersistentVolumeClaim', 'data')
  cluster.settle()
  assert.equal(cluster.phase('pv-a'), 'gone')
})
