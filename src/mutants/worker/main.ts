import { readFileSync } from 'node:fs'
import { enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { filesOf, mutated } from '../mutant.ts'
import { mutants } from '../mutants.ts'
import type { Outcome } from '../outcome.ts'

/** Loads the mutant's files with its changes; the files themselves stay as they are. */
function loadMutated(index: number): void {
  const mutant = mutants[index]
  if (mutant === undefined) return
  const sources = new Map<string, string>()
  for (const file of filesOf(mutant)) {
    const url = new URL(`../../${file}`, import.meta.url)
    sources.set(url.href, mutated(readFileSync(fileURLToPath(url), 'utf8'), file, mutant))
  }
  registerHooks({
    load(url, context, nextLoad) {
      const source = sources.get(url)
      return source === undefined ? nextLoad(url, context) : { ...nextLoad(url, context), source, shortCircuit: true }
    },
  })
}

/** Plays the stories until an invariant is broken, and tells the parent process. */
const index = Number(process.argv[2])
enableCompileCache?.()
loadMutated(index)
const { playAll } = await import('../play.ts')
const outcome: Outcome = playAll()
process.send!(outcome, () => process.exit(0))
