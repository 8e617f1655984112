import type { Moment } from '../../timeline/moments.ts'
import type { Instant } from '../../timeline/view.ts'
import { checkPods } from '../known.ts'
import { Mistake } from '../mistake.ts'
import {
  broken,
  type Expectation,
  holds,
  isSince,
  keyIn,
  type Monitor,
  nameOf,
  type Scope,
  undecided,
  type Verdict,
} from '../monitor.ts'

/**
 * *pods are {moment} in the order …*: the named pods reach the moment in this order, each exactly once in the span. Pods not
 * named do not matter. The order is the log's, so it is exact also within one millisecond.
 */
export function inOrder(moment: Moment, pods: readonly string[], scope: Scope = {}): Expectation {
  if (pods.length === 0) throw new Mistake(messages => messages.mistake.noPods())
  const twice = pods.find((pod, index) => pods.indexOf(pod) !== index)
  if (twice !== undefined) throw new Mistake(messages => messages.mistake.repeatedPod({ pod: twice }))
  const keys = pods.map(pod => keyIn(scope, pod))
  return {
    expected: { says: 'podsInOrder', of: { moment, pods, sinceThen: scope.since !== undefined } },
    about: keys.map(key => ({ kind: 'Pod', namespace: scope.namespace ?? 'default', name: nameOf(key) })),
    check: view => checkPods(view, keys),
    begin: () => followOrder({ moment, keys, sinceThen: scope.since !== undefined, reached: [] }, scope.since),
  }
}

/** How far the order has come. */
interface Order {
  readonly moment: Moment
  readonly keys: readonly string[]
  readonly sinceThen: boolean
  /** The instants at which the first of the pods reached the moment. */
  readonly reached: Instant[]
}

function followOrder(order: Order, since: number | undefined): Monitor {
  const { moment, keys, reached } = order
  let verdict: Verdict = undecided
  return {
    observe(instant) {
      if (!isSince(instant, since)) return
      for (const { key, began } of instant.turns)
        if (verdict === undecided && keys.includes(key) && began.includes(moment)) verdict = reach(order, key, instant)
    },
    get verdict() {
      return verdict
    },
    conclude() {
      if (reached.length === keys.length) return holds(...reached)
      const seen = reached.map((instant, place) => ({ pod: nameOf(keys[place]!), at: instant.at }))
      return broken(
        { says: 'orderUnfinished', of: { moment, awaited: nameOf(keys[reached.length]!), reached: seen } },
        ...reached,
      )
    },
  }
}

/** One of the pods reaches the moment: it is its turn, or the order is broken. */
function reach({ moment, keys, sinceThen, reached }: Order, key: string, instant: Instant): Verdict {
  const place = keys.indexOf(key)
  const of = { pod: nameOf(key), moment, at: instant.at }
  const first = reached[place]
  if (first !== undefined)
    return broken({ says: 'onceMore', of: { ...of, first: first.at, sinceThen } }, first, instant)
  if (place > reached.length)
    return broken({ says: 'outOfOrder', of: { ...of, awaited: nameOf(keys[reached.length]!) } }, instant)
  reached.push(instant)
  return undecided
}
