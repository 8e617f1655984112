import type { Container, ContainerRestartRule, Pod } from '../../api/types.ts'

/**
 * What the policies say about a container that has ended (pkg/api/v1/pod/util.go): the first of its own rules that the exit code matches, else its
 * own policy, else its pod's. API servers before 1.35 store no pod whose containers have any of their own, but for sidecars.
 */
export function mayStartAgain({ spec }: Pod, container: Container, exitCode: number): boolean {
  if (ruleFor(container, exitCode) !== undefined) return true
  const policy = container.restartPolicy ?? spec.restartPolicy
  return policy === 'OnFailure' ? exitCode !== 0 : policy !== 'Never'
}

/** Whether a container that its kubelet kills is to start again: rules count for nothing, as there is no exit code yet. */
export const startsAgainWhenKilled = ({ spec }: Pod, { restartPolicy = spec.restartPolicy }: Container): boolean =>
  restartPolicy !== 'Never'

/** Whether with such an end the whole pod starts anew in its place. */
export const restartsAll = (container: Container, exitCode: number): boolean =>
  ruleFor(container, exitCode)?.action === 'RestartAllContainers'

/** Whether any end could do that: such a pod has a condition for it. */
export const mayRestartAll = ({ spec }: Pod): boolean =>
  [...(spec.initContainers ?? []), ...spec.containers].some(({ restartPolicyRules = [] }) =>
    restartPolicyRules.some(({ action }) => action === 'RestartAllContainers'),
  )

function ruleFor({ restartPolicyRules = [] }: Container, exitCode: number): ContainerRestartRule | undefined {
  return restartPolicyRules.find(({ exitCodes: { operator, values = [] } = { operator: '' } }) => {
    if (operator === 'NotIn') return !values.includes(exitCode)
    return operator === 'In' && values.includes(exitCode)
  })
}
