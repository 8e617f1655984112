import { milliValue, wholeValue } from '../../api/quantity.ts'
import type { Container, Node, Pod } from '../../api/types.ts'
import type { Machine } from './machine.ts'

export interface Refusal {
  reason: string
  message: string
}

const resources = ['pods', 'cpu', 'memory'] as const
type Resource = (typeof resources)[number]

/** Why a node has no room for a pod, though it was bound to it: the first resource that does not suffice. */
export function refusalOf(node: Node, { load }: Machine, pod: Pod): Refusal | undefined {
  const room = node.status?.allocatable ?? node.status?.capacity ?? {}
  for (const resource of resources) {
    const requested = requestOf(pod, resource)
    if (requested === 0 || room[resource] === undefined) continue
    const capacity = amount(resource, room[resource])
    const used = load[resource]
    if (used + requested <= capacity) continue
    const numbers = `requested: ${requested}, used: ${used}, capacity: ${capacity}`
    return { reason: `OutOf${resource}`, message: `Node didn't have enough resource: ${resource}, ${numbers}` }
  }
  return undefined
}

/** A pod takes its share of the machine (1), or gives it back (-1). */
export function load({ load }: Machine, pod: Pod, sign: 1 | -1): void {
  for (const resource of resources) load[resource] += sign * requestOf(pod, resource)
}

/** What a pod requests: its containers together, or its greediest init container. */
function requestOf({ spec }: Pod, resource: Resource): number {
  if (resource === 'pods') return 1
  const wanted = (container: Container) => amount(resource, container.resources?.requests?.[resource] ?? 0)
  const inits = spec.initContainers ?? []
  const sidecars = inits.filter(({ restartPolicy }) => restartPolicy === 'Always')
  const together = [...spec.containers, ...sidecars].reduce((sum, container) => sum + wanted(container), 0)
  return Math.max(together, ...inits.map(wanted))
}

function amount(resource: Resource, quantity: string | number): number {
  if (quantity === 0) return 0
  return resource === 'cpu' ? milliValue(quantity) : wholeValue(quantity)
}
