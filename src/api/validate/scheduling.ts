import { labelNameProblems, labelValueProblems, qualifiedNameProblems, subdomainProblems } from '../names.ts'
import type {
  Affinity,
  LabelSelector,
  NodeSelector,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PodAffinity,
  PodAffinityTerm,
  Taint,
  Toleration,
  TopologySpreadConstraint,
} from '../types.ts'
import type { Problems } from './problems.ts'
import { validateRequirement, validateSelector, validateValues } from './selector.ts'

/** As any requirement; the labels of nodes can also be compared with a number. */
function validateNodeRequirement(problems: Problems, field: string, requirement: NodeSelectorRequirement): void {
  const { key, operator, values = [] } = requirement
  if (operator === 'Gt' || operator === 'Lt') {
    if (values.length !== 1)
      problems.required(`${field}.values`, "must be specified single value when `operator` is 'Lt' or 'Gt'")
    problems.each(`${field}.key`, key, qualifiedNameProblems(key))
  } else validateRequirement(problems, field, requirement)
}

/** Of a node itself nothing but its name can be asked for. */
function validateFieldRequirement(problems: Problems, field: string, requirement: NodeSelectorRequirement): void {
  const { key, operator, values = [] } = requirement
  if (operator !== 'In' && operator !== 'NotIn')
    problems.invalid(`${field}.operator`, operator, 'not a valid selector operator')
  else if (values.length !== 1)
    problems.required(
      `${field}.values`,
      "must be only one value when `operator` is 'In' or 'NotIn' for node field selector",
    )
  if (key !== 'metadata.name') problems.invalid(`${field}.key`, key, 'not a valid field selector key')
  else for (const [at, name] of values.entries()) problems.each(`${field}.values[${at}]`, name, subdomainProblems(name))
}

/** What nodes must be like; what they only should be like may name values that no label can have. */
function validateTerm(
  problems: Problems,
  field: string,
  { matchExpressions = [], matchFields = [] }: NodeSelectorTerm,
  isRequired = false,
): void {
  for (const [index, requirement] of matchExpressions.entries()) {
    const at = `${field}.matchExpressions[${index}]`
    validateNodeRequirement(problems, at, requirement)
    if (isRequired) validateValues(problems, at, requirement)
  }
  for (const [index, requirement] of matchFields.entries())
    validateFieldRequirement(problems, `${field}.matchFields[${index}]`, requirement)
}

export function validateNodeSelector(problems: Problems, field: string, { nodeSelectorTerms }: NodeSelector): void {
  const at = `${field}.nodeSelectorTerms`
  if (nodeSelectorTerms.length === 0) problems.required(at, 'must have at least one node selector term')
  for (const [index, term] of nodeSelectorTerms.entries()) validateTerm(problems, `${at}[${index}]`, term, true)
}

function validateWeight(problems: Problems, field: string, weight: number): void {
  if (weight < 1 || weight > 100) problems.invalid(`${field}.weight`, weight, 'must be in the range 1-100')
}

/** Keys of the pod's own labels, whose values a selector is completed with. */
function validateLabelKeys(
  problems: Problems,
  field: string,
  keys: readonly string[] = [],
  selector: LabelSelector | undefined,
): void {
  if (keys.length > 0 && selector === undefined)
    problems.forbidden(field, 'must not be specified when labelSelector is not set')
  else for (const [index, key] of keys.entries()) problems.each(`${field}[${index}]`, key, qualifiedNameProblems(key))
}

function validateAffinityKeys(problems: Problems, field: string, term: PodAffinityTerm): void {
  const { matchLabelKeys = [], mismatchLabelKeys = [], labelSelector } = term
  validateLabelKeys(problems, `${field}.matchLabelKeys`, matchLabelKeys, labelSelector)
  validateLabelKeys(problems, `${field}.mismatchLabelKeys`, mismatchLabelKeys, labelSelector)
  for (const [index, key] of matchLabelKeys.entries())
    if (mismatchLabelKeys.includes(key))
      problems.invalid(`${field}.matchLabelKeys[${index}]`, key, 'exists in both matchLabelKeys and mismatchLabelKeys')
}

function validateAffinityTerm(problems: Problems, field: string, term: PodAffinityTerm): void {
  validateSelector(problems, `${field}.labelSelector`, term.labelSelector)
  validateSelector(problems, `${field}.namespaceSelector`, term.namespaceSelector)
  for (const name of term.namespaces ?? []) problems.each(`${field}.namespace`, name, labelNameProblems(name))
  validateAffinityKeys(problems, field, term)
  if (!term.topologyKey) problems.required(`${field}.topologyKey`, 'can not be empty')
  problems.each(`${field}.topologyKey`, term.topologyKey, qualifiedNameProblems(term.topologyKey))
}

function validatePodAffinity(problems: Problems, field: string, affinity: PodAffinity): void {
  for (const [index, term] of (affinity.requiredDuringSchedulingIgnoredDuringExecution ?? []).entries())
    validateAffinityTerm(problems, `${field}.requiredDuringSchedulingIgnoredDuringExecution[${index}]`, term)
  for (const [index, preferred] of (affinity.preferredDuringSchedulingIgnoredDuringExecution ?? []).entries()) {
    const at = `${field}.preferredDuringSchedulingIgnoredDuringExecution[${index}]`
    validateWeight(problems, at, preferred.weight)
    validateAffinityTerm(problems, `${at}.podAffinityTerm`, preferred.podAffinityTerm)
  }
}

export function validateAffinity(
  problems: Problems,
  field: string,
  { nodeAffinity, podAffinity, podAntiAffinity }: Affinity,
): void {
  const required = nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  if (required !== undefined)
    validateNodeSelector(problems, `${field}.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution`, required)
  for (const [index, preferred] of (nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).entries()) {
    const at = `${field}.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[${index}]`
    validateWeight(problems, at, preferred.weight)
    validateTerm(problems, `${at}.preference`, preferred.preference)
  }
  if (podAffinity !== undefined) validatePodAffinity(problems, `${field}.podAffinity`, podAffinity)
  if (podAntiAffinity !== undefined) validatePodAffinity(problems, `${field}.podAntiAffinity`, podAntiAffinity)
}

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

function validateToleration(problems: Problems, field: string, toleration: Toleration): void {
  const { key, operator, value = '', effect, tolerationSeconds } = toleration
  if (key) problems.each(`${field}.key`, key, qualifiedNameProblems(key))
  else if (operator !== 'Exists')
    problems.invalid(
      `${field}.operator`,
      operator ?? '',
      'operator must be Exists when `key` is empty, which means "match all values and all keys"',
    )
  if (tolerationSeconds !== undefined && effect !== 'NoExecute')
    problems.invalid(`${field}.effect`, effect ?? '', "effect must be 'NoExecute' when `tolerationSeconds` is set")
  if (operator === 'Exists') {
    if (value !== '') problems.invalid(`${field}.operator`, value, "value must be empty when `operator` is 'Exists'")
  } else if (operator === 'Equal' || operator === undefined) {
    const broken = labelValueProblems(value)
    if (broken.length > 0) problems.invalid(`${field}.operator`, value, broken.join(';'))
  } else {
    const isComparison = ['Lt', 'Gt'].includes(operator)
    problems.unsupported(`${field}.operator`, operator, ['Equal', 'Exists', ...(isComparison ? ['Lt', 'Gt'] : [])])
  }
  if (effect !== undefined) problems.oneOf(`${field}.effect`, effect, effects)
}

export function validateTolerations(problems: Problems, field: string, tolerations: readonly Toleration[]): void {
  for (const [index, toleration] of tolerations.entries())
    validateToleration(problems, `${field}[${index}]`, toleration)
}

export function validateTaints(problems: Problems, field: string, taints: readonly Taint[]): void {
  const seen = new Set<string>()
  for (const [index, { key, value = '', effect }] of taints.entries()) {
    const at = `${field}[${index}]`
    problems.each(`${at}.key`, key, qualifiedNameProblems(key))
    const broken = labelValueProblems(value)
    if (broken.length > 0) problems.invalid(`${at}.value`, value, broken.join(';'))
    if (!effect) problems.required(`${at}.effect`)
    else problems.oneOf(`${at}.effect`, effect, effects)
    if (seen.has(`${key}:${effect}`)) problems.duplicate(at, taints[index])
    seen.add(`${key}:${effect}`)
  }
}

export function validateSpread(
  problems: Problems,
  field: string,
  constraints: readonly TopologySpreadConstraint[],
): void {
  for (const [index, constraint] of constraints.entries()) {
    const at = `${field}[${index}]`
    const { maxSkew, topologyKey, whenUnsatisfiable, minDomains } = constraint
    if (maxSkew <= 0) problems.invalid(`${at}.maxSkew`, maxSkew, 'must be greater than zero')
    if (!topologyKey) problems.required(`${at}.topologyKey`, 'can not be empty')
    problems.oneOf(`${at}.whenUnsatisfiable`, whenUnsatisfiable, ['DoNotSchedule', 'ScheduleAnyway'])
    const isRepeated = constraints
      .slice(index + 1)
      .some(other => other.topologyKey === topologyKey && other.whenUnsatisfiable === whenUnsatisfiable)
    if (isRepeated)
      problems.duplicate(`${at}.{topologyKey, whenUnsatisfiable}`, `{${topologyKey}, ${whenUnsatisfiable}}`)
    if (minDomains !== undefined && minDomains <= 0)
      problems.invalid(`${at}.minDomains`, minDomains, 'must be greater than zero')
    if (minDomains !== undefined && whenUnsatisfiable !== 'DoNotSchedule')
      problems.invalid(
        `${at}.minDomains`,
        minDomains,
        `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable}`,
      )
    for (const name of ['nodeAffinityPolicy', 'nodeTaintsPolicy'] as const) {
      if (constraint[name] !== undefined) problems.oneOf(`${at}.${name}`, constraint[name], ['Honor', 'Ignore'])
    }
    validateLabelKeys(problems, `${at}.matchLabelKeys`, constraint.matchLabelKeys, constraint.labelSelector)
    validateSelector(problems, `${at}.labelSelector`, constraint.labelSelector)
  }
}
