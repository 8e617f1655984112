import { compileSelector } from '../../api/selector.ts'
import type { LabelSelector, Namespace, Pod, PodAffinityTerm, PodSpec } from '../../api/types.ts'

/** Which pods are meant. Queries of the same key mean the same pods, so that they can be counted once for all. */
export interface PodQuery {
  readonly key: string
  matches(pod: Pod): boolean
}

/** The namespaces that there are now; terms may select them by label. */
export type Namespaces = () => Iterable<Namespace>

/** The pods that a term of a pod's (anti-)affinity speaks of: of its own namespace unless it names others. */
export function queryOfTerm(term: PodAffinityTerm, owner: Pod, namespaces: Namespaces): PodQuery {
  const selector = withLabelKeys(term.labelSelector, owner, term.matchLabelKeys, term.mismatchLabelKeys)
  return queryOf(namespacesOf(term, owner, namespaces), selector, true)
}

/** All of several queries at once. */
export function allOf(queries: readonly PodQuery[]): PodQuery {
  if (queries.length === 1) return queries[0]!
  return {
    key: queries.map(query => query.key).join('&'),
    matches: pod => queries.every(query => query.matches(pod)),
  }
}

/** The pods of a namespace that a selector matches; `deleting` ones too, or not. */
export function queryOf(
  namespaces: readonly string[],
  selector: LabelSelector | undefined,
  deleting: boolean,
): PodQuery {
  const compiled = compileSelector(selector)
  const key = `${namespaces.join(',')}|${selector === undefined ? 'none' : compiled.text}|${deleting}`
  const known = queries.get(key)
  if (known !== undefined) return known
  const inside = new Set(namespaces)
  const query: PodQuery = {
    key,
    matches: ({ metadata }) =>
      inside.has(metadata.namespace ?? '') &&
      (deleting || metadata.deletionTimestamp === undefined) &&
      compiled.matches(metadata.labels),
  }
  if (queries.size > 1000) queries.clear()
  queries.set(key, query)
  return query
}

/** A query's key says all that it depends on, so equal ones are shared. */
const queries = new Map<string, PodQuery>()

/** `matchLabelKeys` mean: with the pod's own values of these labels; `mismatchLabelKeys`: with others. */
export function withLabelKeys(
  selector: LabelSelector | undefined,
  { metadata }: Pod,
  same: readonly string[] = [],
  other: readonly string[] = [],
): LabelSelector | undefined {
  const owned = (keys: readonly string[]) => keys.filter(key => metadata.labels?.[key] !== undefined)
  const added = [
    ...owned(same).map(key => ({ key, operator: 'In', values: [metadata.labels![key]!] })),
    ...owned(other).map(key => ({ key, operator: 'NotIn', values: [metadata.labels![key]!] })),
  ]
  if (selector === undefined || added.length === 0) return selector
  return { ...selector, matchExpressions: [...(selector.matchExpressions ?? []), ...added] }
}

function namespacesOf(term: PodAffinityTerm, owner: Pod, namespaces: Namespaces): string[] {
  const named = term.namespaces ?? []
  if (term.namespaceSelector === undefined) return named.length > 0 ? named : [owner.metadata.namespace ?? '']
  const selector = compileSelector(term.namespaceSelector)
  const selected = [...namespaces()].filter(({ metadata }) => selector.matches(metadata.labels))
  return [...new Set([...named, ...selected.map(({ metadata }) => metadata.name)])].sort()
}

export const requiredAffinity = ({ affinity }: PodSpec): readonly PodAffinityTerm[] =>
  affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []

export const requiredAntiAffinity = ({ affinity }: PodSpec): readonly PodAffinityTerm[] =>
  affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []
