import { enableCompileCache } from 'node:module'

// Loading the TypeScript of the steps is most of a short run; from the second run on it comes from a cache.
enableCompileCache?.()

const base = {
  import: ['steps/**/*.ts'],
  // A path without a feature is an error, and not a run of nothing.
  plugin: ['./src/docs/missing-features.ts'],
  // A step that is no sentence is told which ones are near.
  formatOptions: { snippetSyntax: './src/docs/nearest-sentence.ts' },
  worldParameters: { seed: 1 },
}

const reports = [
  ['./src/report/formatter.ts', 'reports/index.html'],
  ['html', 'reports/cucumber.html'],
  ['junit', 'reports/junit.xml'],
  ['message', 'reports/messages.ndjson'],
]

/** Every feature, with all reports: what `npm start` runs. */
export default { ...base, format: ['summary', ...reports] }

/** Every feature as a test: terse, and nothing written. */
export const test = { ...base, format: ['summary'] }

/** Every feature, for Allure's page: what `npm run allure` runs. */
export const allure = {
  ...base,
  format: ['summary', ['./src/allure/formatter.ts', 'reports/allure-results/executor.json']],
}
