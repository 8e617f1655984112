import { Mistake } from '../expect/mistake.ts'
import type { Messages } from '../locales/messages.ts'
import { NoReadinessProbe } from '../workloads/no-readiness-probe.ts'
import { FileProblem } from '../workloads/pod-files.ts'

/** The error in the feature's language, where it is one that keeps its words apart; any other as it is. */
export function inWords(error: unknown, messages: Messages): unknown {
  if (error instanceof Mistake) return new Error(error.in(messages))
  if (error instanceof NoReadinessProbe) return new Error(messages.scenario.noReadinessProbe(error))
  if (error instanceof FileProblem) return new Error(messages.scenario.file(error))
  return error
}
