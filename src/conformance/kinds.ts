import { type DecisionCase, replayDecision } from './decisions.ts'
import { type RefusalCase, replayRefusal } from './refusals.ts'
import { shown } from './shown.ts'
import { replayTrace, type Trace } from './traces.ts'

/** A kind of recording, and how its cases are replayed. */
export interface Kind {
  name: string
  /** What differs, ready to be read; nothing if the case passes. */
  replay: (recording: unknown) => string[]
  /** Whether the project's tests insist on it. */
  required: boolean
}

/** Every kind of recording, in the order in which they are replayed. */
export const kinds: readonly Kind[] = [
  {
    name: 'decisions',
    replay: recording => [replayDecision(recording as DecisionCase)].flatMap(found => found ?? []).map(shown),
    required: true,
  },
  {
    name: 'refusals',
    replay: recording => [replayRefusal(recording as RefusalCase)].flatMap(found => found ?? []).map(shown),
    required: true,
  },
  { name: 'traces', replay: recording => replayTrace(recording as Trace).map(shown), required: true },
  // Whoever hands over a folder with such sessions must not believe that they pass: each is counted as failed.
  { name: 'kubectl', replay: () => ['sessions at a terminal are not replayed yet'], required: false },
]
