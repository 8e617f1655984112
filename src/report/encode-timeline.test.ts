import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Entry } from '../timeline/entry.ts'
import { stories } from '../timeline/transcript-stories.ts'
import { applied, deltaOf } from './delta.ts'
import { decodeTimeline, encodeTimeline } from './encode-timeline.ts'

/** As JSON has it: members that are undefined are absent. */
const asJson = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)))

test('a delta leads from any JSON value to any other', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (from, to) => {
      assert.deepEqual(asJson([applied(from, asJson(deltaOf(from, to)))]), asJson([to]))
    }),
  )
})

test('members that are null, empty, or named like those of every object survive', () => {
  const values = [
    { a: null },
    { a: {} },
    { a: [] },
    { a: [null] },
    {},
    JSON.parse('{"__proto__":{"b":1}}'),
    { constructor: 1 },
    { a: [[1]] },
    [{ a: 1 }],
  ]
  for (const from of values) for (const to of values) assert.deepEqual(applied(from, asJson(deltaOf(from, to))), to)
})

for (const [name, tell] of Object.entries(stories)) {
  test(`${name}: what is decoded is what was encoded`, () => {
    const entries = tell()
    const text = encodeTimeline({ entries, until: 1 })
    assert.deepEqual(decodeTimeline(text), asJson({ entries, until: 1 }))
    assert.equal(encodeTimeline(decodeTimeline(text)), text)
  })
}

/** Any log: objects that change, vanish, return, and befores that are not the last state that was told. */
const logs = fc
  .array(
    fc.record({
      name: fc.constantFrom('a', 'b'),
      namespace: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
      change: fc.constantFrom('created', 'updated', 'deleted', 'note'),
      spec: fc.jsonValue(),
      resourceVersion: fc.option(fc.string(), { nil: undefined }),
      before: fc.constantFrom('last', 'other', 'none'),
      skip: fc.constantFrom(1, 1, 3),
    }),
    { maxLength: 20 },
  )
  .map(logFrom)

interface Drawn {
  name: string
  namespace?: string
  change: string
  spec: unknown
  resourceVersion?: string
  before: string
  skip: number
}

function logFrom(drawn: readonly Drawn[]): Entry[] {
  const last = new Map<string, unknown>()
  let position = 0
  return drawn.map(({ name, namespace, change, spec, resourceVersion, before, skip }) => {
    position += skip
    if (change === 'note')
      return { entry: 'note', note: 'step', position, at: position, by: 'user', step: position } as Entry
    const object = {
      apiVersion: 'v1',
      kind: 'Thing',
      metadata: { name, namespace, resourceVersion: resourceVersion ?? String(position) },
      spec,
    }
    const key = `${namespace}/${name}`
    const earlier = before === 'last' ? last.get(key) : before === 'other' ? { ...object, spec: 'another' } : undefined
    last.set(key, object)
    return {
      entry: 'revision',
      position,
      at: position,
      by: 'user',
      change,
      object,
      ...(earlier === undefined ? {} : { before: earlier }),
    } as Entry
  })
}

test('any log is decoded to what was encoded', () => {
  fc.assert(
    fc.property(logs, entries =>
      assert.deepEqual(decodeTimeline(encodeTimeline({ entries, until: 0 })).entries, asJson(entries)),
    ),
  )
})

test('a text that is no timeline is refused with the line that shows it', () => {
  const [heading] = encodeTimeline({ entries: [], until: 0 }).split('\n')
  assert.throws(() => decodeTimeline('{}\n'), /not a timeline/)
  assert.throws(() => decodeTimeline(`${heading}\n{"at":`), /line 2 of the timeline is not JSON/)
  assert.throws(
    () => decodeTimeline(`${heading}\n{"at":0,"by":"user","change":"updated","of":7}`),
    /line 2 .* position 7/,
  )
})
