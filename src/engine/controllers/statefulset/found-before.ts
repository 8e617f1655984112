import type { StatefulSetSpec } from '../../../api/types.ts'
import type { Member } from './know.ts'
import { perObject } from './per-object.ts'

/** Members by their place, of which something was found out once. */
export type Found = (Member | undefined)[]

/**
 * What passes under one spec found out about members: which are the set's, and which are settled. One pass differs from the next in a
 * pod or two; whoever stands where it stood, unchanged, needs no second look. This is what lets a set of a thousand start in a second.
 */
export const foundBefore = perObject((_: StatefulSetSpec): { readonly claimed: Found; readonly settled: Found } => ({
  claimed: [],
  settled: [],
}))
