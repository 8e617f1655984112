import type { Pod, TopologySpreadConstraint } from '../../../api/types.ts'
import type { View } from '../cluster.ts'
import type { NodeInfo } from '../node-info.ts'
import { podAccepts } from '../node-selection.ts'
import { queryOf, withLabelKeys } from '../pod-query.ts'
import { untoleratedTaint } from '../taints.ts'
import {
  anyPodIf,
  isNodeChange,
  labelsPart,
  type Plugin,
  podCame,
  podLeft,
  podRelabelled,
  resolvable,
  taintsPart,
  unresolvable,
} from './plugin.ts'

/** Pods of a group spread evenly over the values of a label of their nodes. */
export const podTopologySpread: Plugin = {
  name: 'PodTopologySpread',
  begin(pod, view) {
    const constraints = hardConstraints(pod)
    if (constraints.length === 0) return undefined
    const checks = constraints.map(constraint => spreadOf(constraint, constraints, pod, view))
    return info => {
      for (const { constraint, counts, least, self } of checks) {
        const value = info.labels[constraint.topologyKey]
        if (value === undefined) return unresolvable(`${mismatch} (missing required label)`)
        if ((counts.get(value) ?? 0) + self - least > constraint.maxSkew) return resolvable(mismatch)
      }
      return undefined
    }
  },
  helps: change =>
    anyPodIf(
      podLeft(change) || podCame(change) || podRelabelled(change) || isNodeChange(change, labelsPart, taintsPart),
    ),
}

const mismatch = "node(s) didn't match pod topology spread constraints"

const hardConstraints = (pod: Pod): TopologySpreadConstraint[] =>
  (pod.spec.topologySpreadConstraints ?? []).filter(({ whenUnsatisfiable }) => whenUnsatisfiable === 'DoNotSchedule')

/** The constraint's matching pods by domain, the least of any domain, and 1 if the pod is one of them. */
function spreadOf(
  constraint: TopologySpreadConstraint,
  all: readonly TopologySpreadConstraint[],
  pod: Pod,
  view: View,
) {
  const query = queryOfConstraint(constraint, pod)
  const tally = view.matching(query)
  const counts = new Map<string, number>()
  for (const info of view.nodes) {
    if (!all.every(({ topologyKey }) => info.labels[topologyKey] !== undefined)) continue
    if (!isEligible(constraint, pod, info)) continue
    const value = info.labels[constraint.topologyKey]!
    counts.set(value, (counts.get(value) ?? 0) + (tally.get(info.name) ?? 0))
  }
  const tooFew = counts.size < (constraint.minDomains ?? 1)
  const least = tooFew ? 0 : Math.min(...counts.values())
  return { constraint, counts, least, self: query.matches(pod) ? 1 : 0 }
}

/** The pods of the pod's namespace that a constraint counts; the ones being deleted do not count. */
export function queryOfConstraint(constraint: TopologySpreadConstraint, pod: Pod) {
  const selector = withLabelKeys(constraint.labelSelector, pod, constraint.matchLabelKeys)
  return queryOf([pod.metadata.namespace ?? ''], selector, false)
}

/** Whether a node counts as a place where the pod could be. */
export function isEligible(constraint: TopologySpreadConstraint, pod: Pod, { node }: NodeInfo): boolean {
  if (constraint.nodeAffinityPolicy !== 'Ignore' && !podAccepts(pod, node!)) return false
  return constraint.nodeTaintsPolicy !== 'Honor' || untoleratedTaint(pod, node!) === undefined
}
