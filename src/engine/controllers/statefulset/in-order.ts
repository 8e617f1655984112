import { type Decision, sideBySide } from './effects.ts'

const largestBatch = 500

/**
 * Does the work on all items as the pod management policy wants it. In order: one after the other, until one says to stop or fails;
 * ends with whether it stopped. Otherwise side by side in batches of 1, 2, 4 … 500, where nobody can stop the others, but a failure keeps
 * the next batch from starting. Items that are done cost a question, not a generator: large sets are mostly done.
 */
export function* inOrder(
  count: number,
  isOrdered: boolean,
  isDone: (index: number) => boolean,
  work: (index: number) => Decision<boolean>,
): Decision<boolean> {
  if (isOrdered) {
    for (let index = 0; index < count; index++) if (!isDone(index) && (yield* work(index))) return true
    return false
  }
  let size = 1
  for (let from = 0; from < count; from += size, size = Math.min(size * 2, largestBatch)) {
    const batch: Decision<boolean>[] = []
    const to = Math.min(from + size, count)
    for (let index = from; index < to; index++) if (!isDone(index)) batch.push(work(index))
    yield* sideBySide(batch)
  }
  return false
}
