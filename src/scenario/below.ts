import type { Scenario } from './scenario.ts'
import { ScenarioError } from './scenario-error.ts'

/** A table as cucumber reads it: all its rows, or one object a row with the first as names. */
export interface Table {
  raw(): string[][]
  hashes(): Record<string, string>[]
}

/** What may stand below a sentence. Which of the two it is, the feature's author decides, and not the sentence. */
export type Below = Table | string

/** The table below the sentence that runs. Fails if a text stands there. */
export function tableOf(below: Below, { sentence, messages }: Scenario): Table {
  if (typeof below === 'string') throw new ScenarioError(messages.scenario.wantsTable({ sentence }))
  return below
}

/** The text below the sentence that runs. Fails if a table stands there. */
export function textOf(below: Below, { sentence, messages }: Scenario): string {
  if (typeof below !== 'string') throw new ScenarioError(messages.scenario.wantsText({ sentence }))
  return below
}
