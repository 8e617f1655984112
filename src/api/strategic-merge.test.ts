import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { applyPatch, mergePatch } from './patch.ts'
import { createThreeWayJsonMergePatch, createThreeWayMergePatch, createTwoWayMergePatch } from './strategic-diff.ts'

type Spec = Record<string, unknown>

const pod = (spec: Spec, metadata: Spec = { name: 'p' }) => ({ apiVersion: 'v1', kind: 'Pod', metadata, spec })
const patched = (before: Spec, patch: Spec): unknown =>
  (applyPatch(pod(before), { spec: patch }, 'strategic') as { spec: unknown }).spec

test('a strategic patch: what becomes of a pod', () => {
  const a = { name: 'a', image: 'a:1' }
  const b = { name: 'b', image: 'b:1' }
  const table: [string, Spec, Spec, Spec][] = [
    [
      'containers are merged by name',
      { containers: [a, b] },
      { containers: [{ name: 'b', image: 'b:2' }] },
      { containers: [a, { name: 'b', image: 'b:2' }] },
    ],
    ['a new one goes first', { containers: [a] }, { containers: [b] }, { containers: [b, a] }],
    ['one is deleted', { containers: [a, b] }, { containers: [{ name: 'a', $patch: 'delete' }] }, { containers: [b] }],
    [
      'all are replaced',
      { containers: [a, b] },
      { containers: [{ $patch: 'replace' }, { name: 'c' }] },
      { containers: [{ name: 'c' }] },
    ],
    [
      'an order is kept',
      { containers: [a, b] },
      { '$setElementOrder/containers': [{ name: 'b' }, { name: 'a' }] },
      { containers: [b, a] },
    ],
    [
      'an order of a new list',
      {},
      { containers: [b, a], '$setElementOrder/containers': [{ name: 'a' }, { name: 'b' }] },
      { containers: [a, b] },
    ],
    [
      'null takes a field away',
      { containers: [{ ...a, tty: true }] },
      { containers: [{ name: 'a', tty: null }] },
      { containers: [a] },
    ],
    [
      'atomic lists are replaced',
      { tolerations: [{ key: 'x' }] },
      { tolerations: [{ key: 'y' }] },
      { tolerations: [{ key: 'y' }] },
    ],
    [
      'a volume changes its source',
      { volumes: [{ name: 'v', emptyDir: {} }] },
      { volumes: [{ name: 'v', $retainKeys: ['name', 'hostPath'], hostPath: { path: '/x' } }] },
      { volumes: [{ name: 'v', hostPath: { path: '/x' } }] },
    ],
    [
      'a map is replaced',
      { nodeSelector: { a: '1' } },
      { nodeSelector: { $patch: 'replace', b: '2' } },
      { nodeSelector: { b: '2' } },
    ],
    ['a map is emptied', { nodeSelector: { a: '1' } }, { nodeSelector: { $patch: 'delete' } }, { nodeSelector: {} }],
  ]
  for (const [what, before, patch, after] of table) assert.deepEqual(patched(before, patch), after, what)
})

test('lists of names are sets: added to, and taken from', () => {
  const metadata = { name: 'p', finalizers: ['a/x', 'b/y'] }
  const change = (patch: Spec) =>
    (applyPatch(pod({}, metadata), { metadata: patch }, 'strategic') as { metadata: Spec }).metadata.finalizers
  assert.deepEqual(change({ finalizers: ['c/z'] }), ['c/z', 'a/x', 'b/y'])
  assert.deepEqual(change({ '$deleteFromPrimitiveList/finalizers': ['a/x'] }), ['b/y'])
})

test('a patch that cannot be carried out is refused', () => {
  assert.throws(() => patched({ containers: [{ name: 'a' }] }, { containers: [{ image: 'x' }] }), {
    message: 'map: map[image:x] does not contain declared merge key: name',
  })
  assert.throws(() => patched({ containers: [{ name: 'a' }] }, { containers: [{ tty: true, command: ['a', null] }] }), {
    message: 'map: map[command:[a <nil>] tty:true] does not contain declared merge key: name',
  })
  assert.throws(() => patched({}, { $patch: 'mend' }), { message: 'unknown patch type: mend in map: map[$patch:mend]' })
})

test('a JSON merge patch replaces lists and takes away nulls', () => {
  assert.deepEqual(mergePatch({ a: { b: 1, c: [1, 2] }, d: 1 }, { a: { b: null, c: [3] } }), { a: { c: [3] }, d: 1 })
})

test('kubectl apply: what others wrote stays, what the manifest dropped goes', () => {
  const metadata = { name: 'p' }
  const applied = pod(
    {
      containers: [
        { name: 'app', image: 'app:1', tty: true },
        { name: 'old', image: 'o' },
      ],
    },
    metadata,
  )
  const manifest = pod({ containers: [{ name: 'app', image: 'app:2' }] }, metadata)
  const current = pod(
    {
      nodeName: 'node-1',
      containers: [
        { name: 'app', image: 'app:1', tty: true, stdin: true },
        { name: 'old', image: 'o' },
      ],
    },
    metadata,
  )
  const patch = createThreeWayMergePatch(applied, manifest, current)
  assert.deepEqual(patch, {
    spec: {
      '$setElementOrder/containers': [{ name: 'app' }],
      containers: [
        { name: 'app', image: 'app:2', tty: null },
        { name: 'old', $patch: 'delete' },
      ],
    },
  })
  assert.deepEqual(
    applyPatch(current, patch, 'strategic'),
    pod({ nodeName: 'node-1', containers: [{ name: 'app', image: 'app:2', stdin: true }] }, metadata),
  )
  assert.deepEqual(createThreeWayMergePatch(manifest, manifest, { ...manifest, status: {} }), {})
  const held = (...finalizers: string[]) => pod({}, { name: 'p', finalizers })
  const added = createThreeWayMergePatch(held('a/x'), held('a/x', 'b/y'), held('a/x', 'c/z'))
  assert.deepEqual(added, { metadata: { finalizers: ['b/y'], '$setElementOrder/finalizers': ['a/x', 'b/y'] } })
  const stored = (source: Spec) => pod({ volumes: [{ name: 'v', ...source }] })
  assert.deepEqual(createTwoWayMergePatch(stored({ emptyDir: {} }), stored({ hostPath: { path: '/x' } })), {
    spec: {
      '$setElementOrder/volumes': [{ name: 'v' }],
      volumes: [{ name: 'v', hostPath: { path: '/x' }, emptyDir: null, $retainKeys: ['hostPath', 'name'] }],
    },
  })
  assert.deepEqual(createThreeWayJsonMergePatch({ a: 1, b: 1 }, { a: 2 }, { a: 1, b: 1, c: 1 }), { a: 2, b: null })
})

test('the patch between two pods makes the second of the first', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd')
  const container = fc.record(
    { image: fc.constantFrom('x:1', 'x:2'), command: fc.array(fc.constantFrom('run', '-v'), { minLength: 1 }) },
    { requiredKeys: ['image'] },
  )
  const containers = fc
    .dictionary(name, container, { minKeys: 1, noNullPrototype: true })
    .map(named => Object.entries(named).map(([name, rest]) => ({ name, ...rest })))
  const finalizers = fc.uniqueArray(fc.constantFrom('a/x', 'b/y', 'c/z'), { minLength: 1 })
  const any = fc.record({
    containers,
    finalizers,
    selector: fc.dictionary(name, fc.constantFrom('1', '2'), { minKeys: 1, noNullPrototype: true }),
  })
  const asPod = ({
    containers,
    finalizers,
    selector,
  }: {
    containers: unknown
    finalizers: unknown
    selector: unknown
  }) => pod({ containers, nodeSelector: selector }, { name: 'p', finalizers })
  fc.assert(
    fc.property(any, any, (one, other) => {
      const [before, after] = [asPod(one), asPod(other)]
      const patch = createTwoWayMergePatch(before, after)
      assert.deepEqual(applyPatch(before, patch, 'strategic'), after)
      assert.deepEqual(createTwoWayMergePatch(before, before), {})
    }),
  )
})
