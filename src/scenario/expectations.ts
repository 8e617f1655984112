import type { Pod } from '../api/types.ts'
import * as expect from '../expect/index.ts'
import { checkPod } from '../expect/known.ts'
import type { Expectation, Monitor, Scope, Verdict } from '../expect/monitor.ts'
import { Watch } from '../expect/watch.ts'
import type { Moment } from '../timeline/moments.ts'
import { failure, unknown } from './failure.ts'
import type { Scenario } from './scenario.ts'
import { ExpectationFailed } from './scenario-error.ts'
import { type Row, twoColumns } from './two-columns.ts'

/**
 * The sentences that say what must be seen. Those with an end let time pass until they are decided; durations are virtual milliseconds from now
 * on. `sinceThen` looks only at what came after the last action. All throw, or reject, with a text for people where they do not hold.
 */
export class Expectations {
  readonly #scenario: Scenario
  #presentRead?: Watch

  constructor(scenario: Scenario) {
    this.#scenario = scenario
  }

  async becomesReady(set: string, duration: number): Promise<void> {
    await this.#await(scope => expect.setBecomesReady(set, duration, this.#now, scope))
  }

  async rollsOut(set: string, duration: number): Promise<void> {
    await this.#await(scope => expect.setRollsOut(set, duration, this.#now, scope))
  }

  async within(pod: string, moment: Moment, duration: number): Promise<void> {
    await this.#await(scope => expect.within(pod, moment, duration, this.#now, scope))
  }

  async stays(pod: string, moment: Moment, duration: number): Promise<void> {
    await this.#await(scope => expect.stays(pod, moment, duration, this.#now, scope))
  }

  stuckOn(set: string, pod: string): void {
    this.#decide(scope => expect.setIsStuckOn(set, pod, scope))
  }

  setStatus(set: string, rows: readonly (readonly string[])[]): void {
    this.#decide(scope => expect.setHasStatus(set, pathRows(rows), scope))
  }

  inOrder(moment: Moment, pods: readonly string[], sinceThen: boolean): void {
    this.#decide(scope => expect.inOrder(moment, pods, scope), sinceThen)
  }

  onlyAfter(pod: string, moment: Moment, other: string, otherMoment: Moment, sinceThen: boolean): void {
    this.#decide(scope => expect.onlyAfter(pod, moment, other, otherMoment, scope), sinceThen)
  }

  never(pod: string, moment: Moment, sinceThen: boolean): void {
    this.#decide(scope => expect.never(pod, moment, scope), sinceThen)
  }

  happenInOrder(rows: readonly (readonly string[])[]): void {
    const happening = ([object, moment]: Row) => ({ object, moment: expect.objectMomentOf(object, moment) })
    this.#decide(scope => expect.happenInOrder(twoColumns(rows).map(happening), scope))
  }

  atMostUnavailable(most: number, set: string, sinceThen: boolean): void {
    this.#decide(scope => expect.atMostUnavailable(most, set, scope), sinceThen)
  }

  atLeastReady(least: number, set: string, sinceThen: boolean): void {
    this.#decide(scope => expect.atLeastReady(least, set, scope), sinceThen)
  }

  runsImage(pod: string, image: string): void {
    this.#decide(scope => expect.podRunsImage(pod, image, scope))
  }

  runsOn(pod: string, node: string): void {
    this.#decide(scope => expect.podRunsOn(pod, node, scope))
  }

  podsRun(rows: readonly Readonly<Record<string, string>>[]): void {
    this.#decide(scope => expect.podsRun(rows, scope))
  }

  claimIs(claim: string, phase: 'bound' | 'pending' | 'gone'): void {
    this.#decide(scope => expect.claimIs(claim, phase, scope))
  }

  claimNeverDeleted(claim: string, sinceThen: boolean): void {
    this.#decide(scope => expect.claimNeverDeleted(claim, scope), sinceThen)
  }

  async reads(podName: string, text: string, path: string): Promise<void> {
    this.#scenario.proceed()
    const { messages, workloads } = this.#scenario
    const pod = await this.#pod(podName)
    const seen = this.#scenario.inOurWords(() => workloads.read(pod, path))
    if (seen !== text)
      throw new ExpectationFailed(messages.scenario.readsOther({ pod: podName, path, expected: text, seen }))
  }

  /** Nothing was written there, or it went with the container that wrote it. */
  async hasNoFile(podName: string, path: string): Promise<void> {
    this.#scenario.proceed()
    const { messages, workloads } = this.#scenario
    const pod = await this.#pod(podName)
    const isThere = this.#scenario.inOurWords(() => workloads.files.exists(pod, path))
    if (isThere) throw new ExpectationFailed(messages.scenario.hasFile({ pod: podName, path }))
  }

  resolvesTo(name: string, pod: string): void {
    this.#decide(scope => expect.resolvesTo(name, pod, scope))
  }

  doesNotResolve(name: string): void {
    this.#decide(scope => expect.doesNotResolve(name, scope))
  }

  eventRecorded(reason: string, kind: string, name: string): void {
    this.#decide(scope => expect.eventRecorded(reason, kind, name, scope))
  }

  objectHas(kind: string, name: string, rows: readonly (readonly string[])[]): void {
    this.#decide(scope => expect.objectHas(kind, name, pathRows(rows), scope))
  }

  runsTwice(pod: string): void {
    this.#decide(scope => expect.runsTwice(pod, scope))
  }

  neverRunsTwice(pod: string, sinceThen: boolean): void {
    this.#decide(scope => expect.neverRunsTwice(pod, scope), sinceThen)
  }

  exists(kind: string, name: string, exists: boolean): void {
    this.#decide(scope => expect.objectExists(kind, name, exists, scope))
  }

  /** `phase` as the API writes it. */
  volumeIs(volume: string, phase: 'Available' | 'Bound' | 'Released' | 'Failed'): void {
    this.objectHas('PersistentVolume', volume, [['status.phase', phase]])
  }

  claimLost(claim: string): void {
    this.objectHas('PersistentVolumeClaim', claim, [['status.phase', 'Lost']])
  }

  nodeIsSchedulable(node: string, schedulable: boolean): void {
    this.objectHas('Node', node, [['spec.unschedulable', schedulable ? '' : 'true']])
  }

  nodeIs(node: string, ready: boolean): void {
    this.#decide(() => expect.nodeIs(node, ready))
  }

  async nodeIsWithin(node: string, ready: boolean, duration: number): Promise<void> {
    await this.#await(() => expect.nodeIsWithin(node, ready, duration, this.#now))
  }

  /** The sentence before was refused, and the refusal says this. */
  refusedWith(part: string): void {
    const refusal = this.#scenario.claimRefusal()
    const { messages } = this.#scenario
    if (refusal === undefined) throw new ExpectationFailed(messages.scenario.nothingRefused({ part }))
    if (!refusal.message.includes(part))
      throw new ExpectationFailed(messages.scenario.refusedOtherwise({ part, ...refusal }))
  }

  get #now() {
    const { now, log } = this.#scenario.driver
    return { at: now, position: log.position }
  }

  /** The pod in whose files a sentence looks. If there is none, the failure says whether it went or never could have been. */
  async #pod(name: string): Promise<Pod> {
    const { driver, namespace, messages } = this.#scenario
    const pod = await driver.api.find('Pod', namespace, name)
    if (pod !== undefined) return pod
    const { view } = this.#scenario
    const key = `${namespace}/${name}`
    this.#scenario.inOurWords(() => checkPod(view, key))
    throw new ExpectationFailed(messages.seen.podAbsent({ pod: name, deletedAt: view.pod(key).since.deleted }))
  }

  #scope(sinceThen = false): Scope {
    return { namespace: this.#scenario.namespace, since: sinceThen ? this.#scenario.lastChange : undefined }
  }

  /** Decides on what has happened until now. */
  #decide(build: (scope: Scope) => Expectation, sinceThen = false): void {
    this.#scenario.proceed()
    const scope = this.#scope(sinceThen)
    const expectation = this.#build(() => build(scope))
    const { driver } = this.#scenario
    const monitor = expectation.begin()
    const watch = monitor.isOfNow ? this.#present : new Watch(driver.log.entries, [monitor])
    watch.advance(driver.now)
    this.#conclude(expectation, monitor, watch, driver.log.entries[(scope.since ?? 0) - 1]?.at ?? 0)
  }

  /** The cluster as it is, for expectations that ask of nothing else: it is read on from where the last of them left it. */
  get #present(): Watch {
    this.#presentRead ??= new Watch(this.#scenario.driver.log.entries, [])
    return this.#presentRead
  }

  /** Lets time pass until it is decided, or until its own end. */
  async #await(build: (scope: Scope) => Expectation): Promise<void> {
    this.#scenario.proceed()
    const expectation = this.#build(() => build(this.#scope()))
    const { driver } = this.#scenario
    const begin = driver.now
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
    this.#conclude(expectation, monitor, watch, begin)
  }

  /** Builds it; what its author got wrong is told in the feature's language. */
  #build(build: () => Expectation): Expectation {
    return this.#scenario.inOurWords(build)
  }

  #conclude(expectation: Expectation, monitor: Monitor, watch: Watch, from: number): void {
    try {
      expectation.check?.(watch.view)
    } catch (error) {
      throw unknown(this.#scenario, error)
    }
    const verdict: Verdict = monitor.verdict.verdict === 'undecided' ? monitor.conclude(watch.view) : monitor.verdict
    this.#scenario.books.decided(expectation, verdict, monitor.isOfNow ? watch.view.at : from, watch.view.at)
    if (verdict.verdict !== 'holds') throw failure(this.#scenario, expectation, verdict, watch.view)
  }
}

const pathRows = (rows: readonly (readonly string[])[]) => twoColumns(rows).map(([path, value]) => ({ path, value }))
