import { referenceTo } from '../../api/object.ts'
import { compileSelector } from '../../api/selector.ts'
import type { Pod, PodDisruptionBudget } from '../../api/types.ts'
import type { Invariant } from './invariant.ts'

/** I14, of evictions: a ready pod is evicted only if the budget that guards it allowed one more disruption, and counts this one. */
export const disruptionBudget: Invariant = {
  id: 'I14',
  class: 'H',
  watches: ['Pod'],
  begin({ facts, tell }) {
    return {
      revision(entry) {
        const pod = entry.object as Pod
        if (entry.change !== 'updated' || !isEvicted(pod) || isEvicted(entry.before as Pod)) return
        if (!isReady(entry.before as Pod) || pod.status?.phase !== 'Running') return
        const budget = facts.view.list('PodDisruptionBudget').find(each => guards(each, pod))
        const { disruptionsAllowed = 0, disruptedPods = {} } = budget?.status ?? {}
        if (budget === undefined || (disruptionsAllowed >= 0 && pod.metadata.name in disruptedPods)) return
        tell(referenceTo(pod), { says: 'budgetBroken', of: { pod: pod.metadata.name, budget: budget.metadata.name } }, [
          entry,
        ])
      },
    }
  },
}

const isEvicted = ({ status }: Pod): boolean =>
  status?.conditions?.some(({ type, reason }) => type === 'DisruptionTarget' && reason === 'EvictionByEvictionAPI') ===
  true

const isReady = ({ status }: Pod): boolean =>
  status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true

/** A budget with an empty selector guards no pod here. */
function guards({ metadata, spec }: PodDisruptionBudget, pod: Pod): boolean {
  if (metadata.namespace !== pod.metadata.namespace) return false
  const selector = compileSelector(spec.selector)
  return selector.requirements.length > 0 && selector.matches(pod.metadata.labels)
}
