import { compileSelector, type Selector } from '../../../api/selector.ts'
import type { StatefulSet } from '../../../api/types.ts'
import type { Caches } from './caches.ts'
import { type Decision, endingOf, failureOf, together, wait } from './effects.ts'
import { adoptRevisions, claimPods } from './ownership.ts'
import { type Pass, passOver } from './pass.ts'
import { isRecreated, makeWay } from './recreate.ts'
import { fillSlots } from './replicas.ts'
import { nextLook, statusOf, writeStatus } from './report.ts'
import { chooseRevisions, historyOf, truncateHistory } from './revisions.ts'
import { rollOut, type Tally } from './rollout.ts'
import type { Rules } from './rules.ts'
import { scaleDown } from './scale-down.ts'
import { waitForDeletion, whatRemains } from './waits.ts'

export interface Result {
  /** When to look at the set again even if nothing happens, in milliseconds from now. */
  readonly lookAgainIn?: number
  /** Fewer pods are available than the set asks for. */
  readonly isShort?: boolean
}

/**
 * One pass of the StatefulSet controller over one set: all that Kubernetes decides between taking the set's key off its queue and
 * putting it back. Pure: it sees what the caches show at `now` (Unix milliseconds), yields what it wants done, and goes by what came
 * of it. Throws a Failure when the pass is to be tried again (pkg/controller/statefulset as of 1.36).
 */
export function* syncStatefulSet(caches: Caches, now: number, rules: Rules): Decision<Result> {
  const { set } = caches
  const selector = selectorOf(set)
  if (selector === undefined) return {}

  const history = historyOf(caches, selector)
  yield* adoptRevisions(set, history)
  const members = yield* claimPods(caches, selector)

  const revisions = yield* endingOf(chooseRevisions(set, history, rules))
  const changes =
    revisions.failure === undefined
      ? yield* endingOf(bringAbout(passOver(caches, members, revisions.value, now, rules)))
      : revisions
  const truncation = yield* failureOf(truncateHistory(set, history, members, revisions.value))
  if (changes.failure === undefined && truncation === undefined) return changes.value
  throw together([changes.failure, truncation].filter(failure => failure !== undefined))
}

/** Undefined if the selector cannot be understood: no later try would do better. */
function selectorOf({ spec }: StatefulSet): Selector | undefined {
  try {
    return compileSelector(spec.selector)
  } catch {
    return undefined
  }
}

/** Changes pods and claims, then writes the status, also when the changes failed; the first failure is the one that counts. */
function* bringAbout(pass: Pass): Decision<Result> {
  let rolled = 0
  const failure = yield* failureOf(changePods(pass, () => rolled++))
  const status = statusOf(pass, rolled)
  const unwritten = yield* failureOf(writeStatus(pass, status))
  if (failure !== undefined || unwritten !== undefined) throw failure ?? unwritten
  return { lookAgainIn: nextLook(pass, status), isShort: status.availableReplicas !== pass.replicas.length }
}

/**
 * First all slots are filled, then what is outside of them goes, and last the pods of other revisions: scaling comes before updates. A slot that cannot
 * be filled so keeps what should go; not in parallel from 1.37 on.
 */
function* changePods(pass: Pass, tally: Tally): Decision<void> {
  const { set } = pass
  if (set.metadata.deletionTimestamp !== undefined) return yield* wait(waitForDeletion(pass))
  if (isRecreated(pass) && (yield* makeWay(pass))) return
  const isLighter = pass.rules.condemnedFirst && !pass.isOrdered && (yield* scaleDown(pass))
  if (yield* fillSlots(pass)) return
  if (isLighter || (yield* scaleDown(pass))) return
  if (isRecreated(pass)) return
  if (set.spec.updateStrategy?.type !== 'OnDelete' && (yield* rollOut(pass, tally))) return
  const remaining = whatRemains(pass)
  if (remaining !== undefined) yield* wait(remaining)
}
