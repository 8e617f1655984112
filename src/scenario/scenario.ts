import { EmbeddedDriver } from '../drivers/embedded.ts'
import { Stubs } from '../drivers/stubs.ts'
import { rulesOf } from '../engine/controllers/statefulset/rules.ts'
import { allowedBy, checkInvariants, failureOf, type Violation } from '../expect/index.ts'
import { Watch } from '../expect/watch.ts'
import { Disturbances } from '../faults/index.ts'
import { type Language, messagesFor } from '../locales/index.ts'
import type { Messages } from '../locales/messages.ts'
import { type Attachment, attachmentsOf } from '../report/attachments.ts'
import { parseDuration } from '../timeline/duration.ts'
import type { View } from '../timeline/view.ts'
import { Workloads } from '../workloads/workloads.ts'
import { Bookkeeping } from './account.ts'
import { Actions } from './actions.ts'
import { ClusterDescription } from './cluster.ts'
import { Expectations } from './expectations.ts'
import { Faults } from './faults.ts'
import { inWords } from './in-words.ts'
import { Nodes } from './nodes.ts'
import { Objects } from './objects.ts'
import { parseQuantity } from './parameters.ts'
import { type Refusal, refusalOf } from './refusal.ts'
import { InvariantBroken, ScenarioError, UnexpectedRefusal } from './scenario-error.ts'
import { Setup } from './setup.ts'
import type { ActionTold, Step } from './step.ts'
import { Workload } from './workload.ts'

export interface ScenarioOptions {
  seed: number
  language: Language
  /** The folder of the feature file, to which paths of manifests are relative. */
  folder: string
  /** The scenario's tags: `@allows:I7` declares that it may break that invariant. */
  tags?: readonly string[]
}

/**
 * One scenario: the cluster it describes, what is done to it and what must be seen. The cluster is made when the first sentence needs
 * it. Every sentence passes through here, so that a refusal which nobody claims cannot be lost.
 */
export class Scenario {
  readonly description = new ClusterDescription()
  readonly workloads = new Workloads()
  readonly setup: Setup
  readonly workload: Workload
  readonly actions: Actions
  readonly nodes = new Nodes(this)
  readonly faults = new Faults(this)
  readonly objects = new Objects(this)
  readonly expectations: Expectations
  readonly messages: Messages
  readonly options: ScenarioOptions
  /** What the report shall know besides the timeline. */
  readonly books = new Bookkeeping(this)
  /** The step that runs belongs to the feature's background. */
  inBackground = false
  /** Objects named without a namespace are in this one. */
  namespace = 'default'
  readonly stubs = new Stubs()
  #driver?: EmbeddedDriver
  #disturbances?: Disturbances
  #steps: string[] = []
  #actions = 0
  #lastChange = 0
  #refusal?: Refusal
  #isLastStep = false

  constructor(options: ScenarioOptions) {
    this.options = options
    this.messages = messagesFor(options.language)
    this.setup = new Setup(this)
    this.workload = new Workload(this)
    this.actions = new Actions(this)
    this.expectations = new Expectations(this)
  }

  /** The cluster, made from its description when it is first needed. */
  get driver(): EmbeddedDriver {
    if (this.#driver === undefined) {
      const driver = new EmbeddedDriver(
        { seed: this.options.seed, profile: this.description.profile, workloads: this.workloads },
        this.stubs,
      )
      this.inOurWords(() => this.description.create(driver.engine.client('cluster')))
      this.#driver = driver
      for (let step = 1; step <= this.#steps.length; step++) this.#markStep(step)
    }
    return this.#driver
  }

  /** What goes wrong in it. */
  get disturbances(): Disturbances {
    this.#disturbances ??= new Disturbances(this.driver.engine)
    return this.#disturbances
  }

  /** Whether the cluster has been made: what is described from then on changes a cluster that is there. */
  get begun(): boolean {
    return this.#driver !== undefined
  }

  /** What is there now, read off the whole log: for messages, which are seldom. */
  get view(): View {
    const { log, now } = this.driver
    const watch = new Watch(log.entries, [])
    watch.advance(now)
    return watch.view
  }

  /** The text of the step that runs; nothing before the first. */
  get sentence(): string {
    return this.#steps.at(-1) ?? ''
  }

  /** The number of the step that runs, from 1. */
  get step(): number {
    return this.#steps.length
  }

  /** The position of the last action that changed something: where *since then* begins. */
  get lastChange(): number {
    return this.#lastChange
  }

  /**
   * A step begins. Fails if the sentence ends in a colon and nothing stands below it: cucumber would run it with a callback instead, and
   * what became of it would be told in another scenario.
   */
  beginStep({ text, inBackground = false, isLast = false, hasArgument = true }: Step): void {
    this.#steps.push(text)
    this.inBackground = inBackground
    this.#isLastStep = isLast
    if (this.#driver !== undefined) this.#markStep(this.#steps.length)
    if (!hasArgument && /[:：]$/.test(text)) throw new ScenarioError(this.messages.scenario.nothingBelow())
  }

  /** Every sentence but the one that expects a refusal begins here: it fails if the one before was refused. */
  proceed(): void {
    const refusal = this.#refusal
    if (refusal === undefined) return
    this.#refusal = undefined
    throw new UnexpectedRefusal(
      this.messages.scenario.unclaimedRefusal({
        ...refusal,
        isLast: this.#isLastStep && this.sentence === refusal.step,
      }),
    )
  }

  /** Whether the last action was refused, and nobody has claimed it yet. */
  get refused(): boolean {
    return this.#refusal !== undefined
  }

  /** The refusal that the sentence before met, if any; from now on it is claimed. */
  claimRefusal(): Refusal | undefined {
    const refusal = this.#refusal
    this.#refusal = undefined
    return refusal
  }

  /** Does something to the cluster, and tells the timeline. What the API server refuses waits for the next sentence to expect it. */
  async act({ action, about, details }: ActionTold, work: () => Promise<unknown>): Promise<void> {
    this.proceed()
    const { log } = this.driver
    const note = log.note({ note: 'action', by: 'user', number: ++this.#actions, action, about, details })
    try {
      await work()
    } catch (error) {
      this.#refusal = refusalOf(error, this.sentence || action, this)
      if (this.#refusal === undefined) throw inWords(error, this.messages)
    }
    if (this.#isLastStep) this.proceed()
    if (log.entries.slice(note.position).some(entry => entry.entry === 'revision' || entry.note === 'fault'))
      this.#lastChange = note.position
  }

  /** Milliseconds of a duration in a sentence. */
  duration(text: string): number {
    return this.inOurWords(() => parseDuration(text, this.messages))
  }

  /** A quantity in a sentence, as it stands. */
  quantity(text: string): string {
    return this.inOurWords(() => parseQuantity(text))
  }

  /** Runs something whose errors are data, and throws them in the feature's language. */
  inOurWords<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw inWords(error, this.messages)
    }
  }

  /** As `inOurWords`, for something that is under way. */
  async inOurWordsLater<T>(work: Promise<T>): Promise<T> {
    return await work.catch(error => {
      throw inWords(error, this.messages)
    })
  }

  /** How to run the same again: said with every failure. */
  get seedLine(): string {
    return this.messages.scenario.seed(this.options)
  }

  /** What the scenario leaves in its report; nothing if it never had a cluster. */
  attachments(): Attachment[] {
    if (this.#driver === undefined) return []
    const { log, now } = this.#driver
    return attachmentsOf(log.entries, this.books.account(log.entries, now))
  }

  /**
   * The scenario is over. What always holds is judged; if it passed so far, a refusal that nobody claimed, a pod or an image that never was
   * and a broken promise are told now.
   */
  end(passed: boolean): void {
    this.stubs.clear()
    const violations = this.#violations()
    this.books.violated(violations)
    if (!passed) return
    this.proceed()
    if (this.#driver !== undefined) this.workload.refuseUnused(this.#driver.log.entries)
    const broken = failureOf(violations, this.messages)
    if (broken !== undefined) throw new InvariantBroken(`${broken}\n${this.seedLine}`)
  }

  #violations(): Violation[] {
    if (this.#driver === undefined) return []
    const { log, now, engine } = this.#driver
    const allows = this.inOurWords(() => allowedBy(this.options.tags ?? []))
    return checkInvariants(log.entries, now, { ...rulesOf(engine.profile), allows })
  }

  #markStep(step: number): void {
    this.#driver!.log.note({ note: 'step', by: 'user', step })
  }
}
