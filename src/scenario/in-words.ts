import { StatusError } from '../api/status-error.ts'
import { Mistake } from '../expect/mistake.ts'
import type { Messages } from '../locales/messages.ts'
import { NoReadinessProbe } from '../workloads/no-readiness-probe.ts'
import { FileProblem } from '../workloads/pod-files.ts'
import { ScenarioError } from './scenario-error.ts'

/** The error in the feature's language, where it is one that keeps its words apart; any other as it is. */
export function inWords(error: unknown, messages: Messages): unknown {
  if (error instanceof Mistake) return new ScenarioError(error.in(messages))
  if (error instanceof NoReadinessProbe) return new ScenarioError(messages.scenario.noReadinessProbe(error))
  if (error instanceof StatusError) return new ScenarioError(error.message)
  if (error instanceof FileProblem) return new ScenarioError(messages.scenario.file(error))
  return error instanceof RangeError ? new ScenarioError(error.message) : error
}
