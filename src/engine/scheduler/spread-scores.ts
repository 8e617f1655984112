import type { LabelSelector, Pod, TopologySpreadConstraint } from '../../api/types.ts'
import type { View } from './cluster.ts'
import type { NodeInfo } from './node-info.ts'
import { isEligible, queryOfConstraint } from './plugins/pod-topology-spread.ts'
import { queryOf } from './pod-query.ts'
import { best, type Scores } from './score.ts'

const hostname = 'kubernetes.io/hostname'
const zone = 'topology.kubernetes.io/zone'

/** The constraints that hold for pods of an owner that names none. */
const defaults: readonly Pick<TopologySpreadConstraint, 'topologyKey' | 'maxSkew'>[] = [
  { topologyKey: hostname, maxSkew: 3 },
  { topologyKey: zone, maxSkew: 5 },
]

/** Nodes whose domains hold fewer pods of the group score higher; a domain that is rare weighs more. */
export function spreadScores(pod: Pod, nodes: readonly NodeInfo[], view: View): Scores | undefined {
  const own = (pod.spec.topologySpreadConstraints ?? []).filter(
    ({ whenUnsatisfiable }) => whenUnsatisfiable === 'ScheduleAnyway',
  )
  const byDefault = (pod.spec.topologySpreadConstraints ?? []).length === 0
  const selector = byDefault ? view.group(pod) : undefined
  const constraints = byDefault && selector !== undefined ? defaultsFor(selector) : own
  if (constraints.length === 0) return undefined
  const isCounted = ({ labels }: NodeInfo) =>
    byDefault || constraints.every(({ topologyKey }) => labels[topologyKey] !== undefined)
  const sums = nodes.map(() => 0)
  for (const constraint of constraints) {
    const counts = countsBy(constraint, pod, view, byDefault)
    const present = new Set(
      nodes
        .filter(isCounted)
        .map(({ labels }) => labels[constraint.topologyKey])
        .filter(value => value !== undefined),
    )
    const size = constraint.topologyKey === hostname ? nodes.filter(isCounted).length : present.size
    const weight = Math.log(size + 2)
    nodes.forEach(({ labels }, index) => {
      const value = labels[constraint.topologyKey]
      if (value !== undefined) sums[index]! += (counts.get(value) ?? 0) * weight + (constraint.maxSkew - 1)
    })
  }
  return normalised(sums.map(Math.round), nodes.map(isCounted))
}

const defaultsFor = (labelSelector: LabelSelector): TopologySpreadConstraint[] =>
  defaults.map(constraint => ({ ...constraint, whenUnsatisfiable: 'ScheduleAnyway', labelSelector }))

function countsBy(constraint: TopologySpreadConstraint, pod: Pod, view: View, byDefault: boolean): Map<string, number> {
  const tally = byDefault
    ? view.matching(queryOf([pod.metadata.namespace ?? ''], constraint.labelSelector, false))
    : view.matching(queryOfConstraint(constraint, pod))
  const counts = new Map<string, number>()
  for (const info of view.nodes) {
    const value = info.labels[constraint.topologyKey]
    if (value === undefined || !isEligible(constraint, pod, info)) continue
    counts.set(value, (counts.get(value) ?? 0) + (tally.get(info.name) ?? 0))
  }
  return counts
}

function normalised(sums: readonly number[], isCounted: readonly boolean[]): number[] {
  const real = sums.filter((_, index) => isCounted[index])
  const [least, most] = [Math.min(...real), Math.max(...real)]
  return sums.map((sum, index) => {
    if (!isCounted[index]) return 0
    return most === 0 ? best : Math.floor((best * (most + least - sum)) / most)
  })
}
