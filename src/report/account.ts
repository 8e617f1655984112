import type { Reference } from '../api/object.ts'
import type { InvariantId } from '../locales/invariants.messages.ts'
import type { Messages, Said, SaidOf } from '../locales/messages.ts'

/** The name of the account, by which reports find it among the attachments. */
export const accountFile = 'rollcall.json'

/**
 * What a scenario tells of itself besides its timeline: under which conditions it was played, what it asked for and how
 * that was decided. Texts are data still, so that it speaks no language, and nothing in it depends on the machine or
 * the moment. Times are virtual milliseconds.
 */
export interface Account {
  readonly rollcall: 1
  readonly seed: number
  /** `1.36`, or with a patch `1.35.2`. */
  readonly kubernetes: string
  /** The feature gates that it set. */
  readonly gates: Readonly<Record<string, boolean>>
  /** The virtual time that was reached. */
  readonly until: number
  /** Objects that were applied and kept, though nothing acts on their kind: `CronJob/backup`. */
  readonly kept: readonly string[]
  readonly manifests: readonly Manifest[]
  readonly expectations: readonly Decided[]
  /** How it broke what always holds. */
  readonly violations: readonly Violated[]
}

/** A text that declared objects, or the objects that a sentence made without one. */
export interface Manifest {
  /** The number of the step that brought it. */
  readonly step: number
  /** Its path, relative to the feature; absent if it stood in the feature. */
  readonly file?: string
  readonly text?: string
  /** So many characters of the text are left out at its end. */
  readonly leftOut?: number
  readonly objects?: readonly unknown[]
}

/** An expectation, and how it was decided. */
export interface Decided {
  /** The number of the step that asked. */
  readonly step: number
  readonly expected: Said<'expected'>
  readonly about: readonly Reference[]
  readonly verdict: 'holds' | 'broken' | 'undecided'
  /** What was seen instead. */
  readonly seen?: Said<'seen'>
  /** The span that was looked at; it ends where the question was asked, or where it was decided. */
  readonly from: number
  readonly to: number
  /** The instants that prove it, in order. */
  readonly witness: readonly Witness[]
}

/** Something that always holds, and did not. */
export interface Violated {
  readonly id: InvariantId
  /** It fails the scenario; otherwise it is only a warning. */
  readonly fails: boolean
  readonly breach: SaidOf<Messages['invariant']['broken']>
  readonly about: Reference
  /** When it was broken, and until when if that lasted. */
  readonly at: number
  readonly until?: number
  readonly witness: readonly Witness[]
}

export interface Witness {
  readonly at: number
  /** Of the log's last entry then. */
  readonly position: number
}

/** Whether a value that was read from an attachment is an account. */
export const isAccount = (value: unknown): value is Account =>
  typeof value === 'object' && value !== null && (value as Partial<Account>).rollcall === 1
