import { keyOf, type Reference } from '../../api/object.ts'
import type { Entry, Note } from '../../timeline/entry.ts'
import { Facts } from './facts.ts'
import { invariants } from './index.ts'
import {
  type Breach,
  type Invariant,
  type InvariantContext,
  type InvariantSettings,
  type Rule,
  setController,
  type Violation,
} from './invariant.ts'

/** The invariants that are judged: all of them, but those on an assumption that nobody makes. */
export function invariantsOf(settings: InvariantSettings): readonly Invariant[] {
  const asked = { I14: (settings.floors?.length ?? 0) > 0, I15: (settings.quorums?.length ?? 0) > 0 }
  return invariants.filter(({ id, class: of }) => of !== 'A' || asked[id as keyof typeof asked])
}

/** How the log up to the virtual time `at` in milliseconds breaks what always holds, in the order of the log. */
export function checkInvariants(entries: readonly Entry[], at: number, settings: InvariantSettings = {}): Violation[] {
  const watch = new InvariantWatch(entries, settings)
  watch.advance(at)
  return watch.conclude(at)
}

/** Whether a violation fails its scenario; others are only shown. */
export const isFailure = ({ class: of }: Violation): boolean => of !== 'W'

/** Reads a growing log for all invariants in one pass, entry by entry. */
export class InvariantWatch {
  readonly violations: Violation[] = []
  readonly #facts: Facts
  readonly #settings: InvariantSettings
  readonly #told = new Set<string>()
  readonly #rules: Rule[] = []
  readonly #resting: Rule[] = []
  /** Who looks at what the set controller writes, and at what others do, by kind. */
  readonly #ofController = new Map<string, Rule[]>()
  readonly #ofOthers = new Map<string, Rule[]>()

  constructor(entries: readonly Entry[], settings: InvariantSettings = {}) {
    this.#facts = new Facts(entries)
    this.#settings = settings
    for (const invariant of invariantsOf(settings)) this.#begin(invariant)
  }

  /** Reads what the log has gained up to the virtual time `at` in milliseconds. */
  advance(at: number): void {
    const { entries, view } = this.#facts
    for (let entry = entries[view.position]; entry !== undefined && entry.at <= at; entry = entries[view.position]) {
      this.#moveTo(entry.at)
      this.#read(entry)
    }
  }

  /** The timeline ends at the virtual time `at` in milliseconds: what is certain now. */
  conclude(at: number): Violation[] {
    this.#moveTo(at)
    this.#rest(at)
    for (const rule of this.#rules) rule.conclude?.()
    return [...this.violations].sort((a, b) => a.at - b.at)
  }

  #begin(invariant: Invariant): void {
    const context: InvariantContext = {
      facts: this.#facts,
      settings: this.#settings,
      tell: (about, breach, witness, more) => this.#tell(invariant, about, breach, witness, more),
    }
    const rule = invariant.begin(context)
    this.#rules.push(rule)
    for (const kind of invariant.watches) {
      add(this.#ofController, kind, rule)
      if (!invariant.ofController) add(this.#ofOthers, kind, rule)
    }
    if (rule.rest !== undefined) this.#resting.push(rule)
  }

  /** Lets time pass; pods may become available on the way. */
  #moveTo(at: number): void {
    const { view } = this.#facts
    for (let { wakeAt } = view; wakeAt !== undefined && wakeAt <= at; { wakeAt } = view) {
      if (wakeAt > view.at) this.#rest(wakeAt)
      this.#facts.take(view.elapse(wakeAt))
    }
    if (at <= view.at) return
    this.#rest(at)
    this.#facts.take(view.elapse(at))
  }

  #rest(next: number): void {
    for (const rule of this.#resting) rule.rest!(next)
    this.#facts.touched.clear()
  }

  #read(entry: Entry): void {
    const instant = this.#facts.view.observe(entry)
    if (entry.entry === 'note')
      for (const rule of this.#ofController.get(entry.note) ?? none) rule.note?.(entry as Note)
    else {
      const rules = entry.by === setController ? this.#ofController : this.#ofOthers
      for (const rule of rules.get(entry.object.kind) ?? none) rule.revision?.(entry)
    }
    this.#facts.take(instant)
  }

  /** One and the same breach of one object is told once. */
  #tell(
    { id, class: of }: Invariant,
    about: Reference,
    breach: Breach,
    witness: readonly Entry[],
    more: Parameters<InvariantContext['tell']>[3] = {},
  ): void {
    const key = `${id} ${breach.says} ${about.kind}/${keyOf({ metadata: about })} ${'field' in breach.of ? breach.of.field : ''}`
    if (this.#told.has(key)) return
    this.#told.add(key)
    const isAllowed = this.#settings.allows?.includes(id) === true
    this.violations.push({ id, class: isAllowed ? 'W' : of, at: this.#facts.view.at, about, breach, witness, ...more })
  }
}

const none: readonly Rule[] = []

function add(rules: Map<string, Rule[]>, kind: string, rule: Rule): void {
  const known = rules.get(kind)
  if (known === undefined) rules.set(kind, [rule])
  else known.push(rule)
}
