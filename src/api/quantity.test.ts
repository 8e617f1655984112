import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addQuantities,
  canonicalQuantity,
  compareQuantities,
  milliValue,
  parseQuantity,
  wholeValue,
} from './quantity.ts'

test('quantities are written back in their canonical form', () => {
  const forms: [string | number, string][] = [
    ['1024Mi', '1Gi'],
    ['0.5', '500m'],
    [1.5, '1500m'],
    ['0.5Gi', '512Mi'],
    ['1.1Ki', '1126400m'],
    ['1000m', '1'],
    ['1000k', '1M'],
    ['1073741824', '1073741824'],
    ['512', '512'],
    ['1e3', '1e3'],
    ['0.1n', '1n'],
    ['-1Gi', '-1Gi'],
    ['0Gi', '0'],
    ['1E', '1E'],
    ['1000P', '1E'],
    ['1000E', '1000E'],
    ['1000e18', '1e21'],
    ['1024', '1024'],
    ['1Ki', '1Ki'],
    ['-1Ki', '-1Ki'],
  ]
  for (const [written, canonical] of forms) assert.equal(canonicalQuantity(written), canonical, String(written))
})

test('what is no quantity is refused in the words of Kubernetes', () => {
  const shape = /quantities must match the regular expression/
  for (const text of ['', 'one', '1GB', '1 Gi', '1.2.3']) assert.throws(() => parseQuantity(text), shape, text)
  assert.throws(() => parseQuantity('1mi'), /unable to parse quantity's suffix$/)
})

test('the same amount compares as the same, and sums keep the format of the first', () => {
  const same =
    '1Ei=1024Pi 1Pi=1024Ti 1Ti=1024Gi 1Gi=1024Mi 1Mi=1024Ki 1Ki=1024 1E=1000P 1P=1000T 1T=1000G 1G=1000M 1M=1000k 1k=1000'
  for (const pair of `${same} 1=1000m 1m=1000u 1u=1000n`.split(' ')) {
    const [one, other] = pair.split('=') as [string, string]
    assert.equal(compareQuantities(one, other), 0, pair)
  }
  assert.ok(compareQuantities('100m', '1') < 0)
  assert.equal(addQuantities('1Gi', '512Mi'), '1536Mi')
  assert.equal(addQuantities('0', '512Mi'), '512Mi')
  assert.equal(addQuantities('250m', '1'), '1250m')
  assert.deepEqual([milliValue('1.5'), milliValue('1u'), wholeValue('1500m'), wholeValue('2Ki')], [1500, 1, 2, 2048])
})

test('the canonical form is the same amount, and its own canonical form', () => {
  const suffix = fc.constantFrom('', 'm', 'u', 'n', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi', 'Ti')
  const quantity = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), suffix).map(([number, unit]) => `${number}${unit}`)
  fc.assert(
    fc.property(quantity, text => {
      const canonical = canonicalQuantity(text)
      assert.equal(compareQuantities(canonical, text), 0)
      assert.equal(canonicalQuantity(canonical), canonical)
    }),
  )
})
