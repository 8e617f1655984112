import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Clock } from './clock.ts'
import { WorkQueue } from './queue.ts'

const begin = () => {
  const clock = new Clock()
  return { clock, queue: new WorkQueue('sets', clock) }
}

/** Fires timers until a key is there to be worked on. */
function nextKey(clock: Clock, queue: WorkQueue): string {
  while (queue.size === 0) clock.fire()
  return queue.take()!
}

describe('a work queue', () => {
  it('brings a key back after 5 ms, 10 ms, 20 ms … and after 5 ms again once its work succeeded', () => {
    const { clock, queue } = begin()
    const instants = ['no', 'no', 'no', 'yes', 'no'].map(outcome => {
      queue.add('web')
      queue.take()
      if (outcome === 'yes') {
        queue.succeeded('web')
        return clock.now
      }
      queue.failed('web', 'refused')
      nextKey(clock, queue)
      return clock.now
    })
    assert.deepEqual(instants, [5, 15, 35, 35, 40])
  })

  it('counts a key twice that is added twice as one, and of two later times the earlier', () => {
    const { clock, queue } = begin()
    queue.add('web')
    queue.add('web')
    assert.equal(queue.size, 1)
    queue.take()
    queue.addAfter('web', 30)
    queue.addAfter('web', 10)
    queue.addAfter('web', 20)
    nextKey(clock, queue)
    assert.equal(clock.now, 10)
    assert.equal(queue.size, 0)
    assert.equal(clock.next, undefined)
  })

  it('comes to rest over a key that fails for the same reason each time', () => {
    const { clock, queue } = begin()
    queue.failed('web', 'object is being deleted')
    assert.equal(clock.settled, false)
    for (let turn = 0; turn < 3; turn++) queue.failed(nextKey(clock, queue), 'object is being deleted')
    assert.equal(clock.settled, true)
  })

  it('comes to rest over a key that fails and succeeds by turns', () => {
    const { clock, queue } = begin()
    const turn = () => {
      queue.failed('web', 'object is being deleted')
      nextKey(clock, queue)
      queue.succeeded('web')
    }
    turn()
    const { novelty } = clock
    turn()
    turn()
    assert.equal(clock.novelty, novelty)
    assert.equal(clock.settled, true)
  })

  it('gives a key that comes back for ever at one instant a pause, so that time passes', () => {
    const { clock, queue } = begin()
    for (let turn = 0; turn < 100; turn++) {
      queue.add('web')
      queue.take()
    }
    assert.equal(queue.isSpinning('web'), true)
    queue.add('web')
    assert.equal(queue.take(), undefined)
    clock.fire()
    assert.equal(queue.isSpinning('web'), false)
    assert.equal(nextKey(clock, queue), 'web')
    assert.ok(clock.now > 0)
    assert.equal(queue.isSpinning('web'), false)
  })
})
