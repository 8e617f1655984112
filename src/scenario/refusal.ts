import { StatusError } from '../api/status-error.ts'

/** An action that was refused, waiting for the sentence that expects it. */
export interface Refusal {
  /** The text of the step that was refused. */
  step: string
  /** What the API server, or the command, said; with our own hints, where there are any. */
  message: string
}

/** A command or sentence that refuses as kubectl does, without the API server having been asked. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

/** The refusal in an error, or undefined if the error is of another kind. */
export function refusalOf(error: unknown, step: string): Refusal | undefined {
  return error instanceof StatusError || error instanceof CommandError ? { step, message: error.message } : undefined
}
