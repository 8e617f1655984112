import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '..', '..')
const scratch = join(root, 'reports', 'bench')

/** Medians of whole processes over all features, in milliseconds. */
export interface FeatureCosts {
  readonly runs: number
  /** With empty steps: what cucumber itself takes. */
  readonly empty: number
  readonly ours: number
  /** Ours, and every report that `npm start` writes. */
  readonly reported: number
}

/** Runs all features with empty steps, with ours, and with ours and all reports, in turn. */
export function costsOfFeatures(runs = 5): FeatureCosts {
  writeEmptySteps()
  const commands = { empty: ['--config', 'reports/bench/cucumber.js'], ours: ['--profile', 'test'], reported: [] }
  const times = { empty: [] as number[], ours: [] as number[], reported: [] as number[] }
  runFeatures(commands.ours)
  for (let run = 0; run < runs; run++)
    for (const variant of ['empty', 'ours', 'reported'] as const) times[variant].push(runFeatures(commands[variant]))
  rmSync(scratch, { recursive: true })
  return { runs, empty: median(times.empty), ours: median(times.ours), reported: median(times.reported) }
}

/** The same step files, with nothing in their functions and nothing of ours behind them, and a configuration that takes them. */
function writeEmptySteps(): void {
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch, { recursive: true })
  const ours = JSON.stringify(pathToFileURL(join(root, 'cucumber.js')))
  const configuration = `import { test } from ${ours}\nexport default { ...test, import: ['reports/bench/*.ts'] }\n`
  writeFileSync(join(scratch, 'cucumber.js'), configuration)
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

function runFeatures(options: readonly string[]): number {
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/@cucumber/cucumber/bin/cucumber.js', ...options],
    { cwd: root, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`the features do not pass:\n${stdout}${stderr}`)
  return performance.now() - started
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
