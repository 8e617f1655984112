import { shownInternally } from '../internal-form.ts'
import { pathSegmentProblems } from '../names.ts'
import type { PodDisruptionBudget } from '../types.ts'
import { validateAtMostAll, validateCountOrShare } from './percentage.ts'
import type { Problems } from './problems.ts'
import type { Rule } from './rule.ts'
import { validateSelector } from './selector.ts'

function validate(problems: Problems, { spec = {} }: PodDisruptionBudget): void {
  if (spec.minAvailable !== undefined && spec.maxUnavailable !== undefined)
    problems.invalidAs(
      'spec',
      shownInternally('PodDisruptionBudgetSpec', spec),
      'minAvailable and maxUnavailable cannot be both set',
    )
  for (const name of ['minAvailable', 'maxUnavailable'] as const) {
    const value = spec[name]
    if (value === undefined) continue
    validateCountOrShare(problems, `spec.${name}`, value)
    validateAtMostAll(problems, `spec.${name}`, value)
  }
  validateSelector(problems, 'spec.selector', spec.selector)
  if (spec.unhealthyPodEvictionPolicy !== undefined)
    problems.oneOf('spec.unhealthyPodEvictionPolicy', spec.unhealthyPodEvictionPolicy, [
      'AlwaysAllow',
      'IfHealthyBudget',
    ])
}

export const budgetRule: Rule<PodDisruptionBudget> = {
  // Nobody asks for more than that a budget's name can stand in a path.
  name: { problems: pathSegmentProblems, isNamespaced: true, hasFreeFinalizers: true },
  looks: [],
  create: validate,
}
