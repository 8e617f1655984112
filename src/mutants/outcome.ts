import type { InvariantId } from '../expect/index.ts'

/** What came of playing the stories. */
export interface Outcome {
  /** The invariants that were broken first, in one story; none if the mutant survived. */
  readonly broken: readonly InvariantId[]
  readonly story?: string
  /** Virtual milliseconds of the first violation. */
  readonly at?: number
  /** The first violation in English. */
  readonly what?: string
  /** Stories that could not be told to their end. */
  readonly failed: readonly string[]
}
