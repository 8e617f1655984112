import { milliValue, wholeValue } from '../../api/quantity.ts'
import type { Container, Node, Pod } from '../../api/types.ts'
import type { Machine } from './machine.ts'

export interface Refusal {
  reason: string
  message: string
}

type Amounts = Record<string, number>

/** Why a node has no room for a pod, though it was bound to it (spec cluster P-91); the first resource that does not suffice. */
export function refusalOf(node: Node, machine: Machine, pod: Pod): Refusal | undefined {
  const capacity = node.status?.allocatable ?? node.status?.capacity
  if (capacity === undefined) return undefined
  const others = [...machine.pods.values()].filter(({ finished }) => !finished)
  if (capacity.pods !== undefined && others.length + 1 > wholeValue(capacity.pods))
    return insufficient('pods', 1, others.length, wholeValue(capacity.pods))
  const requested = requestsOf(pod)
  for (const resource of ['cpu', 'memory']) {
    if (!requested[resource] || capacity[resource] === undefined) continue
    const used = others.reduce((sum, runtime) => sum + (requestsOf(runtime.pod)[resource] ?? 0), 0)
    const limit = amount(resource, capacity[resource])
    if (used + requested[resource] > limit) return insufficient(resource, requested[resource], used, limit)
  }
  return undefined
}

function insufficient(resource: string, requested: number, used: number, capacity: number): Refusal {
  const message = `Node didn't have enough resource: ${resource}, requested: ${requested}, used: ${used}, capacity: ${capacity}`
  return { reason: `OutOf${resource}`, message }
}

const known = new WeakMap<Pod['spec'], Amounts>()

/** Thousandths of CPU and bytes of memory that a pod requests: of its containers together, or of its greediest init container. */
function requestsOf({ spec }: Pod): Amounts {
  const before = known.get(spec)
  if (before !== undefined) return before
  const requests: Amounts = {}
  for (const resource of ['cpu', 'memory']) {
    const wanted = (container: Container) => amount(resource, container.resources?.requests?.[resource] ?? 0)
    const inits = spec.initContainers ?? []
    const sidecars = inits.filter(({ restartPolicy }) => restartPolicy === 'Always')
    const together = [...spec.containers, ...sidecars].reduce((sum, container) => sum + wanted(container), 0)
    requests[resource] = Math.max(together, ...inits.map(wanted))
  }
  known.set(spec, requests)
  return requests
}

const amount = (resource: string, quantity: string | number): number =>
  resource === 'cpu' ? milliValue(quantity) : wholeValue(quantity)
