import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { missingFeatures } from './missing-features.ts'

const folder = mkdtempSync(join(tmpdir(), 'rollcall-'))
mkdirSync(join(folder, 'features'))
writeFileSync(join(folder, 'features/a.feature'), 'Feature: a\n')
after(() => rmSync(folder, { recursive: true }))

const there = ['features', 'features/', 'features/a.feature', 'features/a.feature:1:7', 'features/**/*.feature']
const absent = ['features/b.feature', 'features/b.feature:1', 'feature', 'features/*.md', join(folder, 'b.feature')]

test('what is there is found, however it is written', () => {
  assert.deepEqual(missingFeatures([...there, join(folder, 'features/a.feature')], folder), [])
})

test('what is not there is missing', () => {
  assert.deepEqual(missingFeatures([...there, ...absent], folder), absent)
})

const root = join(import.meta.dirname, '..', '..')

function play(...paths: string[]) {
  const cucumber = join(root, 'node_modules/@cucumber/cucumber/bin/cucumber.js')
  const options = ['--profile', 'test', '--dry-run', ...paths]
  const { status, stdout, stderr } = spawnSync(process.execPath, [cucumber, ...options], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('a run of a feature that is not there fails, and says so', () => {
  const stderr = `There is no feature at features/nope.feature:9. Paths are relative to ${root}.\n`
  assert.deepEqual(play('features/rollout/on-delete.feature', 'features/nope.feature:9'), {
    status: 1,
    stdout: '',
    stderr,
  })
})

test('so does a run of what holds no feature', () => {
  const stderr = `There is no feature at docs, src/docs. Paths are relative to ${root}.\n`
  assert.deepEqual(play('docs', 'src/docs'), { status: 1, stdout: '', stderr })
})
