import { type Messages, say } from '../locales/messages.ts'
import type { Entry } from '../timeline/entry.ts'
import type { View } from '../timeline/view.ts'
import { type Explanation, explainObjects } from './explain/explain.ts'
import type { Expectation, Verdict } from './monitor.ts'

/** What a failure's text is made from, besides the expectation and its verdict. */
export interface Surroundings {
  /** The timeline where the question was asked. */
  readonly view: View
  readonly entries: readonly Entry[]
  readonly messages: Messages
  /** The last lines of the transcript, as they are to be shown. */
  readonly transcript?: readonly string[]
  /** The virtual time up to which the transcript goes, where that is not all: that of the breach. */
  readonly until?: number
}

/**
 * The text of an expectation that failed: what was expected, what was seen instead, what blocks it and since when, what that
 * holds back, why, and the way out; then the last lines of the transcript. In the language of the messages, for a terminal.
 */
export function report(
  expectation: Expectation,
  verdict: Verdict,
  { view, entries, messages, transcript = [], until }: Surroundings,
): string {
  const { failure, expected, seen } = messages
  const lines = [failure.before(failure.expected) + say(expected, expectation.expected)]
  if (verdict.verdict === 'holds') return [...lines, failure.holds].join('\n')
  if (verdict.seen !== undefined) lines.push(...section(messages, failure.seen, say(seen, verdict.seen).split('\n')))
  for (const explanation of explainObjects(expectation.about, view, entries))
    lines.push(...explained(explanation, view, messages))
  const heading = until === undefined ? failure.transcript : failure.transcriptUntil({ until })
  if (transcript.length > 0) lines.push(...section(messages, heading, transcript, 'below'))
  return lines.join('\n')
}

/** An explanation as lines, each part under its heading. */
export function explained(
  { set, blocker, holdsBack, causes, trap, wayOut }: Explanation,
  view: View,
  messages: Messages,
): string[] {
  const { failure, explanation, named } = messages
  const because = explanation.rule[blocker.rule]({ set, on: named(blocker.on), details: blocker.details })
  const since = failure.since({ since: blocker.since, for: view.at - blocker.since })
  const remedies = wayOut.map(
    (remedy, index) => (wayOut.length > 1 ? `${index + 1}. ` : '') + say(explanation.wayOut, remedy),
  )
  return [
    ...section(messages, failure.blocked, [because + since]),
    ...section(
      messages,
      failure.heldBack,
      holdsBack.map(held => say(explanation.holdsBack, held)),
    ),
    ...section(
      messages,
      failure.cause,
      causes.map(cause => say(explanation.cause, cause)),
    ),
    ...section(messages, failure.situation, trap === undefined ? [] : [say(explanation.trap, trap)]),
    ...section(messages, failure.wayOut, remedies),
  ]
}

/** `Heading: only line`, or the heading with its lines below it. */
function section({ failure }: Messages, title: string, lines: readonly string[], place?: 'below'): string[] {
  const heading = failure.before(title)
  if (lines.length === 0) return []
  if (lines.length === 1 && place !== 'below') return [heading + lines[0]]
  return [heading.trimEnd(), ...lines.map(line => `  ${line}`)]
}
