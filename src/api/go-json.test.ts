import assert from 'node:assert/strict'
import { test } from 'node:test'
import { goJson, goQuoted } from './go-json.ts'

test('values as Go marshals them', () => {
  const table: [unknown, string][] = [
    ['<b> & \u2028\u2029', '"\\u003cb\\u003e \\u0026 \\u2028\\u2029"'],
    ['\ud800', '"\ufffd"'],
    [null, 'null'],
    [undefined, 'null'],
    [true, 'true'],
    [1.5, '1.5'],
    [1e21, '1e+21'],
    [-0, '-0'],
    [Number.NaN, 'null'],
    [[1, [], {}], '[1,[],{}]'],
    [{ b: 1, a: undefined, c: null, B: 2 }, '{"B":2,"b":1,"c":null}'],
    // Beyond the basic plane the order is that of the bytes of UTF-8.
    [{ '😀b': 1, '😀': 2, '\ufffd': 3, a: 4 }, '{"a":4,"\ufffd":3,"😀":2,"😀b":1}'],
  ]
  for (const [value, json] of table) assert.equal(goJson(value), json)
})

test('texts as %q quotes them', () => {
  const table = { 'a "b"\n': '"a \\"b\\"\\n"', '\\u0007': '"\\\\u0007"', '\x07\x0b\x01\x7f': '"\\a\\v\\x01\\x7f"' }
  for (const [text, quoted] of Object.entries(table)) assert.equal(goQuoted(text), quoted)
})
