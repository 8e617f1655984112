import { appendFileSync } from 'node:fs'
import { jobSummary } from './job-summary.ts'
import type { Run } from './run.ts'

/** Leaves the summary of a run on the page of the CI's job, where the CI says that there is one (GitHub Actions). */
export function leaveJobSummary(run: Run): void {
  const file = process.env.GITHUB_STEP_SUMMARY
  if (file !== undefined && file !== '') appendFileSync(file, jobSummary(run))
}
