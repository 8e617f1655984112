import type { NamespaceCondition } from '../../../api/types.ts'

/** What is left of one kind in a namespace. */
export interface Remainder {
  /** `pods.`, `statefulsets.apps`: plural, a dot and the group, also where the group is empty. */
  readonly resource: string
  readonly count: number
  /** How many objects each finalizer holds. */
  readonly finalizers: Readonly<Record<string, number>>
}

/** What a namespace that is being deleted says of its progress, without times. */
export function conditionsOf(remainders: readonly Remainder[]): NamespaceCondition[] {
  return [
    {
      type: 'NamespaceDeletionDiscoveryFailure',
      status: 'False',
      reason: 'ResourcesDiscovered',
      message: 'All resources successfully discovered',
    },
    {
      type: 'NamespaceDeletionGroupVersionParsingFailure',
      status: 'False',
      reason: 'ParsedGroupVersions',
      message: 'All legacy kube types successfully parsed',
    },
    {
      type: 'NamespaceDeletionContentFailure',
      status: 'False',
      reason: 'ContentDeleted',
      message: 'All content successfully deleted, may be waiting on finalization',
    },
    contentRemaining(remainders),
    finalizersRemaining(remainders),
  ]
}

function contentRemaining(remainders: readonly Remainder[]): NamespaceCondition {
  const type = 'NamespaceContentRemaining'
  const left = remainders.filter(({ count }) => count > 0)
  if (left.length === 0)
    return { type, status: 'False', reason: 'ContentRemoved', message: 'All content successfully removed' }
  const counts = left.map(({ resource, count }) => `${resource} has ${count} resource instances`).sort()
  const message = `Some resources are remaining: ${counts.join(', ')}`
  return { type, status: 'True', reason: 'SomeResourcesRemain', message }
}

function finalizersRemaining(remainders: readonly Remainder[]): NamespaceCondition {
  const type = 'NamespaceFinalizersRemaining'
  const counts: Record<string, number> = {}
  for (const { finalizers } of remainders)
    for (const [name, count] of Object.entries(finalizers)) counts[name] = (counts[name] ?? 0) + count
  const held = Object.entries(counts).map(([name, count]) => `${name} in ${count} resource instances`)
  if (held.length === 0)
    return {
      type,
      status: 'False',
      reason: 'ContentHasNoFinalizers',
      message: 'All content-preserving finalizers finished',
    }
  const message = `Some content in the namespace has finalizers remaining: ${held.sort().join(', ')}`
  return { type, status: 'True', reason: 'SomeFinalizersRemain', message }
}

/** The conditions with the times at which they last changed; of one that says the same as before, its time then. */
export function since(
  conditions: readonly NamespaceCondition[],
  before: readonly NamespaceCondition[] = [],
  now: string,
): NamespaceCondition[] {
  return conditions.map(condition => {
    const earlier = before.find(({ type }) => type === condition.type)
    const isSame = earlier?.status === condition.status && earlier.message === condition.message
    return { ...condition, lastTransitionTime: isSame ? earlier.lastTransitionTime : now }
  })
}
