import { type LastingFault, lookedFor } from './fault.ts'

/** The node is cut off from the control plane: its processes go on, and neither side hears of the other. */
export const nodePartitioned = (name: string): LastingFault => lookedFor('node-partitioned', { kind: 'Node', name })
