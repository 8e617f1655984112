import { type Messages, type SaidOf, say } from '../locales/messages.ts'
import type { Account, Decided, Violated, Witness } from './account.ts'

/** An expectation as it is drawn: the span that was looked at, and where in it the matter was decided. */
export interface Bracket {
  /** The number of the step that asked; what always holds is asked by none. */
  readonly step?: number
  /** What was expected, in the reader's language; of what was broken also what was seen. */
  readonly text: string
  readonly seen?: string
  readonly verdict: 'holds' | 'broken' | 'warning'
  /** Virtual milliseconds, as all below. */
  readonly from: number
  readonly to: number
  /** The instant that decided. */
  readonly at: number
  /** The instants that prove it. */
  readonly witness: readonly number[]
}

/** The brackets of what a scenario expected, in the order of its steps, and then of what it broke that always holds. */
export function bracketsOf({ expectations, violations = [] }: Account, messages: Messages): Bracket[] {
  return [
    ...expectations.map(decided => expectationOf(decided, messages)),
    ...violations.map(violated => violationOf(violated, messages)),
  ]
}

function expectationOf({ step, expected, verdict, seen, from, to, witness }: Decided, messages: Messages): Bracket {
  const times = timesOf(witness)
  return {
    step,
    text: told(messages.expected, expected),
    seen: seen && told(messages.seen, seen),
    verdict: verdict === 'holds' ? 'holds' : 'broken',
    from,
    to,
    at: times.at(-1) ?? to,
    witness: times,
  }
}

function violationOf({ id, fails, breach, at, until = at, witness }: Violated, { invariant }: Messages): Bracket {
  return {
    text: `${id}: ${invariant.name[id]}`,
    seen: told(invariant.broken, breach),
    verdict: fails ? 'broken' : 'warning',
    from: Math.min(at, ...timesOf(witness)),
    to: until,
    at,
    witness: timesOf(witness),
  }
}

const timesOf = (witness: readonly Witness[]): number[] => witness.map(({ at }) => at)

/** An account may come from another version, whose messages this one does not know: then the data has to do. */
function told<Texts>(texts: Texts, said: SaidOf<Texts>): string {
  try {
    return say(texts, said)
  } catch {
    return JSON.stringify(said)
  }
}
