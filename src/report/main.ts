import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { leaveJobSummary } from './leave-job-summary.ts'
import { pageOf } from './page.ts'
import { readFiles, speakingPlainly } from './read-files.ts'
import { readRun } from './read-messages.ts'

const usage = 'usage: npm run report -- [--output reports/index.html] messages.ndjson [more.ndjson …]'

speakingPlainly(() => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { output: { type: 'string', short: 'o', default: 'reports/index.html' } },
  })
  if (positionals.length === 0) throw new Error(usage)
  const run = readRun(readFiles(positionals))
  mkdirSync(dirname(values.output), { recursive: true })
  writeFileSync(values.output, pageOf(run))
  leaveJobSummary(run)
  console.log(`${values.output}: ${run.scenarios.length} scenarios`)
})
