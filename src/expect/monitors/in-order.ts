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
    begin: () => followOrder(moment, keys, scope.since),
  }
}

function followOrder(moment: Moment, keys: readonly string[], since: number | undefined): Monitor {
  const reached: Instant[] = []
  let verdict: Verdict = undecided

  const reach = (pod: string, instant: Instant) => {
    const place = keys.indexOf(pod)
    const first = reached[place]
    if (place === reached.length) reached.push(instant)
    else if (first !== undefined) {
      verdict = broken(
        {
          says: 'onceMore',
          of: { pod: nameOf(pod), moment, at: instant.at, first: first.at, sinceThen: since !== undefined },
        },
        first,
        instant,
      )
    } else {
      const awaited = nameOf(keys[reached.length]!)
      verdict = broken({ says: 'outOfOrder', of: { pod: nameOf(pod), moment, at: instant.at, awaited } }, instant)
    }
  }

  return {
    observe(instant) {
      if (!isSince(instant, since)) return
      for (const { key, began } of instant.turns) {
        if (verdict === undecided && keys.includes(key) && began.includes(moment)) reach(key, instant)
      }
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
