import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { filesOf, mutated } from './mutant.ts'
import { mutants } from './mutants.ts'
import { playAll } from './play.ts'

test('every mutant still fits the source', () => {
  for (const mutant of mutants)
    for (const file of filesOf(mutant)) {
      const source = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
      assert.notEqual(mutated(source, file, mutant), source, mutant.name)
    }
})

test('mutants have names of their own', () => {
  const names = mutants.map(({ name }) => name)
  assert.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index),
    [],
  )
})

test('without a mutant nothing happens that must never happen', () => {
  assert.deepEqual(playAll(), { broken: [], failed: [] })
})
