import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const scratch = join(root, 'reports', 'bench')

/** Runs all features with our steps and with empty ones, in turn; the ratio of the medians of whole processes. */
export function featuresAgainstEmptySteps(runs = 5): { ratio: number; ours: number; empty: number; runs: number } {
  writeEmptySteps()
  const ours: number[] = []
  const empty: number[] = []
  runFeatures('steps/**/*.ts')
  for (let run = 0; run < runs; run++) {
    ours.push(runFeatures('steps/**/*.ts'))
    empty.push(runFeatures('reports/bench/*.ts'))
  }
  rmSync(scratch, { recursive: true })
  return { ratio: median(ours) / median(empty), ours: median(ours), empty: median(empty), runs }
}

/** The same step files, with nothing in their functions and nothing of ours behind them. */
function writeEmptySteps(): void {
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch, { recursive: true })
  const types = readFileSync(join(root, 'steps', 'parameter-types.ts'), 'utf8')
    .replace(/^import .*'\.\.?\/.*$/gm, '')
    .replace(/transformer(?:: \S+,$|\([\s\S]*?\n {2}\},)/gm, 'transformer: (text: string) => text,')
    .replace(/transformer: .* => .*$/gm, 'transformer: (text: string) => text,')
  writeFileSync(join(scratch, 'parameter-types.ts'), types)
  for (const file of globSync('*.steps.ts', { cwd: join(root, 'steps') })) {
    const code = readFileSync(join(root, 'steps', file), 'utf8')
    const emptied = code
      .replace(/^import type .*$/gm, '')
      .replace(/this: Rollcall(,\s*)?/g, '')
      .replace(/: (Moment|DataTable)\b/g, ': unknown')
    writeFileSync(join(scratch, file), emptied.replace(/\) \{\n[\s\S]*?\n\}/g, ') {}'))
  }
}

function runFeatures(steps: string): number {
  const started = performance.now()
  const config = { import: [steps], format: ['summary'] }
  mkdirSync(scratch, { recursive: true })
  writeFileSync(join(scratch, 'cucumber.json'), JSON.stringify({ default: config }))
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/@cucumber/cucumber/bin/cucumber.js', '--config', 'reports/bench/cucumber.json'],
    { cwd: root, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`the features do not pass:\n${stdout}${stderr}`)
  return performance.now() - started
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
