import assert from 'node:assert/strict'
import { test } from 'node:test'
import { en } from '../../locales/en.ts'
import { say } from '../../locales/messages.ts'
import * as expect from './index.ts'
import { available, second, table } from './verdict-table.ts'

table('since then', [
  {
    name: 'what comes by time alone after the action counts',
    expectation: expect.inOrder('available', ['web-0'], { since: 4 }),
    story: available('\n 2000 action look'),
    at: 20 * second,
    verdict: 'holds',
  },
  {
    name: 'what came by time alone before it does not',
    expectation: expect.inOrder('available', ['web-0'], { since: 4 }),
    story: available('\n 15000 action look'),
    at: 20 * second,
    verdict: 'web-0',
  },
  {
    name: 'nor does what was written with the position that the action has',
    expectation: expect.never('web-0', 'deleted', { since: 4 }),
    story: available('\n 2000 web-0 deleted'),
    verdict: 'holds',
  },
])

test('an expectation of what comes since then says so', () => {
  const made = (since?: number) => [
    expect.atLeastReady(1, 'web', { since }),
    expect.atMostUnavailable(1, 'web', { since }),
    expect.claimNeverDeleted('data', { since }),
    expect.inOrder('ready', ['web-0'], { since }),
    expect.never('web-0', 'ready', { since }),
    expect.neverRunsTwice('web-0', { since }),
    expect.onlyAfter('web-1', 'ready', 'web-0', 'ready', { since }),
  ]
  for (const { expected } of made()) assert.doesNotMatch(say(en.expected, expected), /since then/)
  for (const { expected } of made(3)) assert.match(say(en.expected, expected), /since then$/)
})
