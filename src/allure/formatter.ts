import type { FormatterPlugin } from '@cucumber/cucumber/api'
import type { Envelope } from '@cucumber/messages'
import { FileSystemWriter } from 'allure-js-commons/sdk/reporter'
import { clearResults } from './clear-results.ts'
import { executorOf } from './executor.ts'
import { writeResults } from './write-results.ts'

/**
 * Cucumber's formatter for Allure's results. The file that it is given tells Allure who ran the features; the results
 * lie beside it: `format: [['./src/allure/formatter.ts', 'reports/allure-results/executor.json']]`.
 */
export default {
  type: 'formatter',
  formatter({ on, write, directory = 'reports/allure-results' }) {
    const envelopes: Envelope[] = []
    clearResults(directory)
    on('message', envelope => {
      envelopes.push(envelope)
    })
    return () => {
      writeResults([envelopes], new FileSystemWriter({ resultsDir: directory }))
      write(JSON.stringify(executorOf(process.env)))
    }
  },
} satisfies FormatterPlugin
