import { type KubeObject, keyOf, type ObjectOf } from '../api/object.ts'
import type { Revision } from '../timeline/entry.ts'

/** Which values an object is filed under, in an index of a cache. */
export type IndexBy<T> = (object: T) => readonly string[]

/** The place of an object in a cache. It stays where it is filed while the object changes, so that most changes touch nothing else. */
interface Place<T> {
  object: T
  /** The values that it is filed under, for each index. */
  readonly filed: (readonly string[])[]
  /** What was read off the object, and how. */
  read?: (object: T) => unknown
  reading?: unknown
}

interface Index<T> {
  readonly by: IndexBy<T>
  readonly files: Map<string, Set<Place<T>>>
}

const none: readonly string[] = []

/**
 * What one component knows of one kind: a cache that is brought forward by watch events. It shows the past until they are delivered,
 * as a real informer does. The order of iteration is that in which objects came.
 */
export class Informer<T extends KubeObject = KubeObject> {
  readonly #places = new Map<string, Place<T>>()
  readonly #names = new Map<string, number>()
  readonly #indexes: Index<T>[] = []

  get(key: string): T | undefined {
    return this.#places.get(key)?.object
  }

  all(): T[] {
    return Array.from(this.#places.values(), ({ object }) => object)
  }

  get size(): number {
    return this.#places.size
  }

  /** Keeps objects filed under the values that `by` gives. To be called once, when the component is made. */
  index(name: string, by: IndexBy<T>): void {
    const number = this.#names.get(name) ?? this.#indexes.length
    this.#names.set(name, number)
    this.#indexes[number] = { by, files: new Map() }
    for (const place of this.#places.values()) this.#file(place, number, by(place.object))
  }

  /** Whether any object is filed under `value`. */
  has(name: string, value: string): boolean {
    const filed = this.#under(name, value)
    return filed !== undefined && filed.size > 0
  }

  /** The objects filed under `value`. */
  under(name: string, value: string): T[] {
    const objects: T[] = []
    for (const { object } of this.#under(name, value) ?? []) objects.push(object)
    return objects
  }

  /** As `under`, but what `read` makes of each object: for components that look at many objects of which few have changed. */
  readUnder<Reading>(name: string, value: string, read: (object: T) => Reading): Reading[] {
    const readings: Reading[] = []
    for (const place of this.#under(name, value) ?? []) {
      if (place.read !== read) {
        place.read = read
        place.reading = read(place.object)
      }
      readings.push(place.reading as Reading)
    }
    return readings
  }

  /** Takes in one watch event. */
  apply(revision: Revision): void {
    const object = revision.object as T
    const key = keyOf(object)
    let place = this.#places.get(key)
    if (revision.change === 'deleted') {
      if (place === undefined) return
      this.#places.delete(key)
      for (let number = 0; number < this.#indexes.length; number++) this.#file(place, number, none)
      return
    }
    if (place === undefined) {
      place = { object, filed: [], read: undefined, reading: undefined }
      this.#places.set(key, place)
    }
    place.object = object
    place.read = undefined
    for (let number = 0; number < this.#indexes.length; number++)
      this.#file(place, number, this.#indexes[number]!.by(object))
  }

  #under(name: string, value: string): Set<Place<T>> | undefined {
    return this.#indexes[this.#names.get(name)!]!.files.get(value)
  }

  #file(place: Place<T>, number: number, values: readonly string[]): void {
    const before = place.filed[number] ?? none
    if (isSame(before, values)) return
    const { files } = this.#indexes[number]!
    for (const value of before) if (!values.includes(value)) files.get(value)?.delete(place)
    for (const value of values) {
      const filed = files.get(value)
      if (filed === undefined) files.set(value, new Set([place]))
      else filed.add(place)
    }
    place.filed[number] = values
  }
}

function isSame(before: readonly string[], values: readonly string[]): boolean {
  if (before.length !== values.length) return false
  for (let index = 0; index < values.length; index++) if (before[index] !== values[index]) return false
  return true
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
}
