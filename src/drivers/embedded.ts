import type { Client } from '../engine/client.ts'
import { Engine, type EngineOptions, type Run, type Stop } from '../engine/engine.ts'
import type { Log } from '../timeline/log.ts'
import type { Api, Driver, Watcher } from './driver.ts'
import { Stubs } from './stubs.ts'

/** The cluster in this process. It is the edge at which the engine's questions are put to the outside. */
export class EmbeddedDriver implements Driver {
  readonly engine: Engine
  readonly stubs: Stubs
  readonly api: Api

  constructor(options: Partial<EngineOptions> = {}, stubs = new Stubs()) {
    this.stubs = stubs
    this.engine = new Engine({ isStubbed: host => stubs.answersFor(host), ...options })
    this.api = asynchronous(this.engine.client('user'))
  }

  get log(): Log {
    return this.engine.log
  }

  get now(): number {
    return this.engine.clock.now
  }

  async pass(duration: number): Promise<void> {
    await this.#run({ until: this.now + duration })
  }

  async settle(limit: number): Promise<readonly string[]> {
    const stop = await this.#run({ until: this.now + limit, whenSettled: true })
    return stop.because === 'settled' ? [] : this.engine.clock.restless
  }

  async until(watcher: Watcher, within: number): Promise<void> {
    const end = this.now + within
    const stopWhen = () => watcher.look(this.now)
    for (;;) {
      const until = Math.min(end, Math.max(this.now, watcher.wakeAt ?? end))
      const stop = await this.#run({ until, stopWhen })
      if (stop.because === 'asked' || watcher.look(this.now) || this.now >= end) return
    }
  }

  async #run(run: Run): Promise<Stop> {
    for (;;) {
      if (await this.stubs.refresh()) this.engine.outside.changed()
      const stop = this.engine.run(run)
      if (stop.because !== 'question') return stop
      this.engine.outside.answer(await this.stubs.answer(stop.question))
    }
  }
}

/** The same verbs, answered with promises: what a live cluster could do as well. */
function asynchronous(client: Client): Api {
  return {
    get: async (kind, namespace, name) => client.get(kind, namespace, name),
    find: async (kind, namespace, name) => client.find(kind, namespace, name),
    list: async (kind, options) => client.list(kind, options),
    read: async (body, options) => client.read(body, options),
    create: async (draft, options) => client.create(draft, options),
    update: async (object, options) => client.update(object, options),
    patch: async (target, patch, type, options) => client.patch(target, patch, type, options),
    delete: async (target, options) => client.delete(target, options),
    evict: async (pod, options) => client.evict(pod, options),
  }
}
