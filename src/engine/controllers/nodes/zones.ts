import type { Node } from '../../../api/types.ts'
import { readinessOf } from './conditions.ts'

/** How a zone fares. */
export type ZoneState = 'normal' | 'partial-disruption' | 'full-disruption'

/** From so many nodes on a zone counts as large. */
const large = 50
const unhealthyShare = 0.55
const fewestUnhealthy = 3

/** Nodes are tainted so many milliseconds apart: 0.1 or 0.01 of them a second. */
const usualPace = 10_000
const slowPace = 100_000

const excluded = 'node.kubernetes.io/exclude-disruption'

/** Nodes without labels are a zone of their own. */
export const zoneOf = ({ metadata }: Node): string =>
  `${metadata.labels?.['topology.kubernetes.io/region'] ?? ''}:${metadata.labels?.['topology.kubernetes.io/zone'] ?? ''}`

export interface Zone {
  readonly state: ZoneState
  readonly size: number
}

/** The zones and their states; nodes that are excluded from disruption checks do not count. */
export function zonesOf(nodes: Iterable<Node>): Map<string, Zone> {
  const counts = new Map<string, { ready: number; others: number }>()
  for (const node of nodes) {
    if (node.metadata.labels?.[excluded] !== undefined) continue
    const count = counts.get(zoneOf(node)) ?? { ready: 0, others: 0 }
    if (readinessOf(node) === 'True') count.ready++
    else count.others++
    counts.set(zoneOf(node), count)
  }
  return new Map(
    [...counts].map(([zone, { ready, others }]) => [zone, { state: stateOf(ready, others), size: ready + others }]),
  )
}

function stateOf(ready: number, others: number): ZoneState {
  if (ready === 0 && others > 0) return 'full-disruption'
  const isPartial = others >= fewestUnhealthy && others / (ready + others) >= unhealthyShare
  return isPartial ? 'partial-disruption' : 'normal'
}

/** Whether nothing works anywhere: then nobody is evicted, for the fault may well be the control plane's. */
export const isFullyDisrupted = (zones: ReadonlyMap<string, Zone>): boolean =>
  zones.size > 0 && [...zones.values()].every(({ state }) => state === 'full-disruption')

/** Milliseconds between two nodes of a zone that are tainted NoExecute; undefined: none is. */
export function paceOf({ state, size }: Zone): number | undefined {
  if (state !== 'partial-disruption') return usualPace
  return size > large ? slowPace : undefined
}
