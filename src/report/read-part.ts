import type { Envelope, TestCaseStarted } from '@cucumber/messages'
import { Query } from '@cucumber/query'

/** The messages of one process. */
export interface Part {
  readonly query: Query
  /** Every attempt, also those that were followed by another. */
  readonly attempts: ReadonlyMap<string, readonly TestCaseStarted[]>
}

/** Reads them once, whatever is asked of them later. */
export function readPart(envelopes: Iterable<Envelope>): Part {
  const query = new Query()
  const started: TestCaseStarted[] = []
  for (const envelope of envelopes) {
    query.update(envelope)
    if (envelope.testCaseStarted !== undefined) started.push(envelope.testCaseStarted)
  }
  return { query, attempts: Map.groupBy(started, ({ testCaseId }) => testCaseId) }
}
