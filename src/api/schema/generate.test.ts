import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { typesFrom } from './generate.ts'

const biome = fileURLToPath(import.meta.resolve('@biomejs/biome/bin/biome'))
const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8')

test('the types are those of the schemas', () => {
  const written = execFileSync(process.execPath, [biome, 'format', '--stdin-file-path=src/api/types.ts'], {
    input: typesFrom(JSON.parse(read('schemas.json'))),
    encoding: 'utf8',
  })
  assert.equal(written, read('../types.ts'), 'npm run types writes them anew')
})
