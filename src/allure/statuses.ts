import type { TestStepResult } from '@cucumber/messages'
import { Status, type StatusDetails } from 'allure-js-commons'

/**
 * What Allure calls a result. A step that is undefined, ambiguous or pending fails the run, so it is nothing that
 * passed: Allure's word for a test that could not tell is *broken*.
 */
export const statusOf: Readonly<Record<TestStepResult['status'], Status | undefined>> = {
  PASSED: Status.PASSED,
  FAILED: Status.FAILED,
  SKIPPED: Status.SKIPPED,
  UNDEFINED: Status.BROKEN,
  AMBIGUOUS: Status.BROKEN,
  PENDING: Status.BROKEN,
  UNKNOWN: undefined,
}

/** What stands below such a step, and by which the categories know it. */
const words: Readonly<Partial<Record<TestStepResult['status'], string>>> = {
  UNDEFINED: 'Undefined step',
  AMBIGUOUS: 'Ambiguous step',
  PENDING: 'Pending step',
}

/** The message of a result, without the colours that terminals show; `step` is what was to be done. */
export function detailsOf({ status, message, exception }: TestStepResult, step: string): StatusDetails {
  const told = message === undefined ? undefined : plain(message)
  const word = words[status]
  if (word !== undefined) return { message: `${word}: ${step}`, trace: told }
  return told === undefined ? {} : { message: exception?.message ? plain(exception.message) : told, trace: told }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
const plain = (text: string): string => text.replaceAll(/\u001b\[[0-9;]*m/g, '')
