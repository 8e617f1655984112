import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseBody } from './body.ts'

test('of several documents the first one counts, and nothing is an empty object', () => {
  assert.deepEqual(parseBody('b: 1\na: 2\n---\nc: 3\n', 'application/yaml'), { a: 2, b: 1 })
  assert.deepEqual(Object.keys(parseBody('b: 1\na: 2\n', 'application/yaml') as object), ['a', 'b'])
  assert.deepEqual(parseBody('null'), {})
  assert.throws(() => parseBody('{}', 'text/plain'), /unknown format/)
})
