import type { InvariantId } from '../expect/index.ts'

/** A text that stands in the source exactly once, and what takes its place; in another file than the mutant's, if one is named. */
export type Change = readonly [find: string, replace: string, file?: string]

/** A bug to be: a small change of the source, and the invariant that is meant to notice it. */
export interface Mutant {
  /** What it does wrong. */
  readonly name: string
  /** Relative to `src`. */
  readonly file: string
  readonly changes: readonly Change[]
  readonly meant: InvariantId
}

/** The source of a file with the mutant's changes. Throws an Error if the mutant does not fit the file any more. */
export function mutated(source: string, file: string, mutant: Mutant): string {
  const changes = mutant.changes.filter(([, , other = mutant.file]) => other === file)
  return changes.reduce((text, [find, replace]) => {
    const times = text.split(find).length - 1
    if (times !== 1)
      throw new Error(`mutant "${mutant.name}": ${JSON.stringify(find)} stands ${times} times in src/${file}, not once`)
    return text.replace(find, () => replace)
  }, source)
}

/** The files that the mutant changes. */
export const filesOf = ({ file, changes }: Mutant): string[] => [...new Set(changes.map(([, , other = file]) => other))]
