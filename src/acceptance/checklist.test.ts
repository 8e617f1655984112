import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { covered } from './checklist.ts'

test('every fact of the checklist has a test, and the tests are there', () => {
  const missing = covered.flatMap(({ line, facts }) =>
    Object.entries(facts).flatMap(([fact, proofs]) => {
      const gone = proofs.filter(([file, title]) => !titlesIn(file).some(found => found.startsWith(title)))
      const told = gone.map(([file, title]) => `${line}, ${fact}: "${title}" is no test of ${file}`)
      return proofs.length === 0 ? [`${line}, ${fact}: no test`] : told
    }),
  )
  assert.deepEqual(missing, [])
})

/** The texts of a file that may be titles: those of its tests, and of the tables that its tests are made of. */
const titlesIn = (file: string): string[] =>
  [...readFileSync(new URL(`../${file}`, import.meta.url), 'utf8').matchAll(/(['`])((?:\\.|(?!\1).)+)\1/g)].map(
    ([, , text]) => text!,
  )
