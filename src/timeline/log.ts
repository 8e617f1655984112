import type { KubeObject } from '../api/object.ts'
import type { Entry, Note, NoteDraft, Revision } from './entry.ts'

/**
 * The append-only log of everything that happened: the one truth of a scenario. Stores, caches and reports are views of it.
 * The shape is etcd's: one sequence of numbered revisions that anyone may read from any position on.
 */
export class Log {
  readonly entries: Entry[] = []
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** Position of the last entry; 0 before the first. */
  get position(): number {
    return this.entries.length
  }

  /** The resourceVersion that the next revision will carry. */
  get nextResourceVersion(): string {
    return String(this.entries.length + 1)
  }

  append(by: string, change: Revision['change'], object: KubeObject, before?: KubeObject): Revision {
    const revision: Revision = {
      entry: 'revision',
      position: this.position + 1,
      at: this.#now(),
      by,
      change,
      object,
      before,
    }
    this.entries.push(revision)
    return revision
  }

  note(draft: NoteDraft): Note {
    const note = { entry: 'note', position: this.position + 1, at: this.#now(), ...draft } as Note
    this.entries.push(note)
    return note
  }
}
