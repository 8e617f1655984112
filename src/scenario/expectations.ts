import * as expect from '../expect/index.ts'
import type { Expectation, Monitor, Scope, Verdict } from '../expect/monitor.ts'
import { Watch } from '../expect/watch.ts'
import type { Moment } from '../timeline/moments.ts'
import type { Scenario } from './scenario.ts'
import { Told } from './told.ts'

/** The sentences that say what must be seen. Those with an end let time pass until they are decided. */
export class Expectations {
  readonly #scenario: Scenario

  constructor(scenario: Scenario) {
    this.#scenario = scenario
  }

  async becomesReady(set: string, duration: number): Promise<void> {
    await this.#await(() => expect.setBecomesReady(set, duration, this.#now, this.#scope()))
  }

  async rollsOut(set: string, duration: number): Promise<void> {
    await this.#await(() => expect.setRollsOut(set, duration, this.#now, this.#scope()))
  }

  async within(pod: string, moment: Moment, duration: number): Promise<void> {
    await this.#await(() => expect.within(pod, moment, duration, this.#now, this.#scope()))
  }

  async stays(pod: string, moment: Moment, duration: number): Promise<void> {
    await this.#await(() => expect.stays(pod, moment, duration, this.#now, this.#scope()))
  }

  stuckOn(set: string, pod: string): void {
    this.#decide(() => expect.setIsStuckOn(set, pod, this.#scope()))
  }

  setStatus(set: string, rows: readonly (readonly string[])[]): void {
    this.#decide(() => expect.setHasStatus(set, pathRows(rows), this.#scope()))
  }

  inOrder(moment: Moment, pods: readonly string[], sinceThen: boolean): void {
    this.#decide(() => expect.inOrder(moment, pods, this.#scope(sinceThen)))
  }

  onlyAfter(pod: string, moment: Moment, other: string, otherMoment: Moment, sinceThen: boolean): void {
    this.#decide(() => expect.onlyAfter(pod, moment, other, otherMoment, this.#scope(sinceThen)))
  }

  never(pod: string, moment: Moment, sinceThen: boolean): void {
    this.#decide(() => expect.never(pod, moment, this.#scope(sinceThen)))
  }

  happenInOrder(rows: readonly (readonly string[])[]): void {
    const happenings = rows.map(([object, moment]) => ({
      object: object!,
      moment: expect.objectMomentOf(object!, moment!),
    }))
    this.#decide(() => expect.happenInOrder(happenings, this.#scope()))
  }

  atMostUnavailable(most: number, set: string, sinceThen: boolean): void {
    this.#decide(() => expect.atMostUnavailable(most, set, this.#scope(sinceThen)))
  }

  atLeastReady(least: number, set: string, sinceThen: boolean): void {
    this.#decide(() => expect.atLeastReady(least, set, this.#scope(sinceThen)))
  }

  runsImage(pod: string, image: string): void {
    this.#decide(() => expect.podRunsImage(pod, image, this.#scope()))
  }

  runsOn(pod: string, node: string): void {
    this.#decide(() => expect.podRunsOn(pod, node, this.#scope()))
  }

  podsRun(rows: readonly Readonly<Record<string, string>>[]): void {
    this.#decide(() => expect.podsRun(rows, this.#scope()))
  }

  claimIs(claim: string, phase: 'bound' | 'pending' | 'gone'): void {
    this.#decide(() => expect.claimIs(claim, phase, this.#scope()))
  }

  claimNeverDeleted(claim: string, sinceThen: boolean): void {
    this.#decide(() => expect.claimNeverDeleted(claim, this.#scope(sinceThen)))
  }

  async reads(podName: string, text: string, path: string): Promise<void> {
    this.#scenario.proceed()
    const { driver, namespace, messages, workloads } = this.#scenario
    const pod = await driver.api.get('Pod', namespace, podName)
    const seen = this.#scenario.inOurWords(() => workloads.read(pod, path))
    if (seen !== text) throw new Told(messages.scenario.readsOther({ pod: podName, path, expected: text, seen }))
  }

  resolvesTo(name: string, pod: string): void {
    this.#decide(() => expect.resolvesTo(name, pod, this.#scope()))
  }

  doesNotResolve(name: string): void {
    this.#decide(() => expect.doesNotResolve(name, this.#scope()))
  }

  eventRecorded(reason: string, kind: string, name: string): void {
    this.#decide(() => expect.eventRecorded(reason, kind, name, this.#scope()))
  }

  objectHas(kind: string, name: string, rows: readonly (readonly string[])[]): void {
    this.#decide(() => expect.objectHas(kind, name, pathRows(rows), this.#scope()))
  }

  /** The sentence before was refused, and the refusal says this. */
  refusedWith(part: string): void {
    const refusal = this.#scenario.claimRefusal()
    const { messages } = this.#scenario
    if (refusal === undefined) throw new Told(messages.scenario.nothingRefused({ part }))
    if (!refusal.message.includes(part)) throw new Told(messages.scenario.refusedOtherwise({ part, ...refusal }))
  }

  get #now() {
    const { now, log } = this.#scenario.driver
    return { at: now, position: log.position }
  }

  #scope(sinceThen = false): Scope {
    return { namespace: this.#scenario.namespace, since: sinceThen ? this.#scenario.lastChange : undefined }
  }

  /** Decides on what has happened until now. */
  #decide(build: () => Expectation): void {
    this.#scenario.proceed()
    const expectation = this.#build(build)
    const { driver } = this.#scenario
    const monitor = expectation.begin()
    const watch = new Watch(driver.log.entries, [monitor])
    watch.advance(driver.now)
    this.#conclude(expectation, monitor, watch)
  }

  /** Lets time pass until it is decided, or until its own end. */
  async #await(build: () => Expectation): Promise<void> {
    this.#scenario.proceed()
    const expectation = this.#build(build)
    const { driver } = this.#scenario
    const monitor = expectation.begin()
    const watch = new Watch(driver.log.entries, [monitor])
    const watcher = {
      look(now: number) {
        watch.advance(now)
        return watch.decided
      },
      get wakeAt() {
        return watch.wakeAt
      },
    }
    const within = Math.max(0, (expectation.until ?? driver.now) - driver.now)
    if (!watcher.look(driver.now)) await this.#scenario.inOurWordsLater(driver.until(watcher, within))
    this.#conclude(expectation, monitor, watch)
  }

  /** Builds it; what its author got wrong is told in the feature's language. */
  #build(build: () => Expectation): Expectation {
    return this.#scenario.inOurWords(build)
  }

  #conclude(expectation: Expectation, monitor: Monitor, watch: Watch): void {
    this.#scenario.inOurWords(() => expectation.check?.(watch.view))
    const verdict: Verdict = monitor.verdict.verdict === 'undecided' ? monitor.conclude(watch.view) : monitor.verdict
    if (verdict.verdict !== 'holds') throw this.#scenario.failure(expectation, verdict, watch.view)
  }
}

const pathRows = (rows: readonly (readonly string[])[]) =>
  rows.map(([path, value]) => ({ path: path!, value: value ?? '' }))
