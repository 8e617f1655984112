import { report } from '../expect/index.ts'
import type { Expectation, Verdict } from '../expect/monitor.ts'
import { transcriptLines } from '../timeline/transcript.ts'
import type { View } from '../timeline/view.ts'
import { inWords } from './in-words.ts'
import type { Scenario } from './scenario.ts'
import { ExpectationFailed, ScenarioError } from './scenario-error.ts'

/** How many lines of the transcript a failure shows. */
const lastLines = 15

/**
 * The error of an expectation that failed: what was expected, what was seen, what blocks it, and what led to it. The transcript ends where the
 * expectation was broken, for what came later explains nothing; `view` is the timeline where the question was asked.
 */
export function failure(scenario: Scenario, expectation: Expectation, verdict: Verdict, view: View): Error {
  const { messages, seedLine, driver } = scenario
  const { entries } = driver.log
  const broken = verdict.witness.at(-1)?.at ?? view.at
  const until = broken < view.at ? broken : undefined
  const transcript = transcriptLines(entries, { to: until }).slice(-lastLines)
  const text = report(expectation, verdict, { view, entries, messages, transcript, until })
  return new ExpectationFailed(`${text}\n${seedLine}`)
}

/** The error of an expectation that speaks of what never was, which may have been declared and never applied. */
export function unknown({ messages, workload }: Scenario, mistake: unknown): unknown {
  const told = inWords(mistake, messages)
  const objects = workload.notApplied
  if (objects.length === 0 || !(told instanceof ScenarioError)) return told
  return new ScenarioError(`${told.message}\n${messages.scenario.notApplied({ objects })}`)
}
