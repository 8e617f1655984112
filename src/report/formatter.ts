import type { FormatterPlugin } from '@cucumber/cucumber/api'
import type { Envelope } from '@cucumber/messages'
import { pageOf } from './page.ts'
import { readRun } from './read-messages.ts'

/** Cucumber's formatter for the page of a run: `format: [['./src/report/formatter.ts', 'reports/index.html']]`. */
export default {
  type: 'formatter',
  formatter({ on, write }) {
    const envelopes: Envelope[] = []
    on('message', envelope => {
      envelopes.push(envelope)
    })
    return () => {
      write(pageOf(readRun([envelopes])))
    }
  },
} satisfies FormatterPlugin
