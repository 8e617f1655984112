import { type DecisionCase, replayDecision } from './decisions.ts'
import type { Difference } from './difference.ts'
import { type RefusalCase, replayRefusal } from './refusals.ts'
import { shown } from './shown.ts'
import { replayTrace, type Trace } from './traces.ts'

/** A kind of recording, and how its cases are replayed. */
export interface Kind {
  name: string
  /** How many cases a recording holds. */
  count?: (recording: unknown) => number
  /** What differs, ready to be read; nothing if the case passes. */
  replay: (recording: unknown) => string[]
  /** Whether the project's tests insist on the case. */
  required: (id: string) => boolean
}

const differences = (found: Difference | undefined): string[] => (found === undefined ? [] : [shown(found)])

/** Every kind of recording, in the order in which they are replayed. */
export const kinds: readonly Kind[] = [
  {
    name: 'decisions',
    replay: recording => differences(replayDecision(recording as DecisionCase)),
    required: () => true,
  },
  { name: 'traces', replay: recording => replayTrace(recording as Trace).map(shown), required: () => true },
  {
    name: 'refusals',
    replay: recording => differences(replayRefusal(recording as RefusalCase)),
    required: () => true,
  },
  { name: 'kubectl', replay: () => ['sessions at a terminal are not replayed yet'], required: () => false },
]
