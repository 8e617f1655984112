import type { Node, PersistentVolumeClaim, StorageClass } from '../../../../api/types.ts'
import { selectedNode } from '../annotations.ts'
import { topologyKeyOf } from '../drivers.ts'

/** Where a volume is to be made: the values of a node label, of which the first suits best; undefined where it does not matter. */
export interface Place {
  readonly key: string
  readonly value: string
}

/**
 * The place of a claim's new volume: that of the node which the scheduler chose, or else, as the external provisioner spreads them, the claim's
 * turn among the places there are, so that the claims of a StatefulSet come to lie side by side.
 */
export function placeFor(
  claim: PersistentVolumeClaim,
  storageClass: StorageClass,
  nodes: Iterable<Node>,
): Place | undefined {
  const key = topologyKeyOf(storageClass)
  if (key === undefined) return undefined
  const chosen = claim.metadata.annotations?.[selectedNode]
  const values = new Set<string>()
  for (const { metadata } of nodes) {
    const value = metadata.labels?.[key]
    if (value === undefined) continue
    if (metadata.name === chosen) return { key, value }
    if (isAllowed(storageClass, key, value)) values.add(value)
  }
  const sorted = [...values].sort()
  return sorted.length === 0 ? undefined : { key, value: sorted[turnOf(claim.metadata.name) % sorted.length]! }
}

function isAllowed({ allowedTopologies }: StorageClass, key: string, value: string): boolean {
  const terms = (allowedTopologies ?? [])
    .flatMap(term => term.matchLabelExpressions ?? [])
    .filter(term => term.key === key)
  return terms.length === 0 || terms.some(({ values }) => values.includes(value))
}

/** A number made of the claim's name: of names that end in an ordinal, neighbours get neighbouring numbers. */
function turnOf(name: string): number {
  const [, base, ordinal] = /^(.*)-(\d+)$/.exec(name) ?? [undefined, name, '0']
  return (fnv1(base!) + Number(ordinal)) % 2 ** 32
}

/** FNV-1, 32 bits. */
function fnv1(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = (Math.imul(hash, 0x01000193) ^ byte) >>> 0
  return hash
}
