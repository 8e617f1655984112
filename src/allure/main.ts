import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { FileSystemWriter } from 'allure-js-commons/sdk/reporter'
import { readFiles, speakingPlainly } from '../report/read-files.ts'
import { clearResults } from './clear-results.ts'
import { executorOf } from './executor.ts'
import { writeResults } from './write-results.ts'

const usage = `usage: npm run allure                            play every feature, then write reports/allure/index.html
       npm run allure -- messages.ndjson [more …]   the same from the messages of earlier runs, or of shards`

const results = 'reports/allure-results'
const page = 'reports/allure'

speakingPlainly(() => {
  const options = { help: { type: 'boolean', short: 'h' } } as const
  const { values, positionals } = parseArgs({ allowPositionals: true, options })
  if (values.help) {
    console.log(usage)
    return
  }
  const status = positionals.length === 0 ? play() : convert(positionals)
  process.exitCode = draw() || status
})

/** Plays the features with Allure's formatter; its exit code is theirs. */
function play(): number {
  const cucumber = fileURLToPath(new URL('../bin/cucumber.js', import.meta.resolve('@cucumber/cucumber')))
  return spawnSync(process.execPath, [cucumber, '--profile', 'allure'], { stdio: 'inherit' }).status ?? 1
}

function convert(files: readonly string[]): number {
  const streams = readFiles(files)
  clearResults(results)
  const count = writeResults(streams, new FileSystemWriter({ resultsDir: results }))
  writeFileSync(join(results, 'executor.json'), JSON.stringify(executorOf(process.env)))
  console.log(`${results}: ${count} results`)
  return 0
}

/** Draws the page, if there is a Java to draw it with; it sends nothing to anyone. */
function draw(): number {
  if (!hasJava()) {
    console.log(`The page needs Java, which was not found. The results are in ${results}.`)
    return 0
  }
  const allure = fileURLToPath(new URL('bin/allure', import.meta.resolve('allure-commandline')))
  const options = ['generate', '--single-file', '--clean', '--name', 'Rollcall', '--output', page, results]
  const env = { ...process.env, ALLURE_NO_ANALYTICS: 'true' }
  return spawnSync(process.execPath, [allure, ...options], { stdio: 'inherit', env }).status ?? 1
}

function hasJava(): boolean {
  const home = process.env.JAVA_HOME
  if (home !== undefined && existsSync(join(home, 'bin'))) return true
  return spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0
}
