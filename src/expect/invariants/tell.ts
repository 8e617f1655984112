import { type Messages, say } from '../../locales/messages.ts'
import { isFailure } from './check.ts'
import type { Violation } from './invariant.ts'

/** Violations as lines, in the language of the messages. */
export function violationLines(violations: readonly Violation[], { invariant }: Messages): string[] {
  return violations.map(({ id, at, until, breach }) =>
    invariant.violated({ id, name: invariant.name[id], at, until, what: say(invariant.broken, breach) }),
  )
}

/** The text with which a scenario fails for what must never happen; undefined if nothing of that kind did. */
export function failureOf(violations: readonly Violation[], messages: Messages): string | undefined {
  const failures = violations.filter(isFailure)
  if (failures.length === 0) return undefined
  const { invariant } = messages
  const ids = [...new Set(failures.map(({ id }) => id))]
  const lines = violationLines(failures, messages).map(line => `  ${line}`)
  return [invariant.failed({ count: failures.length }), ...lines, invariant.allow({ ids })].join('\n')
}
