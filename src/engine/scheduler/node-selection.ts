import type { Node, NodeSelector, NodeSelectorRequirement, NodeSelectorTerm, Pod } from '../../api/types.ts'

type Labels = Readonly<Record<string, string>>

/** Whether a node of this name and labels is one that the selector means: any of its terms, all of a term's requirements. */
export const selectsNode = (selector: NodeSelector, name: string, labels: Labels): boolean =>
  selector.nodeSelectorTerms.some(term => termSelects(term, name, labels))

/** A term without requirements selects nothing. */
export function termSelects(
  { matchExpressions = [], matchFields = [] }: NodeSelectorTerm,
  name: string,
  labels: Labels,
): boolean {
  if (matchExpressions.length === 0 && matchFields.length === 0) return false
  return (
    matchExpressions.every(requirement => meets(requirement, labels[requirement.key])) &&
    matchFields.every(requirement => requirement.key === 'metadata.name' && meets(requirement, name))
  )
}

function meets({ operator, values = [] }: NodeSelectorRequirement, value: string | undefined): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value)
    case 'NotIn':
      return value === undefined || !values.includes(value)
    case 'Exists':
      return value !== undefined
    case 'DoesNotExist':
      return value === undefined
    case 'Gt':
    case 'Lt': {
      if (!/^-?\d+$/.test(value ?? '') || !/^-?\d+$/.test(values[0] ?? '')) return false
      return operator === 'Gt' ? Number(value) > Number(values[0]) : Number(value) < Number(values[0])
    }
  }
}

/** What a pod requires of its node: its nodeSelector and its required node affinity. */
export function podAccepts(pod: Pod, node: Node): boolean {
  const labels = node.metadata.labels ?? {}
  for (const key in pod.spec.nodeSelector) if (labels[key] !== pod.spec.nodeSelector[key]) return false
  const required = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  return required === undefined || selectsNode(required, node.metadata.name, labels)
}
