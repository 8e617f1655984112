import assert from 'node:assert/strict'
import { test } from 'node:test'
import { diffAsJson } from './line-diff.ts'

test('values are compared by the longest stretch of lines that they share', () => {
  assert.equal(
    diffAsJson({ A: { b: 1, c: 2 }, D: null, E: null }, { A: null, D: null, E: { b: 1, c: 2 } }),
    '@@ -1,8 +1,8 @@\n {\n- "A": {\n+ "A": null,\n+ "D": null,\n+ "E": {\n   "b": 1,\n   "c": 2\n- },\n- "D": null,\n- "E": null\n+ }\n }\n',
  )
})
