import { test } from 'node:test'
import fc from 'fast-check'
import { play } from './play.ts'
import { story } from './story.ts'

test('three hundred random lives of sets end without an error, a broken invariant or a stall that nobody can explain', async () => {
  const property = fc.asyncProperty(story, async told => {
    const problems = await play(told)
    if (problems.length > 0) throw new Error(problems.join('\n'))
  })
  await fc.assert(property, { numRuns: 300, seed: 1 })
})
