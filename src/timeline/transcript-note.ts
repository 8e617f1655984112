import type { ActionNote, FaultNote, RefusalNote, WaitNote } from './entry.ts'
import { again, type Clause, once, subject } from './transcript-clause.ts'
import { becauseOf } from './transcript-wait.ts'

/** A line of a note: what it is about, and what it says. */
export interface Told {
  readonly about: string
  readonly clauses: readonly Clause[]
}

/** That a wait is over is told by what follows. */
export function tellWait({ about, wait }: WaitNote): Told {
  if (wait === undefined) return { about: subject(about), clauses: [] }
  return { about: subject(about), clauses: [again(`waits: ${becauseOf(wait)}`)] }
}

export function tellAction({ by, action, about, details }: ActionNote): Told {
  return {
    about: by,
    clauses: [once([action, ...(about === undefined ? [] : [subject(about)]), ...listed(details)].join(' '))],
  }
}

export function tellFault({ fault, phase, about, details }: FaultNote): Told {
  const where = [...(about === undefined ? [] : [subject(about)]), ...listed(details)].join(' ')
  return { about: 'fault', clauses: [once(where === '' ? `${fault} ${phase}` : `${fault} ${phase}: ${where}`)] }
}

export function tellRefusal({ by, verb, about, code, reason, message }: RefusalNote): Told {
  return { about: subject(about), clauses: [again(`${verb} by ${by} refused, ${code} ${reason}: ${message}`)] }
}

function listed(details: ActionNote['details'] = {}): string[] {
  return Object.entries(details).map(([name, value]) => `${name}=${value}`)
}
