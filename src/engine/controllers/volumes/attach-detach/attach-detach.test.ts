import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attachFails, detachHangs } from '../faults.ts'
import { TestCluster } from '../test-cluster.ts'

/** Two nodes, and a claim `data` whose disk is attached to node-1, where web-0 runs and has it mounted. */
function attachedCluster(): { cluster: TestCluster; volume: string; device: string } {
  const cluster = new TestCluster()
  cluster.node('node-1')
  cluster.node('node-2')
  cluster.storageClass('standard')
  cluster.claim('data', { storageClassName: 'standard' })
  cluster.settle()
  const volume = cluster.getClaim('data').spec.volumeName!
  cluster.pod('web-0', 'data', 'node-1')
  cluster.settle()
  const device = `kubernetes.io/csi/disk.example.com^${volume}`
  cluster.setReady('node-1', true, [device])
  return { cluster, volume, device }
}

/** `node-1 attached`, `node-2 attaching` … */
const attachments = (cluster: TestCluster): string[] =>
  cluster.user
    .list('VolumeAttachment')
    .map(({ spec, status }) => `${spec.nodeName} ${status?.attached ? 'attached' : 'attaching'}`)

const multiAttach = (volume: string, because: string) => [
  `Multi-Attach error for volume "${volume}" Volume is already ${because}`,
]

test('a disk is attached before its pod can run, and the node and the pod are told', () => {
  const { cluster, volume, device } = attachedCluster()
  assert.deepEqual(attachments(cluster), ['node-1 attached'])
  const [event] = cluster.events('web-0')
  assert.equal(event?.message, `AttachVolume.Attach succeeded for volume "${volume}" `)
  assert.equal(event?.source?.component, 'attachdetach-controller')
  assert.deepEqual(cluster.user.get('Node', undefined, 'node-1').status?.volumesAttached, [
    { name: device, devicePath: '' },
  ])
  const [attachment] = cluster.user.list('VolumeAttachment')
  assert.match(attachment!.metadata.name, /^csi-[0-9a-f]{64}$/)
  assert.deepEqual(attachment!.metadata.finalizers, ['external-attacher/disk-example-com'])
})

test('directories and network file systems are not attached', () => {
  const cluster = new TestCluster()
  cluster.node('node-1')
  cluster.volume('pv-a', '1Gi')
  cluster.claim('data', { storageClassName: 'manual' })
  cluster.settle()
  cluster.pod('web-0', 'data', 'node-1')
  cluster.settle()
  assert.deepEqual(attachments(cluster), [])
})

test('a pod that moves waits until the disk is unmounted and detached', () => {
  const { cluster, volume } = attachedCluster()
  cluster.delete('Pod', 'web-0', 0)
  cluster.pod('web-1', 'data', 'node-2')
  cluster.settle()
  assert.deepEqual(attachments(cluster), ['node-1 attached'])
  assert.deepEqual(
    cluster.messages('web-1'),
    multiAttach(volume, "exclusively attached to one node and can't be attached to another"),
  )
  cluster.setReady('node-1', true, [])
  cluster.settle()
  assert.deepEqual(attachments(cluster), ['node-2 attached'])
  assert.equal(cluster.user.get('Node', undefined, 'node-1').status?.volumesAttached, undefined)
})

test('a second pod elsewhere is told once who has the disk; one on the same node shares it', () => {
  const { cluster, volume } = attachedCluster()
  cluster.pod('web-1', 'data', 'node-2')
  cluster.settle()
  cluster.pod('web-2', 'data', 'node-1')
  cluster.pass(600)
  const told = cluster.events('web-1')
  assert.deepEqual(
    told.map(({ message }) => message),
    multiAttach(volume, 'used by pod(s) web-0'),
  )
  assert.equal(told[0]?.count, 1)
  assert.deepEqual(cluster.messages('web-2'), [])
})

test('a lost node keeps its disk while the pod object stays, and for 6 minutes after it is gone', async t => {
  const cases = [
    {
      name: 'the node is not ready',
      lose: (cluster: TestCluster, device: string) => cluster.setReady('node-1', false, [device]),
    },
    { name: 'the node is removed', lose: (cluster: TestCluster) => cluster.delete('Node', 'node-1') },
  ]
  for (const { name, lose } of cases)
    await t.test(name, () => {
      const { cluster, device } = attachedCluster()
      lose(cluster, device)
      cluster.delete('Pod', 'web-0')
      cluster.pass(3600)
      assert.deepEqual(attachments(cluster), ['node-1 attached'])
      cluster.delete('Pod', 'web-0', 0)
      const gone = cluster.now
      cluster.pod('web-1', 'data', 'node-2')
      cluster.pass(359)
      assert.deepEqual(attachments(cluster), ['node-1 attached'])
      cluster.settle()
      assert.deepEqual(attachments(cluster), ['node-2 attached'])
      assert.equal(cluster.now, gone + 360_000 + 2_000)
    })
})

test('a node that is out of service gives its disks away at once', () => {
  const { cluster, device } = attachedCluster()
  const node = cluster.setReady('node-1', false, [device])
  cluster.delete('Pod', 'web-0', 0)
  cluster.pass(10)
  const taints = [{ key: 'node.kubernetes.io/out-of-service', value: 'nodeshutdown', effect: 'NoExecute' as const }]
  cluster.user.update({ ...cluster.user.get('Node', undefined, 'node-1'), spec: { ...node.spec, taints } })
  cluster.settle()
  assert.equal(cluster.now, 13_000)
  assert.deepEqual(attachments(cluster), [])
})

test('a pod that is wanted again in time keeps the disk where it is', () => {
  const { cluster, device } = attachedCluster()
  cluster.setReady('node-1', false, [device])
  cluster.delete('Pod', 'web-0', 0)
  cluster.pass(300)
  cluster.pod('web-0', 'data', 'node-1')
  cluster.pass(300)
  cluster.delete('Pod', 'web-0', 0)
  cluster.pass(300)
  assert.deepEqual(attachments(cluster), ['node-1 attached'])
})

test('a detach that hangs hangs until the fault ends', () => {
  const { cluster } = attachedCluster()
  const about = { kind: 'Node', name: 'node-1' }
  cluster.engine.faults.begin(detachHangs, about)
  cluster.setReady('node-1', true, [])
  cluster.delete('Pod', 'web-0', 0)
  cluster.settle()
  const [attachment] = cluster.user.list('VolumeAttachment')
  assert.match(attachment?.status?.detachError?.message ?? '', /DeadlineExceeded/)
  cluster.engine.faults.end(detachHangs, about)
  cluster.settle()
  assert.deepEqual(attachments(cluster), [])
})

test('a failing attach is told of and tried again', () => {
  const { cluster, volume } = attachedCluster()
  cluster.claim('log', { storageClassName: 'standard' })
  cluster.settle()
  const other = { kind: 'PersistentVolume', name: cluster.getClaim('log').spec.volumeName! }
  cluster.engine.faults.begin(attachFails, other)
  cluster.pod('web-1', 'log', 'node-2')
  cluster.settle()
  const [event] = cluster.events('web-1')
  assert.match(event?.message ?? '', new RegExp(`^AttachVolume.Attach failed for volume "${other.name}" : rpc error: `))
  assert.ok((event?.count ?? 0) > 1)
  assert.notEqual(other.name, volume)
  cluster.engine.faults.end(attachFails, other)
  cluster.pass(60)
  assert.deepEqual(attachments(cluster).sort(), ['node-1 attached', 'node-2 attached'])
})

test('a disk that is still attached is not deleted', () => {
  const { cluster, volume } = attachedCluster()
  cluster.delete('PersistentVolumeClaim', 'data')
  cluster.delete('Pod', 'web-0', 0)
  cluster.pass(5)
  assert.equal(cluster.phase(volume), 'Released')
  assert.equal(cluster.messages(volume)[0], `persistentvolume ${volume} is still attached to node node-1`)
  cluster.setReady('node-1', true, [])
  cluster.pass(60)
  assert.equal(cluster.phase(volume), 'gone')
})
