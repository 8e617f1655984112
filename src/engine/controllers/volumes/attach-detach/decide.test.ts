import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersistentVolume, Pod } from '../../../../api/types.ts'
import { isExclusive } from './attachable.ts'
import { decideAttachment, multiAttachMessage, type OnNode } from './decide.ts'
import { wantsVolumes } from './wants.ts'

const now = 1_000_000
const forceDetach = 360_000
const pod = (name: string, namespace = 'default') => ({ namespace, name })

/** A ready node on which the volume is not attached and nobody wants it, but for what is said. */
const on = (node: string, more: Partial<OnNode>): OnNode => ({
  node,
  pods: [],
  attachment: 'none',
  hasFailedToDetach: false,
  isMounted: false,
  health: 'ready',
  unwantedSince: undefined,
  ...more,
})

const has = (more: Partial<OnNode> = {}): OnNode =>
  on('a', { attachment: 'attached', isMounted: true, unwantedSince: now, ...more })
const wants = on('b', { pods: [pod('web-0')] })
const refused = (others: string[]) => ({
  does: 'refuse',
  node: 'b',
  pods: [pod('web-0')],
  others: others.map(name => pod(name)),
})

const cases: { name: string; nodes: OnNode[]; isExclusive?: boolean; does: object[] }[] = [
  { name: 'wanted, and nowhere', nodes: [wants], does: [{ does: 'attach', node: 'b' }] },
  { name: 'wanted on a node that is gone', nodes: [on('b', { pods: [pod('web-0')], health: 'gone' })], does: [] },
  { name: 'wanted where it is', nodes: [has({ pods: [pod('web-0')] })], does: [] },
  { name: 'unmounted', nodes: [has({ isMounted: false })], does: [{ does: 'detach', node: 'a' }] },
  {
    name: 'mounted on a healthy node: for as long as it takes',
    nodes: [has({ unwantedSince: 0 })],
    does: [{ does: 'await-unmount', node: 'a' }],
  },
  {
    name: 'mounted on a lost node: for 6 minutes',
    nodes: [has({ health: 'not-ready', unwantedSince: now - 60_000 })],
    does: [{ does: 'await-unmount', node: 'a', until: now + 300_000 }],
  },
  {
    name: 'mounted on a lost node for 6 minutes',
    nodes: [has({ health: 'not-ready', unwantedSince: now - forceDetach })],
    does: [{ does: 'detach', node: 'a' }],
  },
  {
    name: 'mounted on a removed node: no sooner',
    nodes: [has({ health: 'gone' })],
    does: [{ does: 'await-unmount', node: 'a', until: now + forceDetach }],
  },
  {
    name: 'out of service: at once',
    nodes: [has({ health: 'out-of-service' })],
    does: [{ does: 'detach', node: 'a' }],
  },
  { name: 'already being detached', nodes: [has({ attachment: 'detaching', isMounted: false })], does: [] },
  { name: 'wanted elsewhere as well', nodes: [has({ pods: [pod('web-9')] }), wants], does: [refused(['web-9'])] },
  { name: 'wanted elsewhere only', nodes: [has(), wants], does: [{ does: 'await-unmount', node: 'a' }, refused([])] },
  { name: 'on its way from another node: not a word yet', nodes: [has({ attachment: 'detaching' }), wants], does: [] },
  {
    name: 'not to be detached elsewhere',
    nodes: [has({ attachment: 'detaching', hasFailedToDetach: true }), wants],
    does: [refused([])],
  },
  {
    name: 'wanted on several nodes at once: by turns',
    nodes: [on('a', { pods: [pod('web-9')] }), wants],
    does: [{ does: 'attach', node: 'a' }],
  },
  {
    name: 'on its way to another node: not a word yet',
    nodes: [has({ attachment: 'attaching', isMounted: false, pods: [pod('web-9')] }), wants],
    does: [],
  },
  {
    name: 'shared',
    nodes: [has({ pods: [pod('web-9')] }), wants],
    isExclusive: false,
    does: [{ does: 'attach', node: 'b' }],
  },
]

test('where a volume is attached and detached', async t => {
  for (const { name, nodes, isExclusive = true, does } of cases)
    await t.test(name, () => assert.deepEqual(decideAttachment({ isExclusive, nodes, now, forceDetach }), does))
})

test('a volume is for one node at a time unless a mode for many is among its modes', () => {
  const modes: [string[] | undefined, boolean][] = [
    [undefined, false],
    [[], false],
    [['ReadWriteOnce'], true],
    [['ReadWriteOncePod'], true],
    [['ReadWriteOnce', 'ReadOnlyMany'], false],
    [['ReadWriteMany'], false],
  ]
  for (const [accessModes, exclusive] of modes)
    assert.equal(isExclusive({ spec: { accessModes } } as PersistentVolume), exclusive, String(accessModes))
})

test('a pod wants its volumes until it has ended, or is to go and nothing of it runs', () => {
  const wants = (spec: object, status: object, deletionTimestamp?: string) =>
    wantsVolumes({ metadata: { deletionTimestamp }, spec, status } as Pod)
  const placed = { nodeName: 'a' }
  const [up, over, ahead] = [{ running: {} }, { terminated: { exitCode: 0 } }, { waiting: {} }]
  const containers = (...states: object[]) => ({ containerStatuses: states.map(state => ({ state })) })
  assert.equal(wants({}, {}), false)
  assert.equal(wants(placed, {}), true)
  assert.equal(wants(placed, { phase: 'Failed' }), false)
  assert.equal(wants(placed, containers(over)), true)
  assert.equal(wants(placed, {}, 'now'), false)
  assert.equal(wants(placed, containers(over, ahead), 'now'), false)
  assert.equal(wants(placed, containers(over, up), 'now'), true)
  assert.equal(wants(placed, { initContainerStatuses: [{ state: up }] }, 'now'), true)
})

test('what a pod is told that has to wait for a volume', () => {
  const tell = (...others: { namespace: string; name: string }[]) => multiAttachMessage('pvc-1', pod('web-0'), others)
  const begins = 'Multi-Attach error for volume "pvc-1" Volume is already'
  assert.equal(tell(), `${begins} exclusively attached to one node and can't be attached to another`)
  assert.equal(tell(pod('a'), pod('b')), `${begins} used by pod(s) a, b`)
  assert.equal(tell(pod('a', 'x')), `${begins} used by 1 pod(s) in different namespaces`)
  assert.equal(tell(pod('a'), pod('b', 'x')), `${begins} used by pod(s) a and 1 pod(s) in different namespaces`)
})
