import { controllerOf } from '../../api/object.ts'
import type { Pod } from '../../api/types.ts'
import type { View } from './cluster.ts'
import type { NodeInfo } from './node-info.ts'
import { termSelects } from './node-selection.ts'
import { queryOfTerm } from './pod-query.ts'
import { requestsOf } from './resources.ts'
import { best, type Scores } from './score.ts'
import { spreadScores } from './spread-scores.ts'
import { toleratesTaint } from './taints.ts'

/** The node that suits the pod best; among equals the one with the fewest pods of the same owner, then by name. */
export function bestNode(pod: Pod, nodes: readonly NodeInfo[], view: View): NodeInfo {
  if (nodes.length === 1) return nodes[0]!
  const totals = totalsFor(pod, nodes, view)
  const highest = Math.max(...totals)
  const top = nodes.filter((_, index) => totals[index] === highest)
  if (top.length === 1) return top[0]!
  const owner = controllerOf(pod)?.uid
  if (owner === undefined) return top[0]!
  return top.reduce((least, info) => (info.podsOf(owner) < least.podsOf(owner) ? info : least))
}

/** The plugins' scores with their weights. Images are on no node's mind here. */
function totalsFor(pod: Pod, nodes: readonly NodeInfo[], view: View): number[] {
  const weighted: readonly (readonly [number, Scores | undefined])[] = [
    [3, taintScores(pod, nodes)],
    [2, nodeAffinityScores(pod, nodes)],
    [2, spreadScores(pod, nodes, view)],
    [2, podAffinityScores(pod, nodes, view)],
    [1, nodes.map(info => leastAllocated(pod, info))],
    [1, nodes.map(info => balanced(pod, info))],
  ]
  return nodes.map((_, index) =>
    weighted.reduce((total, [weight, scores]) => total + weight * (scores?.[index] ?? 0), 0),
  )
}

/** Fewer taints that are only preferred not to be there are better. */
function taintScores(pod: Pod, nodes: readonly NodeInfo[]): Scores {
  const counts = nodes.map(
    ({ node }) =>
      (node?.spec?.taints ?? []).filter(
        taint => taint.effect === 'PreferNoSchedule' && !toleratesTaint(pod.spec.tolerations, taint),
      ).length,
  )
  const most = Math.max(...counts)
  return counts.map(count => (most === 0 ? best : best - Math.floor((best * count) / most)))
}

function nodeAffinityScores(pod: Pod, nodes: readonly NodeInfo[]): Scores | undefined {
  const preferred = pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []
  if (preferred.length === 0) return undefined
  const sums = nodes.map(({ name, labels }) =>
    preferred.reduce((sum, { weight, preference }) => sum + (termSelects(preference, name, labels) ? weight : 0), 0),
  )
  const most = Math.max(...sums)
  return most === 0 ? sums : sums.map(sum => Math.floor((best * sum) / most))
}

/** The pod's own preferences for pods that run, theirs for it, and what they require of their neighbours, which it would meet. */
function podAffinityScores(pod: Pod, nodes: readonly NodeInfo[], view: View): Scores | undefined {
  const gains = new Map<string, Map<string, number>>()
  const gain = (key: string, tally: ReadonlyMap<string, number>, weight: number) => {
    for (const { name, labels } of view.nodes) {
      const value = labels[key]
      const count = tally.get(name) ?? 0
      if (value === undefined || count === 0) continue
      const values = gains.get(key) ?? new Map<string, number>()
      gains.set(key, values.set(value, (values.get(value) ?? 0) + count * weight))
    }
  }
  const { podAffinity, podAntiAffinity } = pod.spec.affinity ?? {}
  for (const [affinity, sign] of [
    [podAffinity, 1],
    [podAntiAffinity, -1],
  ] as const)
    for (const { podAffinityTerm: term, weight } of affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [])
      gain(term.topologyKey, view.matching(queryOfTerm(term, pod, () => view.namespaces())), sign * weight)
  for (const [feeling, sign] of [
    ['requiredAffinity', 1],
    ['preferredAffinity', 1],
    ['preferredAntiAffinity', -1],
  ] as const)
    for (const { term, weight, holder, tally } of view.held(feeling))
      if (queryOfTerm(term, holder, () => view.namespaces()).matches(pod)) gain(term.topologyKey, tally, sign * weight)
  if (gains.size === 0) return undefined
  const sums = nodes.map(({ labels }) =>
    [...gains].reduce(
      (sum, [key, values]) => sum + (labels[key] === undefined ? 0 : (values.get(labels[key]) ?? 0)),
      0,
    ),
  )
  const [least, most] = [Math.min(...sums), Math.max(...sums)]
  return sums.map(sum => (most === least ? 0 : Math.floor((best * (sum - least)) / (most - least))))
}

const counted = ['cpu', 'memory'] as const

/** How much of a node stays free, in the mean of cpu and memory. */
function leastAllocated(pod: Pod, { allocatable, scored }: NodeInfo): number {
  const wanted = requestsOf(pod.spec).scored
  const known = counted.filter(name => (allocatable[name] ?? 0) > 0)
  const free = known.map(name => {
    const used = (scored[name] ?? 0) + (wanted[name] ?? 0)
    return used > allocatable[name]! ? 0 : Math.floor(((allocatable[name]! - used) * best) / allocatable[name]!)
  })
  return known.length === 0 ? 0 : Math.floor(free.reduce((sum, one) => sum + one, 0) / known.length)
}

/** How evenly cpu and memory would be used. */
function balanced(pod: Pod, { allocatable, requested }: NodeInfo): number {
  const wanted = requestsOf(pod.spec).asked
  if (counted.every(name => (wanted[name] ?? 0) === 0)) return 0
  const known = counted.filter(name => (allocatable[name] ?? 0) > 0)
  const shares = known.map(name => Math.min(1, ((requested[name] ?? 0) + (wanted[name] ?? 0)) / allocatable[name]!))
  const deviation = shares.length === 2 ? Math.abs(shares[0]! - shares[1]!) / 2 : 0
  return Math.floor((1 - deviation) * best)
}
