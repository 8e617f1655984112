import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AssertionError, expect, use } from 'chai'
import { rollcall } from './chai.ts'
import { Mistake, setIsStuckOn } from './index.ts'
import { story } from './story.ts'

use(rollcall)

const timeline = {
  entries: story(`
    0 StatefulSet/web asks replicas=2
    0 web-0 created
    10 web-0 ready
    10 web-1 created
    20 web-1 ready
    30 action delete on=web-1
    31 web-1 deleted
    40 StatefulSet/web waits pod-pending on=web-1`),
  now: 100,
}

test('chai says the words of the language', () => {
  expect(timeline).to.inOrder('created', ['web-0', 'web-1'])
  expect(timeline).to.onlyAfter('web-1', 'created', 'web-0', 'ready')
  expect(timeline).sinceThen.to.never('web-1', 'created')
  expect(timeline).not.to.never('web-1', 'created')
  expect(timeline).to.show(setIsStuckOn('web', 'web-1')).and.not.to.show(setIsStuckOn('web', 'web-0'))
})

test('of the namespace that it is told', () => {
  assert.throws(() => expect({ ...timeline, namespace: 'shop' }).to.never('web-1', 'ready'), Mistake)
})

test('and fails with the whole report', () => {
  assert.throws(
    () => expect(timeline).sinceThen.to.never('web-1', 'deleted'),
    (error: unknown) =>
      error instanceof AssertionError &&
      error.message === 'Expected: pod "web-1" is never deleted since then\nSeen: pod "web-1" was deleted at 31ms',
  )
  assert.throws(() => expect(timeline).not.to.show(setIsStuckOn('web', 'web-1')), /stuck on pod "web-1"\nThis holds\./)
})
