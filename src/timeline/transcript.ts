import { type Reference, referenceTo } from '../api/object.ts'
import type { Event } from '../api/types.ts'
import type { Entry, Note, Revision } from './entry.ts'
import { subject } from './transcript-clause.ts'
import { tellEvent } from './transcript-event.ts'
import { Fold, type Line, type StepMark } from './transcript-fold.ts'
import { tellerOf } from './transcript-kinds.ts'
import { laidOut } from './transcript-layout.ts'
import { type Told, tellAction, tellFault, tellRefusal, tellWait } from './transcript-note.ts'
import { Processes } from './transcript-process.ts'
import { tellRevision } from './transcript-teller.ts'

export interface TranscriptOptions {
  /** The first and the last virtual millisecond to tell; by default all. */
  from?: number
  to?: number
  /** At most so many lines: the last ones, after one that says how many came before. */
  limit?: number
}

/** What happened, one line each, in Kubernetes' own English words in every language; each line ends in a newline. */
export function transcript(entries: readonly Entry[], options: TranscriptOptions = {}): string {
  const lines = transcriptLines(entries, options)
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`
}

/** The lines of {@link transcript}: when, about what, and what happened, in aligned columns. */
export function transcriptLines(
  entries: readonly Entry[],
  { limit = Infinity, ...span }: TranscriptOptions = {},
): string[] {
  return laidOut(told(entries, span), limit)
}

/** The lines of {@link transcript} before they are laid out, and the marks of steps between them. */
export function told(
  entries: readonly Entry[],
  { from = 0, to = Infinity }: Pick<TranscriptOptions, 'from' | 'to'> = {},
): readonly (Line | StepMark)[] {
  const fold = new Fold()
  const processes = new Processes()
  for (const entry of entries) {
    if (entry.at > to) break
    if (entry.entry === 'note' && entry.note === 'step') {
      if (entry.at >= from) fold.step(entry.step)
      continue
    }
    const { about, clauses } = tell(entry, processes)
    if (clauses.length > 0 && entry.at >= from) fold.add(entry.at, about, clauses)
  }
  return fold.lines
}

function tell(entry: Entry, processes: Processes): Told {
  return entry.entry === 'revision' ? tellChange(entry, processes) : tellNote(entry, processes)
}

function tellChange(revision: Revision, processes: Processes): Told {
  const { object, change } = revision
  if (object.kind === 'Event')
    return { about: subject((object as Event).involvedObject as Reference), clauses: tellEvent(revision) }
  const teller = tellerOf(object)
  const clauses = teller === undefined ? [] : tellRevision(revision, teller)
  if (object.kind === 'Pod' && change === 'deleted') clauses.push(...processes.remove(revision))
  return { about: subject(referenceTo(object)), clauses }
}

function tellNote(note: Note, processes: Processes): Told {
  switch (note.note) {
    case 'wait':
      return tellWait(note)
    case 'action':
      return tellAction(note)
    case 'fault':
      return tellFault(note)
    case 'refusal':
      return tellRefusal(note)
    case 'process':
      return { about: subject(note.about), clauses: processes.observe(note) }
    case 'step':
      return { about: '', clauses: [] }
  }
}
