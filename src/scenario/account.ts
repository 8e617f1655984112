import { resourceOf } from '../api/resources.ts'
import { isFailure, type Violation } from '../expect/index.ts'
import type { Expectation, Verdict } from '../expect/monitor.ts'
import type { Account, Decided, Manifest, Violated, Witness } from '../report/account.ts'
import type { Entry } from '../timeline/entry.ts'
import type { Scenario } from './scenario.ts'

/** Longer texts are cut in the account: every report carries it along. */
const longestText = 100_000

/** Gathers what the scenario tells of itself in its report. */
export class Bookkeeping {
  readonly #scenario: Scenario
  readonly #manifests: Manifest[] = []
  readonly #expectations: Decided[] = []
  #violations: readonly Violation[] = []

  constructor(scenario: Scenario) {
    this.#scenario = scenario
  }

  /** A text that declares objects; `file` is its path, if it has one. */
  declaredText(text: string, file?: string): void {
    const leftOut = Math.max(0, text.length - longestText)
    this.#manifests.push({
      step: this.#scenario.step,
      file,
      text: leftOut === 0 ? text : text.slice(0, longestText),
      leftOut: leftOut || undefined,
    })
  }

  /** Objects that a sentence makes. */
  declaredObjects(objects: readonly unknown[]): void {
    this.#manifests.push({ step: this.#scenario.step, objects })
  }

  /** An expectation was decided on what lies between two virtual times in milliseconds. */
  decided({ expected, about }: Expectation, { verdict, seen, witness }: Verdict, from: number, to: number): void {
    this.#expectations.push({
      step: this.#scenario.step,
      expected,
      about,
      verdict,
      seen,
      from,
      to,
      witness: witness.map(placeOf),
    })
  }

  /** What always holds was broken so, in the end. */
  violated(violations: readonly Violation[]): void {
    this.#violations = violations
  }

  /** All of it, for the log that the scenario left and the virtual time that it reached. */
  account(entries: readonly Entry[], until: number): Account {
    const { options, description } = this.#scenario
    const { kubernetes, gates } = description.profile
    return {
      rollcall: 1,
      seed: options.seed,
      kubernetes,
      gates,
      until,
      kept: keptIn(entries),
      manifests: this.#manifests,
      expectations: this.#expectations,
      violations: this.#violations.map(toldOf),
    }
  }
}

const placeOf = ({ at, position }: Witness): Witness => ({ at, position })

function toldOf(violation: Violation): Violated {
  const { id, breach, about, at, until, witness } = violation
  return { id, fails: isFailure(violation), breach, about, at, until, witness: witness.map(placeOf) }
}

/** What people made of kinds on which nothing acts. */
function keptIn(entries: readonly Entry[]): string[] {
  const kept = new Set<string>()
  for (const entry of entries) {
    if (entry.entry !== 'revision' || entry.change !== 'created' || entry.by !== 'user') continue
    const { kind, apiVersion, metadata } = entry.object
    if (!resourceOf(kind, apiVersion).simulated) kept.add(`${kind}/${metadata.name}`)
  }
  return [...kept]
}
