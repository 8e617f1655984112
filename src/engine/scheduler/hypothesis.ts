import { keyOf } from '../../api/object.ts'
import type { Pod } from '../../api/types.ts'
import { type Feeling, type HeldTerm, type Tally, termsOf, type View } from './cluster.ts'
import type { PodQuery } from './pod-query.ts'

/** The cluster as it would be if some pods left a node and others came to it. */
export function supposing(view: View, node: string, gone: readonly Pod[], come: readonly Pod[]): View {
  const left = new Set(gone.map(keyOf))
  const nodes = view.nodes.map(info =>
    info.name === node ? info.with([...[...info.pods.values()].filter(pod => !left.has(keyOf(pod))), ...come]) : info,
  )
  return {
    ...view,
    nodes,
    matching(query: PodQuery): Tally {
      const change = come.filter(query.matches).length - gone.filter(query.matches).length
      return changed(view.matching(query), node, change)
    },
    *held(feeling: Feeling): Iterable<HeldTerm> {
      const holders = (pods: readonly Pod[]) =>
        pods
          .flatMap(holder => termsOf(holder).map(term => ({ ...term, holder })))
          .filter(term => term.feeling === feeling)
      const leaving = new Map<string, number>()
      for (const term of holders(gone)) leaving.set(keyOfTerm(term), (leaving.get(keyOfTerm(term)) ?? 0) + 1)
      for (const held of view.held(feeling))
        yield { ...held, tally: changed(held.tally, node, -(leaving.get(keyOfTerm(held)) ?? 0)) }
      for (const term of holders(come)) yield { ...term, tally: new Map([[node, 1]]) }
    },
  }
}

const keyOfTerm = ({ holder, term, weight }: Omit<HeldTerm, 'tally'>): string =>
  `${holder.metadata.namespace} ${JSON.stringify(term)} ${weight}`

function changed(tally: Tally, node: string, change: number): Tally {
  if (change === 0) return tally
  const count = (tally.get(node) ?? 0) + change
  const others = new Map([...tally].filter(([name]) => name !== node))
  return count > 0 ? others.set(node, count) : others
}
