import type { Draft, KubeObject, ObjectOf, Reference } from '../api/object.ts'
import type { PatchType } from '../api/patch.ts'
import type { DeleteOptions, ListOptions, ReadOptions, WriteOptions } from '../engine/apiserver.ts'
import type { Log } from '../timeline/log.ts'

/** The Kubernetes API as a user sees it. Every verb rejects with a StatusError where the server refuses. */
export interface Api {
  get<Kind extends string>(kind: Kind, namespace: string | undefined, name: string): Promise<ObjectOf<Kind>>
  /** The object, or undefined where `get` would answer NotFound. */
  find<Kind extends string>(
    kind: Kind,
    namespace: string | undefined,
    name: string,
  ): Promise<ObjectOf<Kind> | undefined>
  list<Kind extends string>(kind: Kind, options?: ListOptions): Promise<ObjectOf<Kind>[]>
  /** The object that a document stands for, as the server decodes it: rejects with a 400 where it cannot. */
  read(body: unknown, options?: ReadOptions): Promise<KubeObject>
  create<T extends KubeObject>(draft: Draft<T>, options?: WriteOptions): Promise<T>
  update<T extends KubeObject>(object: T, options?: WriteOptions): Promise<T>
  patch<Kind extends string>(
    target: Reference & { kind: Kind },
    patch: unknown,
    type?: PatchType,
    options?: WriteOptions,
  ): Promise<ObjectOf<Kind>>
  delete(target: Reference, options?: DeleteOptions): Promise<KubeObject>
  evict(pod: Reference, options?: DeleteOptions): Promise<void>
}

/** Somebody who waits for something: asked after everything that happens, and at the times for which it asks. */
export interface Watcher {
  /** Takes in what happened up to now (virtual milliseconds). True once it has seen enough. */
  look(now: number): boolean
  /** The next time at which it has to look although nothing may happen. */
  readonly wakeAt?: number
}

/** A cluster that can be told and watched. The embedded one moves virtual time; another could watch a real cluster. */
export interface Driver {
  /** Everything that happened, from the beginning. */
  readonly log: Log
  /** Virtual milliseconds since the beginning. */
  readonly now: number
  readonly api: Api
  /** Lets this many milliseconds pass. */
  pass(duration: number): Promise<void>
  /** Runs until nothing but repetitions is left to come. After `limit` milliseconds it gives up and answers what keeps moving. */
  settle(limit: number): Promise<readonly string[]>
  /** Runs until the watcher has seen enough, `within` milliseconds at most. */
  until(watcher: Watcher, within: number): Promise<void>
}
