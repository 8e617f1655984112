import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { messagesOf } from '../report/message-stage.ts'

let folder: string

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-commands-'))
  for (const shard of ['a', 'b']) {
    const messages = messagesOf({
      uri: `features/${shard}.feature`,
      scenarios: [{ name: shard, statuses: ['PASSED'] }],
    })
    writeFileSync(join(folder, `${shard}.ndjson`), messages.map(message => `${JSON.stringify(message)}\n`).join(''))
  }
})

after(() => {
  rmSync(folder, { recursive: true })
})

/** Runs a command in the folder, on a machine on which nothing else is installed. */
function run(command: string, ...args: string[]) {
  const file = join(import.meta.dirname, '..', command, 'main.ts')
  const env = { PATH: '', GITHUB_STEP_SUMMARY: join(folder, 'summary.md') }
  return spawnSync(process.execPath, [file, ...args], { cwd: folder, env, encoding: 'utf8' })
}

test('shards make one page, and leave one summary for the job', () => {
  const { status, stdout } = run('report', 'a.ndjson', 'b.ndjson')
  assert.deepEqual([status, stdout], [0, 'reports/index.html: 2 scenarios\n'])
  assert.ok(existsSync(join(folder, 'reports/index.html')))
  assert.ok(existsSync(join(folder, 'summary.md')))
})

test('without Java the results are there, and one line says what is missing', () => {
  for (const _ of ['first', 'again']) {
    const { status, stdout } = run('allure', 'a.ndjson', 'b.ndjson')
    assert.equal(status, 0)
    assert.match(stdout, /^reports\/allure-results: 2 results\n.*needs Java.*\n$/)
  }
  const names = readdirSync(join(folder, 'reports/allure-results'))
  assert.equal(names.filter(name => name.endsWith('-result.json')).length, 2, 'those of the first run are gone')
  for (const name of ['categories.json', 'environment.properties', 'executor.json'])
    assert.ok(names.includes(name), name)
})

test('a file that is not there is named, with the way to it', () => {
  for (const command of ['report', 'allure']) {
    const { status, stderr } = run(command, 'nowhere.ndjson')
    assert.deepEqual(
      [status, stderr],
      [2, 'nowhere.ndjson cannot be read; write it with --format message:nowhere.ndjson\n'],
    )
  }
})
