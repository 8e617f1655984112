import { type LastingFault, lookedFor } from './fault.ts'

/**
 * The machine loses power: what runs on it is lost and nobody can tell. When the fault ends it boots, and what the API still asks for there starts
 * anew.
 */
export const nodeDown = (name: string): LastingFault => lookedFor('node-down', { kind: 'Node', name })
