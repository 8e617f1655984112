import { invariantIds } from '../../locales/invariants.messages.ts'
import { Mistake } from '../mistake.ts'
import type { InvariantId } from './invariant.ts'

/** The invariants that a scenario's tags allow to be broken: `@allows:I7`. Throws a Mistake for a number that none has. */
export function allowedBy(tags: readonly string[]): InvariantId[] {
  return tags.flatMap(tag => {
    const id = /^@allows:(.*)$/.exec(tag)?.[1]
    return id === undefined ? [] : [invariantNamed(id)]
  })
}

/** `I7` of `I7`, `i7` or `7`. Throws a Mistake for a number that no invariant has. */
export function invariantNamed(text: string): InvariantId {
  const id = invariantIds.find(known => known === text.toUpperCase() || known === `I${text}`)
  if (id === undefined) throw new Mistake(messages => messages.invariant.unknown({ text, known: invariantIds }))
  return id
}
