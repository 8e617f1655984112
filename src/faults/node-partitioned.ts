import { type LastingFault, lookedFor } from './fault.ts'

/** The node is cut off from the control plane: its processes go on, and neither side hears of the other (spec cluster §1.19). */
export const nodePartitioned = (name: string): LastingFault => lookedFor('node-partitioned', { kind: 'Node', name })
