import fc from 'fast-check'
import { play } from './play.ts'
import { story } from './story.ts'

const [runs = 10_000, seed = 1] = process.argv.slice(2).map(Number)
const started = performance.now()
const result = await fc.check(
  fc.asyncProperty(story, async told => {
    const problems = await play(told)
    if (problems.length > 0) throw new Error(problems.join('\n'))
  }),
  { numRuns: runs, seed, endOnFailure: false },
)
if (result.failed) {
  console.log(JSON.stringify(result.counterexample?.[0], null, 1))
  console.log((result.errorInstance as Error | null)?.message)
  console.log(`npm run fuzz -- ${result.numRuns} ${result.seed} tells this story again`)
}
const played = result.numRuns - (result.failed ? 1 : 0)
console.log(`seed ${seed}, ${Math.round((performance.now() - started) / 1000)} s`)
console.log(`${played} passed, ${result.failed ? 1 : 0} failed`)
process.exitCode = result.failed ? 1 : 0
