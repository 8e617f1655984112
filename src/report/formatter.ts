import type { FormatterPlugin } from '@cucumber/cucumber/api'
import type { Envelope } from '@cucumber/messages'
import { leaveJobSummary } from './leave-job-summary.ts'
import { pageOf } from './page.ts'
import { readRun } from './read-messages.ts'

/**
 * Cucumber's formatter for the page of a run: `format: [['./src/report/formatter.ts', 'reports/index.html']]`. In a job
 * of a CI it also leaves a summary on the job's page.
 */
export default {
  type: 'formatter',
  formatter({ on, write }) {
    const envelopes: Envelope[] = []
    on('message', envelope => {
      envelopes.push(envelope)
    })
    return () => {
      const run = readRun([envelopes])
      write(pageOf(run))
      leaveJobSummary(run)
    }
  },
} satisfies FormatterPlugin
