import type { Container } from '../types.ts'
import type { ValidationOptions } from './options.ts'
import type { Problems } from './problems.ts'

const policies = ['Always', 'Never', 'OnFailure']
const operators = ['In', 'NotIn']

/** The restart policy and rules of a container that is no init container (validateContainers). What a server drops never comes here. */
export function validateRestart(
  problems: Problems,
  field: string,
  container: Container,
  { release }: ValidationOptions,
): void {
  if (release.containerRestarts !== 'refused') validatePolicyAndRules(problems, field, container, release)
  else if (container.restartPolicy !== undefined)
    problems.forbidden(`${field}.restartPolicy`, 'may not be set for non-init containers')
}

/** Those of an init container, of which only a sidecar's policy is old (validateInitContainerRestartPolicy). */
export function validateInitRestart(
  problems: Problems,
  field: string,
  container: Container,
  { release }: ValidationOptions,
): void {
  const { restartPolicy, restartPolicyRules = [] } = container
  if (release.containerRestarts === 'refused') {
    if (restartPolicy !== undefined) problems.oneOf(`${field}.restartPolicy`, restartPolicy, ['Always'])
  } else if (restartPolicy !== 'Always' || release.restartsAllContainers)
    validatePolicyAndRules(problems, field, container, release)
  else if (restartPolicyRules.length > 0)
    problems.forbidden(
      `${field}.restartPolicyRules`,
      'restartPolicyRules are not allowed for init containers with restart policy Always',
    )
}

function validatePolicyAndRules(
  problems: Problems,
  field: string,
  { restartPolicy, restartPolicyRules: rules = [] }: Container,
  { restartsAllContainers }: ValidationOptions['release'],
): void {
  if (restartPolicy !== undefined) problems.oneOf(`${field}.restartPolicy`, restartPolicy, policies)
  else if (rules.length > 0)
    problems.required(`${field}.restartPolicy`, 'must specify restartPolicy when restart rules are used')
  if (rules.length > 20) problems.tooMany(`${field}.restartPolicyRules`, rules.length, 20)
  const actions = ['Restart', ...(restartsAllContainers ? ['RestartAllContainers'] : [])]
  for (const [index, { action, exitCodes }] of rules.entries()) {
    const at = `${field}.restartPolicyRules[${index}]`
    problems.oneOf(`${at}.action`, action, actions)
    if (exitCodes === undefined) {
      problems.required(`${at}.exitCodes`, 'must be specified')
      continue
    }
    problems.oneOf(`${at}.exitCodes.operator`, exitCodes.operator, operators)
    const count = exitCodes.values?.length ?? 0
    if (count > 255) problems.tooMany(`${at}.exitCodes.values`, count, 255)
  }
}
