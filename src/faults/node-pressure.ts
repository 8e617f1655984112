import { type LastingFault, lookedFor } from './fault.ts'

/** A kubelet keeps a node's pressure condition so long after the pressure is over (its `eviction-pressure-transition-period`). */
export const pressureTransitionPeriod = 5 * 60 * 1000

/** The node runs short of memory or disk, says so, and gets no pods meanwhile. */
export const nodePressure = (name: string, resource: 'memory' | 'ephemeral-storage'): LastingFault =>
  lookedFor(resource === 'memory' ? 'memory-pressure' : 'disk-pressure', { kind: 'Node', name })
