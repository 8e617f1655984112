import { sameJson } from '../api/equal.ts'
import { type KubeObject, keyOf, type ObjectOf } from '../api/object.ts'
import type { Revision } from '../timeline/entry.ts'
import type { Log } from '../timeline/log.ts'

/** Kinds whose changes only tell of others: they are never what keeps a cluster moving. */
const reporting = new Set(['Event', 'Lease', 'EndpointSlice', 'Endpoints'])

/** The objects as they are now: a view of the log that the API server keeps, so that it need not read the log again. */
export class Store {
  readonly log: Log
  readonly #onNews: () => void
  readonly #kinds = new Map<string, Map<string, KubeObject>>()

  /** `onNews` is told of every change of what is asked for: an object made or gone, a new spec, a deletion begun. */
  constructor(log: Log, onNews: () => void) {
    this.log = log
    this.#onNews = onNews
  }

  get<Kind extends string>(kind: Kind, key: string): ObjectOf<Kind> | undefined {
    return this.#kinds.get(kind)?.get(key) as ObjectOf<Kind> | undefined
  }

  /** All objects of a kind, in the order of their keys, as etcd lists them. */
  list<Kind extends string>(kind: Kind): ObjectOf<Kind>[] {
    const objects = this.#kinds.get(kind)
    if (objects === undefined) return []
    return [...objects].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object as ObjectOf<Kind>)
  }

  /** The kinds of which there is or was an object, in the order in which they first came. */
  kinds(): string[] {
    return [...this.#kinds.keys()]
  }

  /**
   * Writes the object with the log's next position as its resourceVersion. The store keeps the very object that it is given, which must
   * be new and nobody else's: it has been copied often enough on its way here.
   */
  put<T extends KubeObject>(by: string, object: T): T {
    let objects = this.#kinds.get(object.kind)
    if (objects === undefined) {
      objects = new Map()
      this.#kinds.set(object.kind, objects)
    }
    const key = keyOf(object)
    const before = objects.get(key)
    object.metadata = { ...object.metadata, resourceVersion: this.log.nextResourceVersion }
    objects.set(key, object)
    this.#record(this.log.append(by, before === undefined ? 'created' : 'updated', object, before))
    return object
  }

  /** Removes the object; watchers see its last state with the deletion's resourceVersion. */
  remove(by: string, last: KubeObject): KubeObject {
    const key = keyOf(last)
    const before = this.#kinds.get(last.kind)?.get(key)
    const object = { ...last, metadata: { ...last.metadata, resourceVersion: this.log.nextResourceVersion } }
    this.#kinds.get(last.kind)?.delete(key)
    this.#record(this.log.append(by, 'deleted', object, before))
    return object
  }

  #record({ change, object, before }: Revision): void {
    if (reporting.has(object.kind)) return
    if (change !== 'updated' || before === undefined || asksForMore(object, before)) this.#onNews()
  }
}

const asksForMore = (object: KubeObject, before: KubeObject): boolean =>
  object.metadata.deletionTimestamp !== before.metadata.deletionTimestamp || !sameJson(object.spec, before.spec)
