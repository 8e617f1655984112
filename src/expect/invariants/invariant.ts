import type { Reference } from '../../api/object.ts'
import type { InvariantId } from '../../locales/invariants.messages.ts'
import type { Messages, SaidOf } from '../../locales/messages.ts'
import type { Entry, Note, Revision } from '../../timeline/entry.ts'
import type { Facts } from './facts.ts'

export type { InvariantId } from '../../locales/invariants.messages.ts'

/** Hard ones fail a scenario, warnings are shown in its report, and those that rest on an assumption are judged only where they are asked for. */
export type InvariantClass = 'H' | 'W' | 'A'

/** How a timeline breaks a promise, as data. */
export type Breach = SaidOf<Messages['invariant']['broken']>

/** A promise that the timeline breaks. */
export interface Violation {
  readonly id: InvariantId
  readonly class: InvariantClass
  /** Virtual milliseconds. */
  readonly at: number
  /** The end of a violation that lasted, in virtual milliseconds. */
  readonly until?: number
  readonly about: Reference
  readonly breach: Breach
  /** The entries that prove it, in their order. */
  readonly witness: readonly Entry[]
}

/** Something that always holds, said of the log alone. */
export interface Invariant {
  readonly id: InvariantId
  readonly class: InvariantClass
  /** The kinds of objects, and the kinds of notes (`process`, `action` …), whose entries it looks at. */
  readonly watches: readonly (string | Note['note'])[]
  /** It looks at nothing but what the set controller writes, and at notes. */
  readonly ofController?: true
  /** Begins one reading of a timeline. */
  begin(context: InvariantContext): Rule
}

/** All that one reading goes by. */
export interface InvariantContext {
  readonly facts: Facts
  readonly settings: InvariantSettings
  tell(
    about: Reference,
    breach: Breach,
    witness: readonly Entry[],
    more?: Partial<Pick<Violation, 'at' | 'until' | 'class'>>,
  ): void
}

/** Watches the timeline on behalf of one invariant. */
export interface Rule {
  /** An object changed. `facts.view` shows it already; `facts` about sets are still those of before. */
  revision?(revision: Revision): void
  note?(note: Note): void
  /** Nothing more is written at the present instant: the next entry, or the end, is at `next` virtual milliseconds. */
  rest?(next: number): void
  /** The timeline is over. */
  conclude?(): void
}

/** Where versions of Kubernetes differ in what they promise. What is left out is as in 1.36. */
export interface VersionRules {
  /** How `maxUnavailable` is obeyed: not at all (1.36), as in 1.35, or as from 1.37 on. */
  readonly maxUnavailable?: 'off' | '1.35' | '1.37'
  /** Parallel rollouts wait for pods to be ready, not for minReadySeconds to be over: up to 1.34. */
  readonly rollsOnReady?: boolean
  /** The controller may count a pod as available later than it is: up to 1.35. */
  readonly looksLate?: boolean
  /** A rollout is complete when the pods that there are, are new and ready, be they fewer than asked for: up to 1.28.3 and 1.27.7. */
  readonly completesWithFewer?: boolean
  /** A pod that ended is left out of the status from the pass on that would replace it, whether or not it is gone: up to 1.30.1. */
  readonly replacesAtOnce?: boolean
}

/** What invariants cannot read off the log, and what a scenario or a project asks for. */
export interface InvariantSettings extends VersionRules {
  /** These may be broken: the scenario says so. */
  readonly allows?: readonly InvariantId[]
  /** So many virtual milliseconds without progress are a stall (I16); 10 minutes if not said. */
  readonly patience?: number
  /** Within so many virtual milliseconds after the last disturbance a set should be as it is asked for (I17); an hour if not said. */
  readonly convergence?: number
  /** Judge I14: so many pods of the set must be available from its first completeness on; without a number one fewer than it asks for. */
  readonly floors?: readonly { readonly set: string; readonly available?: number }[]
  /** Judge I15: the members of the application's own list, of which more than half must be ready. */
  readonly quorums?: readonly { readonly set: string; readonly members: number }[]
}

export const setController = 'statefulset-controller'

/** Those who do as they are told: a person, or the description of the cluster. Everyone else is a component, and must have a reason. */
const people = new Set(['user', 'cluster'])

export const isPerson = (by: string): boolean => people.has(by)
