import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { leaveJobSummary } from './leave-job-summary.ts'
import { pageOf } from './page.ts'
import { parseMessages, readRun } from './read-messages.ts'

const usage = 'usage: npm run report -- [--output reports/index.html] messages.ndjson [more.ndjson …]'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { output: { type: 'string', short: 'o', default: 'reports/index.html' } },
})
if (positionals.length === 0) {
  console.error(usage)
  process.exitCode = 2
} else {
  const run = readRun(positionals.map(file => parseMessages(readFileSync(file, 'utf8'), file)))
  mkdirSync(dirname(values.output), { recursive: true })
  writeFileSync(values.output, pageOf(run))
  leaveJobSummary(run)
  console.log(`${values.output}: ${run.scenarios.length} scenarios`)
}
