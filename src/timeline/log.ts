import type { KubeObject } from '../api/object.ts'
import type { Entry, Note, NoteDraft, Revision } from './entry.ts'

/**
 * The append-only log of everything that happened: the one truth of a scenario. Stores, caches and reports are views of it.
 * The shape is etcd's: one sequence of numbered revisions that anyone may read from any position on.
 */
export class Log {
  readonly entries: Entry[] = []
  readonly #now: () => number
  readonly #watchers = new Map<string, ((revision: Revision) => void)[]>()

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

  /** Tells of every revision of the kind from now on; what is written costs those who watch its kind, and nobody else. */
  watch(kind: string, tell: (revision: Revision) => void): void {
    const watchers = this.#watchers.get(kind)
    if (watchers === undefined) this.#watchers.set(kind, [tell])
    else watchers.push(tell)
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
    for (const tell of this.#watchers.get(object.kind) ?? nobody) tell(revision)
    return revision
  }

  note(draft: NoteDraft): Note {
    const note = { entry: 'note', position: this.position + 1, at: this.#now(), ...draft } as Note
    this.entries.push(note)
    return note
  }
}

const nobody: readonly never[] = []
