import { type Reference, referenceTo } from '../api/object.ts'
import type { Event, PersistentVolumeClaim, VolumeAttachment } from '../api/types.ts'
import type { Entry, Note, Revision, WaitNote } from './entry.ts'
import { subject } from './transcript-clause.ts'
import { tellEvent } from './transcript-event.ts'
import { tellerOf } from './transcript-kinds.ts'
import { type Told, tellAction, tellFault, tellRefusal, tellWait } from './transcript-note.ts'
import { Processes } from './transcript-process.ts'
import { tellRevision } from './transcript-teller.ts'

/** Goes through a log and says what each entry tells, knowing what came before. */
export class Narrator {
  readonly #processes = new Processes()
  readonly #claims = new Map<string, Reference>()
  readonly #waits = new Map<string, WaitNote>()

  /** What the entry tells; often nothing. */
  tell(entry: Entry): Told {
    return entry.entry === 'revision' ? this.#tellChange(entry) : this.#tellNote(entry)
  }

  /** What controllers wait for now that an instant is over. That they waited for something within it is no news. */
  *rest(): Iterable<Told> {
    for (const note of this.#waits.values()) yield tellWait(note)
    this.#waits.clear()
  }

  #tellChange(revision: Revision): Told {
    const { object, change } = revision
    if (object.kind === 'Event') {
      return { about: subject((object as Event).involvedObject as Reference), clauses: tellEvent(revision) }
    }
    if (object.kind === 'PersistentVolumeClaim') this.#remember(object as PersistentVolumeClaim)
    const teller = tellerOf(object)
    const clauses = teller === undefined ? [] : tellRevision(revision, teller)
    if (object.kind === 'Pod' && change === 'deleted') clauses.push(...this.#processes.remove(revision))
    return { about: this.#subjectOf(revision), clauses }
  }

  #tellNote(note: Note): Told {
    switch (note.note) {
      case 'wait':
        this.#waits.set(subject(note.about), note)
        return { about: '', clauses: [] }
      case 'action':
        return tellAction(note)
      case 'fault':
        return tellFault(note)
      case 'refusal':
        return tellRefusal(note)
      case 'process':
        return { about: subject(note.about), clauses: this.#processes.observe(note) }
      case 'step':
        return { about: '', clauses: [] }
    }
  }

  #remember(claim: PersistentVolumeClaim): void {
    if (claim.spec.volumeName) this.#claims.set(claim.spec.volumeName, referenceTo(claim))
  }

  /** An attachment is about the claim whose volume it attaches: its own name says nothing. */
  #subjectOf({ object }: Revision): string {
    if (object.kind !== 'VolumeAttachment') return subject(referenceTo(object))
    const volume = (object as VolumeAttachment).spec.source.persistentVolumeName ?? object.metadata.name
    return subject(this.#claims.get(volume) ?? { kind: 'PersistentVolume', name: volume })
  }
}
