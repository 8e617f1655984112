import type { Node, Taint } from '../api/types.ts'
import { changes } from './transcript-changes.ts'
import { again, type Clause, once } from './transcript-clause.ts'
import type { Teller } from './transcript-teller.ts'

export const nodeTeller: Teller<Node> = {
  changed: (before, node) => [...cordon(before, node), ...readiness(before, node), ...taints(before, node)],
  specChanges({ spec: before }, { spec: now }) {
    const { unschedulable: _, taints: __, ...earlier } = before ?? {}
    const { unschedulable: ___, taints: ____, ...after } = now ?? {}
    return changes(earlier, after)
  },
}

function cordon(before: Node, node: Node): Clause[] {
  if (Boolean(before.spec?.unschedulable) === Boolean(node.spec?.unschedulable)) return []
  return [once(node.spec?.unschedulable ? 'cordoned' : 'uncordoned')]
}

function readiness(before: Node, node: Node): Clause[] {
  const now = readyCondition(node)
  const earlier = readyCondition(before)
  if (now === undefined || now.status === (earlier?.status ?? 'True')) return []
  return [again(now.status === 'True' ? 'Ready' : `NotReady: ${now.message ?? now.reason}`)]
}

const readyCondition = (node: Node) => node.status?.conditions?.find(({ type }) => type === 'Ready')

/** A cordon is told as such, and the taint that mirrors it is not told again. */
const mirror = 'node.kubernetes.io/unschedulable'

function taints(before: Node, node: Node): Clause[] {
  const earlier = names(before.spec?.taints)
  const now = names(node.spec?.taints)
  const added = now.filter(taint => !earlier.includes(taint)).map(taint => again(`taint ${taint} added`))
  const removed = earlier.filter(taint => !now.includes(taint)).map(taint => again(`taint ${taint} removed`))
  return [...added, ...removed]
}

const names = (taints: readonly Taint[] = []): string[] =>
  taints.filter(({ key }) => key !== mirror).map(({ key, effect }) => `${key}:${effect}`)
