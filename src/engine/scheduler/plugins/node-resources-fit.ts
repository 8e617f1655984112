import type { Node } from '../../../api/types.ts'
import { amountsOf, requestsOf } from '../resources.ts'
import { allocatablePart, anyPodIf, isNodeChange, type Plugin, podLeft } from './plugin.ts'

/** A node has room for so many pods, and for what they request. */
export const nodeResourcesFit: Plugin = {
  name: 'NodeResourcesFit',
  begin(pod) {
    const { asked } = requestsOf(pod.spec)
    const names = Object.keys(asked)
      .filter(name => asked[name]! > 0)
      .sort(byKubernetesOrder)
    return ({ allocatable, requested, pods }) => {
      const reasons = pods.size + 1 > (allocatable.pods ?? 0) ? ['Too many pods'] : []
      let unresolvable = false
      for (const name of names) {
        const available = allocatable[name] ?? 0
        if (asked[name]! <= available - (requested[name] ?? 0)) continue
        reasons.push(`Insufficient ${name}`)
        unresolvable ||= asked[name]! > available
      }
      return reasons.length === 0 ? undefined : { reasons, unresolvable }
    }
  },
  helps(change) {
    if (!isNodeChange(change, allocatablePart)) return anyPodIf(podLeft(change))
    const allocatable = amountsOf((change.object as unknown as Node).status?.allocatable)
    return ({ spec }) => {
      const { asked } = requestsOf(spec)
      return Object.keys(asked).every(name => asked[name]! <= (allocatable[name] ?? 0))
    }
  },
}

const first = ['cpu', 'memory', 'ephemeral-storage']

const byKubernetesOrder = (a: string, b: string): number => rank(a) - rank(b) || (a < b ? -1 : 1)

const rank = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length)
