import { violationLines } from '../expect/index.ts'
import { en } from '../locales/en.ts'
import type { Cluster } from './cluster.ts'
import type { Outcome } from './outcome.ts'
import { type Story, stories } from './stories.ts'

/** Plays the stories, up to the first in which something happens that must never happen. */
export function playAll(): Outcome {
  const failed: string[] = []
  for (const story of stories) {
    const cluster = story.cluster()
    const error = errorOf(story, cluster)
    if (error !== undefined) failed.push(`${story.name}: ${error.message}`)
    const violations = cluster.violations()
    const [first] = violations
    if (first === undefined) continue
    const broken = [...new Set(violations.map(({ id }) => id))]
    return { broken, story: story.name, at: first.at, what: violationLines([first], en)[0], failed }
  }
  return { broken: [], failed }
}

/** A mutant may bring a story to an early end. */
function errorOf({ play }: Story, cluster: Cluster): Error | undefined {
  try {
    play(cluster)
    return undefined
  } catch (error) {
    return error as Error
  }
}
