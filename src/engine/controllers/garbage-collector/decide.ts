import type { OwnerReference } from '../../../api/types.ts'
import type { Propagation } from '../../deletion.ts'

/** What the API server says of an owner that an object names. */
export type OwnerState =
  /** There, and staying. */
  | 'solid'
  /** Not there, or another object under the same name. */
  | 'dangling'
  /** Being deleted in the foreground: it waits for this object. */
  | 'awaits-dependents'
  /** Nobody can tell: of a kind that is not served, or a namespaced owner of a cluster-scoped object. */
  | 'unresolvable'

export interface OwnerFound {
  readonly reference: OwnerReference
  readonly state: OwnerState
}

/** What becomes of an object that names owners. */
export type Fate =
  | { readonly does: 'stay' }
  /** It keeps its solid owners and loses the references to the others. */
  | { readonly does: 'let-go'; readonly of: readonly OwnerReference[] }
  | { readonly does: 'go'; readonly propagation: Propagation }

/**
 * An object stays as long as one owner does. One that must go takes its own dependents along in the foreground when an
 * owner waits for it and it has any; else the way that its own finalizers ask for, which is in the background by default.
 */
export function fateOf(
  owners: readonly OwnerFound[],
  { hasDependents, finalizers = [] }: { hasDependents: boolean; finalizers?: readonly string[] },
): Fate {
  if (owners.length === 0 || owners.some(({ state }) => state === 'unresolvable')) return { does: 'stay' }
  const lost = owners.filter(({ state }) => state !== 'solid')
  if (lost.length === 0) return { does: 'stay' }
  if (lost.length < owners.length) return { does: 'let-go', of: lost.map(({ reference }) => reference) }
  if (hasDependents && owners.some(({ state }) => state === 'awaits-dependents'))
    return { does: 'go', propagation: 'Foreground' }
  return { does: 'go', propagation: propagationOf(finalizers) }
}

function propagationOf(finalizers: readonly string[]): Propagation {
  if (finalizers.includes('orphan')) return 'Orphan'
  return finalizers.includes('foregroundDeletion') ? 'Foreground' : 'Background'
}
