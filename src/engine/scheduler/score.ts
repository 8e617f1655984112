/** One score a node, in the order of the nodes. */
export type Scores = readonly number[]

/** What a plugin gives to the node that suits it best. */
export const best = 100
