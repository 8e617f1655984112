import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { zhCN } from '../locales/zh-CN.ts'
import { durationPattern, formatDuration, parseDuration } from './duration.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

const forms: [string, number, string][] = [
  ['30s', 30 * second, '30s'],
  ['2m', 2 * minute, '2m'],
  ['1h30m', 90 * minute, '1h30m'],
  ['500ms', 500, '500ms'],
  ['0s', 0, '0s'],
  ['1m30.001s', 90_001, '1m30.001s'],
  ['30 seconds', 30 * second, '30s'],
  ['1 minute', minute, '1m'],
  ['2 minutes', 2 * minute, '2m'],
  ['1 hour 30 minutes', 90 * minute, '1h30m'],
  ['30 秒', 30 * second, '30s'],
  ['2 分钟', 2 * minute, '2m'],
  ['1 小时', hour, '1h'],
  ['1小时30分钟', 90 * minute, '1h30m'],
  ['500 毫秒', 500, '500ms'],
  ['2d', 48 * hour, '2d'],
  ['26h', 26 * hour, '26h'],
]

test('durations are read in both languages, and written in one form', () => {
  for (const [text, milliseconds, written] of forms) {
    assert.equal(parseDuration(text), milliseconds, text)
    assert.equal(formatDuration(milliseconds), written)
    assert.equal(durationPattern.exec(`经过 ${text}，then`)?.[0], text)
  }
})

test('what is written can be read', () => {
  fc.assert(
    fc.property(fc.nat(10 * 24 * hour), milliseconds => parseDuration(formatDuration(milliseconds)) === milliseconds),
  )
})

test('anything else is an error that names the forms', () => {
  for (const text of ['', '5', 'soon', '5 parsecs', '30s2m', '-5s', '5s later']) {
    assert.throws(() => parseDuration(text), /is not a duration. Write it as 30s, 2m, 1h30m or 500ms/, text)
  }
  assert.throws(() => parseDuration('一会儿', zhCN), /不是时长/)
})
