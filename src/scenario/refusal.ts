import { resources } from '../api/resources.ts'
import { StatusError } from '../api/status-error.ts'
import { likely } from '../expect/known.ts'
import type { Messages } from '../locales/messages.ts'
import type { View } from '../timeline/view.ts'
import { ScenarioError } from './scenario-error.ts'

/** An action that was refused, waiting for the sentence that expects it. */
export interface Refusal {
  /** The text of the step that was refused. */
  step: string
  /** What the API server, or the command, said; with our own hints, where there are any. */
  message: string
}

/** A command or sentence that refuses as kubectl does, without the API server having been asked. */
export class CommandError extends ScenarioError {}

/** What a refusal is told with: the words of a language, and what is there. */
interface Surroundings {
  readonly messages: Messages
  readonly view: View
}

/** The refusal in an error, or undefined if the error is of another kind. */
export function refusalOf(error: unknown, step: string, surroundings: Surroundings): Refusal | undefined {
  if (error instanceof CommandError) return { step, message: error.message }
  if (!(error instanceof StatusError)) return undefined
  const name = meantInstead(error, surroundings)
  const hint = name === undefined ? '' : `\n  → ${surroundings.messages.manifest.hint({ is: 'meant', name })}`
  return { step, message: `${error.message}${hint}` }
}

/** The name that was likely meant by one that is not there. */
function meantInstead({ status }: StatusError, surroundings: Surroundings): string | undefined {
  const { kind: plural, name } = status.details ?? {}
  const kind = resources.find(resource => resource.plural === plural)?.kind
  if (status.reason !== 'NotFound' || kind === undefined || name === undefined) return undefined
  const known = [...surroundings.view.list(kind)].map(({ metadata }) => metadata.name)
  return likely(name, known)
}
