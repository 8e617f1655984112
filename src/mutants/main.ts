import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { formatDuration } from '../locales/duration.ts'
import type { Mutant } from './mutant.ts'
import { mutants } from './mutants.ts'
import type { Outcome } from './outcome.ts'

/**
 * Proves that the invariants notice bugs: plays the stories once as they are, where nothing may be noticed, and once for each mutant, where
 * something must be. Ends with 1 if a mutant survives, or if one does not fit the source any more.
 */
const worker = new URL('./worker/main.ts', import.meta.url)

/** Longer than any mutant takes that does not go round in circles. */
const patience = 60_000

function play(index: number): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = fork(worker, [String(index)], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], timeout: patience })
    let complaint = ''
    child.stderr!.on('data', data => {
      complaint += data
    })
    child.on('message', message => resolve(message as Outcome))
    child.on('error', reject)
    child.on('exit', () => reject(new Error(complaint.trim() || `did not end within ${formatDuration(patience)}`)))
  })
}

const width = Math.max(...mutants.map(({ name }) => name.length))

function tell({ name, meant }: Mutant, { broken, story, at = 0, what = '', failed }: Outcome): void {
  const caught = broken.length === 0 ? 'SURVIVED' : broken.join(' ')
  const isMeant = broken.length === 0 || broken.includes(meant) ? '' : ` (${meant} was meant to)`
  const when = story === undefined ? failed.join('; ') : `“${story}”, ${formatDuration(at)}`
  console.log(`${name.padEnd(width)}  ${caught}${isMeant}  ${when}`)
  if (process.argv.includes('--why') && what !== '') console.log(`${' '.repeat(width)}  ${what}`)
}

async function main(): Promise<void> {
  const unchanged = await play(-1)
  for (const story of unchanged.failed) console.log(`without any mutant: ${story}`)
  if (unchanged.broken.length > 0) console.log(`without any mutant: “${unchanged.story}”: ${unchanged.what}`)
  let survived = unchanged.broken.length + unchanged.failed.length
  let next = 0
  const workers = Array.from({ length: Math.min(4, availableParallelism()) }, async () => {
    while (next < mutants.length) {
      const index = next++
      const mutant = mutants[index]!
      const outcome = await play(index).catch((error: Error): Outcome => ({ broken: [], failed: [error.message] }))
      if (outcome.broken.length === 0) survived++
      tell(mutant, outcome)
    }
  })
  await Promise.all(workers)
  console.log(`${mutants.length - survived} caught, ${survived} survived`)
  process.exitCode = survived > 0 ? 1 : 0
}

await main()
