import type { Pod, PodAffinityTerm } from '../../../api/types.ts'
import type { Tally, View } from '../cluster.ts'
import { allOf, type PodQuery, queryOfTerm, requiredAffinity, requiredAntiAffinity } from '../pod-query.ts'
import {
  anyPodIf,
  type Filter,
  isNodeChange,
  labelsPart,
  type Plugin,
  podCame,
  podLeft,
  podRelabelled,
  resolvable,
  unresolvable,
} from './plugin.ts'

/** Pods that want to be near others, or away from them, by a label of their nodes. */
export const interPodAffinity: Plugin = {
  name: 'InterPodAffinity',
  begin(pod, view) {
    const near = affinityFilter(pod, view)
    const away = domainsWith(view, requiredAntiAffinity(pod.spec), term => view.matching(queryFor(pod, view, term)))
    const unwelcome = domainsWith(view, ...unwelcoming(pod, view))
    if (near === undefined && away === undefined && unwelcome === undefined) return undefined
    return info => {
      if (near?.(info) === false) return unresolvable("node(s) didn't match pod affinity rules")
      if (away?.(info)) return resolvable("node(s) didn't match pod anti-affinity rules")
      return unwelcome?.(info) ? resolvable("node(s) didn't satisfy existing pods anti-affinity rules") : undefined
    }
  },
  helps(change) {
    return anyPodIf(podLeft(change) || podCame(change) || podRelabelled(change) || isNodeChange(change, labelsPart))
  },
}

const queryFor = (owner: Pod, view: View, term: PodAffinityTerm): PodQuery =>
  queryOfTerm(term, owner, () => view.namespaces())

type Question = (info: Parameters<Filter>[0]) => boolean

/** Whether a node lies in a domain (the nodes of one value of the topology key) where a pod of the term's tally is. */
function domainsWith(
  view: View,
  terms: readonly PodAffinityTerm[],
  tallyOf: (term: PodAffinityTerm, index: number) => Tally,
): Question | undefined {
  const domains = terms.map((term, index) => ({
    key: term.topologyKey,
    values: occupied(view, term.topologyKey, tallyOf(term, index)),
  }))
  const real = domains.filter(({ values }) => values.size > 0)
  if (real.length === 0) return undefined
  return ({ labels }) => real.some(({ key, values }) => labels[key] !== undefined && values.has(labels[key]))
}

function occupied(view: View, key: string, tally: Tally): ReadonlySet<string> {
  const values = new Set<string>()
  if (tally.size === 0) return values
  for (const { name, labels } of view.nodes) if (tally.has(name) && labels[key] !== undefined) values.add(labels[key])
  return values
}

/** The anti-affinity of pods that run which speaks of this pod. */
function unwelcoming(pod: Pod, view: View): [PodAffinityTerm[], (term: PodAffinityTerm, index: number) => Tally] {
  const held = [...view.held('requiredAntiAffinity')].filter(({ term, holder }) =>
    queryFor(holder, view, term).matches(pod),
  )
  return [held.map(({ term }) => term), (_, index) => held[index]!.tally]
}

/** Every term needs a pod in its domain; the first pod of a group that means itself may go anywhere with the labels. */
function affinityFilter(pod: Pod, view: View): Question | undefined {
  const terms = requiredAffinity(pod.spec)
  if (terms.length === 0) return undefined
  const query = allOf(terms.map(term => queryFor(pod, view, term)))
  const tally = view.matching(query)
  const domains = terms.map(term => ({ key: term.topologyKey, values: occupied(view, term.topologyKey, tally) }))
  const isFirst = domains.every(({ values }) => values.size === 0) && query.matches(pod)
  return ({ labels }) =>
    domains.every(({ key, values }) => labels[key] !== undefined && (isFirst || values.has(labels[key])))
}
