import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Pod } from '../../api/types.ts'
import { Clock } from '../clock.ts'
import { SchedulingQueue } from './scheduling-queue.ts'

const pod = (name: string, priority = 0): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'default', uid: name, resourceVersion: '1', creationTimestamp: '' },
  spec: { containers: [], priority },
})

const after = (clock: Clock, until: () => boolean): number => {
  const from = clock.now
  while (!until()) clock.fire()
  return clock.now - from
}

describe('the scheduling queue', () => {
  it('takes the highest priority first, and of these the one that waits longest', () => {
    const queue = new SchedulingQueue(new Clock(), false, () => {})
    for (const each of [pod('a'), pod('b', 10), pod('c'), pod('d', 10)]) queue.add(each)
    const taken = [1, 2, 3, 4].map(() => queue.take()!.uid)
    assert.deepEqual(taken, ['b', 'd', 'a', 'c'])
    assert.equal(queue.take(), undefined)
  })

  for (const [version, waits, delays] of [
    ['before 1.33 a pod waits out its back-off', true, [1000, 2000, 4000, 8000, 10_000, 10_000]],
    ['since 1.33 a pod whose turn it is does not', false, [0, 0, 0, 0, 0, 0]],
  ] as const)
    it(version, () => {
      const clock = new Clock()
      const queue = new SchedulingQueue(clock, waits, () => {})
      queue.add(pod('a'))
      const waited = delays.map(() => {
        queue.rejected(queue.take()!, ['NodeResourcesFit'])
        for (const entry of [...queue.rejectedBy('NodeResourcesFit')]) queue.retry(entry)
        return after(clock, () => queue.hasActive)
      })
      assert.deepEqual(waited, delays)
    })

  it('what failed by mistake waits out its back-off in any version, and only repeats itself once it fails alike', () => {
    const clock = new Clock()
    const queue = new SchedulingQueue(clock, false, () => {})
    queue.add(pod('a'))
    const settled: boolean[] = []
    const waited = [1, 2, 3].map(() => {
      queue.failed(queue.take()!, 'no nodes available to schedule pods')
      settled.push(clock.settled)
      return after(clock, () => queue.hasActive)
    })
    assert.deepEqual(waited, [1000, 2000, 4000])
    assert.deepEqual(settled, [false, true, true])
  })

  it('forgets a pod that is gone, and takes its namesake for another', () => {
    const queue = new SchedulingQueue(new Clock(), false, () => {})
    queue.add(pod('a'))
    const first = queue.take()!
    queue.add({ ...pod('a'), metadata: { ...pod('a').metadata, uid: 'another' } })
    queue.rejected(first, ['NodeResourcesFit'])
    assert.equal(queue.take()!.uid, 'another')
    assert.equal(queue.take(), undefined)
  })
})
