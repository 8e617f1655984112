import type { KubeObject, Reference } from '../api/object.ts'
import { StatusError } from '../api/status-error.ts'
import type { NoteDraft, Revision } from '../timeline/entry.ts'
import { Log } from '../timeline/log.ts'
import { Workloads } from '../workloads/workloads.ts'
import { ApiServer } from './apiserver.ts'
import { Chance } from './chance.ts'
import { Client } from './client.ts'
import { Clock } from './clock.ts'
import type { Component, ComponentFactory, Context } from './component.ts'
import { components } from './components.ts'
import { Recorder } from './events.ts'
import { Faults } from './faults.ts'
import { Caches, type Informer } from './informer.ts'
import { Outside, type Question } from './outside.ts'
import { defaultProfile, type Profile } from './profile.ts'
import { WorkQueue } from './queue.ts'
import { Store } from './store.ts'

/** More reconciliations at one instant than any cluster of a test needs: something spins. */
const workPerInstant = 200_000

export interface EngineOptions {
  seed: number
  profile: Profile
  /** How images and pods behave; what is declared later counts from then on. */
  workloads: Workloads
  /** Whether someone outside answers HTTP requests for a host. */
  isStubbed: (host: string) => boolean
  components: readonly ComponentFactory[]
}

/** Why the engine stopped. */
export type Stop =
  | { readonly because: 'reached' }
  | { readonly because: 'settled' }
  | { readonly because: 'asked' }
  | { readonly because: 'question'; readonly question: Question }

/** How far to run: to an instant, until asked to stop, or until everything has settled. */
export interface Run {
  until: number
  stopWhen?: () => boolean
  whenSettled?: boolean
}

/** A cluster in one process: deterministic, in virtual time, without I/O. */
export class Engine {
  readonly clock = new Clock()
  readonly log = new Log(() => this.clock.now)
  readonly workloads: Workloads
  readonly faults = new Faults()
  readonly chance: Chance
  readonly profile: Profile
  readonly apiServer: ApiServer
  readonly outside: Outside
  readonly #running: Running[]

  constructor(options: Partial<EngineOptions> = {}) {
    this.chance = new Chance(options.seed ?? 1)
    this.profile = options.profile ?? defaultProfile
    this.workloads = options.workloads ?? new Workloads()
    this.outside = new Outside(options.isStubbed ?? (() => false))
    const store = new Store(this.log, () => this.clock.news())
    this.apiServer = new ApiServer(store, this.clock, this.chance, this.profile)
    this.#running = (options.components ?? components).map(factory => new Running(factory, this))
    this.faults.onChange((fault, about) => {
      this.clock.news()
      for (const running of this.#running) running.faultChanged(fault, about)
    })
  }

  /** The API as this user sees it. */
  client(by = 'user'): Client {
    return new Client(this.apiServer, by)
  }

  note(draft: NoteDraft): void {
    this.log.note(draft)
  }

  /** The names of what runs in the cluster. */
  get components(): string[] {
    return this.#running.map(({ name }) => name)
  }

  /** The component forgets all that it knew and starts again, as after a crash of its process. */
  restart(component: string): void {
    this.#running.find(running => running.name === component)?.restart()
  }

  /** Runs until the first of what was asked for; stops with a question when the outside has to answer first. */
  run({ until, stopWhen, whenSettled }: Run): Stop {
    for (;;) {
      this.#work()
      const question = this.outside.question
      if (question !== undefined) return { because: 'question', question }
      if (stopWhen?.()) return { because: 'asked' }
      if (whenSettled && this.clock.settled) return { because: 'settled' }
      const next = this.clock.next
      if (next === undefined || next > until) {
        this.clock.now = Math.max(this.clock.now, until)
        return { because: 'reached' }
      }
      this.clock.fire()
    }
  }

  /** Lets all components but this one work at this instant: they see what it has written so far. */
  workOfOthers(but: Running): void {
    this.#work(but)
  }

  /** Lets every component see what happened and do its work, again and again, until none has any left at this instant. */
  #work(but?: Running): void {
    let done = 0
    for (let busy = true; busy; ) {
      busy = false
      for (const running of this.#running) {
        while (running !== but && running.hasWork && running.step()) {
          busy = true
          if (++done > workPerInstant)
            throw new Error(`${running.name} does not come to rest at ${this.clock.now} ms: ${running.lastKey}`)
        }
      }
    }
  }
}

interface Feed {
  readonly informer: Informer
  readonly keysOf: Component['watches'][string] | undefined
}

/** A component at work: its caches, its queue, and what was written of the kinds that it caches and not yet taken in. */
class Running {
  readonly name: string
  lastKey = ''
  readonly #factory: ComponentFactory
  readonly #engine: Engine
  readonly #watched = new Set<string>()
  readonly #arrived: Revision[] = []
  /** For each kind, what takes its revisions in: the cache, and the keys that a change concerns. */
  readonly #feeds = new Map<string, Feed>()
  #started = false
  #caches!: Caches
  #queue!: WorkQueue
  #component!: Component

  constructor(factory: ComponentFactory, engine: Engine) {
    this.name = factory.name
    this.#factory = factory
    this.#engine = engine
    this.restart()
  }

  restart(): void {
    this.#started = false
    this.#queue = new WorkQueue(this.name, this.#engine.clock)
    this.#caches = new Caches(kind => {
      if (this.#started) throw new Error(`${this.name} asks for a new informer after its start`)
      this.#watch(kind)
    })
    this.#component = this.#factory.make(this.#context())
    const { watches } = this.#component
    for (const kind of Object.keys(watches)) this.#caches.of(kind)
    for (const kind of this.#watched) this.#feeds.set(kind, { informer: this.#caches.of(kind), keysOf: watches[kind] })
    this.#arrived.length = 0
    for (const entry of this.#engine.log.entries)
      if (entry.entry === 'revision' && this.#watched.has(entry.object.kind)) this.#arrived.push(entry)
  }

  #watch(kind: string): void {
    if (this.#watched.has(kind)) return
    this.#watched.add(kind)
    this.#engine.log.watch(kind, revision => this.#arrived.push(revision))
  }

  /** A fault began or ended: the component looks at what it concerns. */
  faultChanged(fault: string, about: Reference): void {
    for (const key of this.#component.faultWatches?.(fault, about) ?? []) this.#queue.add(key)
  }

  /** Whether there is something to take in or to do: most components have neither most of the time, and are passed over. */
  get hasWork(): boolean {
    return this.#arrived.length > 0 || this.#queue.size > 0
  }

  /** Takes in what happened, then works on one key. False when there was nothing to do. */
  step(): boolean {
    this.#deliver()
    const key = this.#queue.take()
    if (key === undefined) return false
    this.lastKey = key
    try {
      this.#component.reconcile(key)
      this.#queue.succeeded(key)
    } catch (error) {
      if (!(error instanceof StatusError)) throw error
      this.#queue.failed(key, error.message)
    }
    return true
  }

  #deliver(): void {
    this.#started = true
    const arrived = this.#arrived
    for (const revision of arrived) {
      const { informer, keysOf } = this.#feeds.get(revision.object.kind)!
      informer.apply(revision)
      if (keysOf !== undefined) for (const key of keysOf(revision)) this.#queue.add(key)
    }
    arrived.length = 0
  }

  #context(): Context {
    const { name } = this
    const engine = this.#engine
    const queue = this.#queue
    const client = engine.client(name)
    return {
      name,
      api: client,
      caches: this.#caches,
      clock: engine.clock,
      chance: engine.chance,
      profile: engine.profile,
      outside: engine.outside,
      workloads: engine.workloads,
      events: new Recorder(client, engine.clock, name),
      catchUp: () => this.#deliver(),
      giveWay: () => {
        if (queue.isSpinning(this.lastKey)) engine.workOfOthers(this)
      },
      enqueue: (key, delay) => (delay === undefined ? queue.add(key) : queue.addAfter(key, delay)),
      note: draft => engine.note({ ...draft, by: name } as NoteDraft),
      fault: (fault, about) => engine.faults.isOn(fault, about as Reference | KubeObject),
    }
  }
}
