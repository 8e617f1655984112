import { type KubeObject, keyOf, type ObjectOf } from '../api/object.ts'
import type { Revision } from '../timeline/entry.ts'

/** Which values an object is filed under, in an index of a cache. */
export type IndexBy<T> = (object: T) => readonly string[]

/**
 * What one component knows of one kind: a cache that is brought forward by watch events. It shows the past until they are delivered,
 * as a real informer does. The order of iteration is that in which objects came.
 */
export class Informer<T extends KubeObject = KubeObject> {
  readonly #objects = new Map<string, T>()
  readonly #indexes = new Map<string, { by: IndexBy<T>; files: Map<string, Map<string, T>> }>()

  get(key: string): T | undefined {
    return this.#objects.get(key)
  }

  all(): IterableIterator<T> {
    return this.#objects.values()
  }

  get size(): number {
    return this.#objects.size
  }

  /** Keeps objects filed under the values that `by` gives. To be called once, when the component is made. */
  index(name: string, by: IndexBy<T>): void {
    const index = { by, files: new Map<string, Map<string, T>>() }
    this.#indexes.set(name, index)
    for (const [key, object] of this.#objects) file(index.files, by(object), key, object)
  }

  /** The objects filed under `value`. */
  under(name: string, value: string): IterableIterator<T> {
    return (this.#indexes.get(name)?.files.get(value) ?? new Map<string, T>()).values()
  }

  /** Takes in one watch event. */
  apply(revision: Revision): void {
    const object = revision.object as T
    const key = keyOf(object)
    const before = this.#objects.get(key)
    if (revision.change === 'deleted') this.#objects.delete(key)
    else this.#objects.set(key, object)
    for (const { by, files } of this.#indexes.values()) {
      const now = revision.change === 'deleted' ? [] : by(object)
      if (before !== undefined) for (const value of by(before)) if (!now.includes(value)) files.get(value)?.delete(key)
      file(files, now, key, object)
    }
  }
}

function file<T>(files: Map<string, Map<string, T>>, values: readonly string[], key: string, object: T): void {
  for (const value of values) {
    let filed = files.get(value)
    if (filed === undefined) {
      filed = new Map()
      files.set(value, filed)
    }
    filed.set(key, object)
  }
}

/** The caches of one component, one informer a kind, made when first asked for. */
export class Caches {
  readonly #informers = new Map<string, Informer>()
  readonly #catchUp: (kind: string, informer: Informer) => void

  /** `catchUp` brings an informer that is made late to where its component stands. */
  constructor(catchUp: (kind: string, informer: Informer) => void) {
    this.#catchUp = catchUp
  }

  of<Kind extends string>(kind: Kind): Informer<ObjectOf<Kind>> {
    let informer = this.#informers.get(kind)
    if (informer === undefined) {
      informer = new Informer()
      this.#informers.set(kind, informer)
      this.#catchUp(kind, informer)
    }
    return informer as unknown as Informer<ObjectOf<Kind>>
  }

  find(kind: string): Informer | undefined {
    return this.#informers.get(kind)
  }
}
