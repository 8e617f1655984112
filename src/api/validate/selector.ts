import { labelValueProblems, qualifiedNameProblems } from '../names.ts'
import type { LabelSelector, LabelSelectorRequirement } from '../types.ts'
import type { Problems } from './problems.ts'

/** A requirement's operator, key, and whether it has values. Which values they may be depends on whose labels they are. */
export function validateRequirement(problems: Problems, field: string, requirement: LabelSelectorRequirement): void {
  const { key, operator, values = [] } = requirement
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0)
        problems.required(`${field}.values`, "must be specified when `operator` is 'In' or 'NotIn'")
      break
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0)
        problems.forbidden(`${field}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")
      break
    default:
      problems.invalid(`${field}.operator`, operator, 'not a valid selector operator')
  }
  problems.each(`${field}.key`, key, qualifiedNameProblems(key))
}

/** Values that labels can have. */
export function validateValues(problems: Problems, field: string, { values = [] }: LabelSelectorRequirement): void {
  for (const [index, value] of values.entries())
    problems.each(`${field}.values[${index}]`, value, labelValueProblems(value))
}

export function validateSelector(problems: Problems, field: string, selector: LabelSelector = {}): void {
  for (const [key, value] of Object.entries(selector.matchLabels ?? {})) {
    problems.each(`${field}.matchLabels`, key, qualifiedNameProblems(key))
    problems.each(`${field}.matchLabels`, value, labelValueProblems(value))
  }
  for (const [index, requirement] of (selector.matchExpressions ?? []).entries()) {
    validateRequirement(problems, `${field}.matchExpressions[${index}]`, requirement)
    validateValues(problems, `${field}.matchExpressions[${index}]`, requirement)
  }
}

export const isEmptySelector = (selector: LabelSelector): boolean =>
  Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions?.length ?? 0) === 0
