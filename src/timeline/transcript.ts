import type { Entry } from './entry.ts'
import { Fold, type Line, type StepMark } from './transcript-fold.ts'
import { laidOut } from './transcript-layout.ts'
import { Narrator } from './transcript-narrator.ts'

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
  const narrator = new Narrator()
  let now = 0
  const rest = () => {
    for (const { about, clauses } of narrator.rest())
      if (now >= from && clauses.length > 0) fold.add(now, about, clauses)
  }
  for (const entry of entries) {
    if (entry.at > to) break
    const isStep = entry.entry === 'note' && entry.note === 'step'
    if (entry.at > now || isStep) rest()
    now = entry.at
    const { about, clauses } = narrator.tell(entry)
    if (isStep && now >= from) fold.step(entry.step)
    else if (clauses.length > 0 && now >= from) fold.add(now, about, clauses)
  }
  rest()
  return fold.lines
}
