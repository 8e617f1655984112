import { en } from '../locales/en.ts'
import type { Messages } from '../locales/messages.ts'
import type { Entry } from '../timeline/entry.ts'
import type { Moment } from '../timeline/moments.ts'
import type { Expectation, Scope } from './monitor.ts'
import {
  atLeastReady,
  atMostUnavailable,
  claimNeverDeleted,
  happenInOrder,
  inOrder,
  never,
  onlyAfter,
  type Row,
} from './monitors/index.ts'
import { report } from './report.ts'
import { decideAll } from './watch.ts'

/** What chai is asked about: the entries of a log, read up to a virtual time in milliseconds. */
export interface Timeline {
  readonly entries: readonly Entry[]
  readonly now: number
  /** Of the names in it; `default` if not said. */
  readonly namespace?: string
  /** The language of failures; English if not said. */
  readonly messages?: Messages
}

declare global {
  namespace Chai {
    /** The sentences of the language as assertions about a {@link Timeline}. Each is decided on all of it. */
    interface Assertion {
      /** Narrows what follows to what came after the last action on the timeline. */
      sinceThen: Assertion
      /** *pod … is never {moment}* */
      never(pod: string, moment: Moment): Assertion
      /** *pods are {moment} in the order …* */
      inOrder(moment: Moment, pods: readonly string[]): Assertion
      /** *pod … is {moment} only after pod … is {moment}* */
      onlyAfter(pod: string, moment: Moment, other: string, otherMoment: Moment): Assertion
      /** *at most … pods of StatefulSet … are unavailable at any moment* */
      atMostUnavailable(most: number, set: string): Assertion
      /** *at least … pods of StatefulSet … are ready at every moment* */
      atLeastReady(least: number, set: string): Assertion
      /** *claim … is never deleted* */
      neverLose(claim: string): Assertion
      /** *these happen in order* */
      happenInOrder(rows: readonly Row[]): Assertion
      /** Any other expectation, as this folder's functions make them. */
      show(expectation: Expectation): Assertion
    }
  }
}

type Words = readonly unknown[]

/** Each word of chai, and the expectation that it stands for. */
const words: Record<string, (scope: Scope, ...of: never[]) => Expectation> = {
  never: (scope, pod: string, moment: Moment) => never(pod, moment, scope),
  inOrder: (scope, moment: Moment, pods: readonly string[]) => inOrder(moment, pods, scope),
  onlyAfter: (scope, pod: string, moment: Moment, other: string, otherMoment: Moment) =>
    onlyAfter(pod, moment, other, otherMoment, scope),
  atMostUnavailable: (scope, most: number, set: string) => atMostUnavailable(most, set, scope),
  atLeastReady: (scope, least: number, set: string) => atLeastReady(least, set, scope),
  neverLose: (scope, claim: string) => claimNeverDeleted(claim, scope),
  happenInOrder: (scope, rows: readonly Row[]) => happenInOrder(rows, scope),
  show: (_scope, expectation: Expectation) => expectation,
}

/**
 * A chai plugin: `use(rollcall)`, then `expect(timeline).to.never('web-1', 'created')`, and
 * `expect(timeline).sinceThen.to.inOrder('deleted', ['web-2', 'web-1'])`. Words only; the monitors decide.
 */
export const rollcall: Chai.ChaiPlugin = (chai, utils) => {
  const { Assertion } = chai
  Assertion.addProperty('sinceThen', function () {
    utils.flag(this, 'sinceThen', true)
  })
  for (const [word, expectationOf] of Object.entries(words)) {
    Assertion.addMethod(word, function (this: Chai.AssertionStatic, ...of: Words) {
      const timeline: Timeline = utils.flag(this, 'object')
      const since = utils.flag(this, 'sinceThen') ? lastAction(timeline) : undefined
      const expectation = expectationOf({ namespace: timeline.namespace, since }, ...(of as never[]))
      const { entries, now, messages = en } = timeline
      const { verdicts, view } = decideAll([expectation], entries, now)
      const text = report(expectation, verdicts[0]!, { view, entries, messages })
      this.assert(verdicts[0]!.verdict === 'holds', text, text, undefined)
    })
  }
}

function lastAction({ entries }: Timeline): number {
  return entries.findLast(entry => entry.entry === 'note' && entry.note === 'action')?.position ?? 0
}
