import { labelNameProblems, qualifiedNameProblems, subdomainProblems } from '../names.ts'
import type { PodSecurityContext, PodSpec } from '../types.ts'
import { validateId } from './container.ts'
import { validateContainers } from './containers.ts'
import { validateLabels } from './metadata.ts'
import type { ValidationOptions } from './options.ts'
import type { Problems } from './problems.ts'
import { validateAffinity, validateSpread, validateTolerations } from './scheduling.ts'
import { validateVolumes } from './volume-source.ts'

const restartPolicies = ['Always', 'OnFailure', 'Never']
const dnsPolicies = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None']

function validateSecurity(problems: Problems, field: string, spec: PodSpec, context: PodSecurityContext): void {
  if (spec.hostNetwork === true) validateHostNetwork(problems, field, spec)
  if (spec.hostPID === true && spec.shareProcessNamespace === true)
    problems.invalid(`${field}.shareProcessNamespace`, true, 'ShareProcessNamespace and HostPID cannot both be enabled')
  for (const name of ['fsGroup', 'runAsUser', 'runAsGroup'] as const)
    validateId(problems, `${field}.securityContext.${name}`, context[name])
  for (const [index, group] of (context.supplementalGroups ?? []).entries())
    validateId(problems, `${field}.securityContext.supplementalGroups[${index}]`, group)
  if (context.fsGroupChangePolicy !== undefined)
    problems.oneOf(`${field}.securityContext.fsGroupChangePolicy`, context.fsGroupChangePolicy, [
      'Always',
      'OnRootMismatch',
    ])
}

function validateHostNetwork(problems: Problems, field: string, spec: PodSpec): void {
  for (const [index, { ports = [] }] of spec.containers.entries()) {
    for (const [at, { hostPort, containerPort }] of ports.entries()) {
      if (hostPort !== containerPort)
        problems.invalid(
          `${field}.containers[${index}].ports[${at}].containerPort`,
          containerPort,
          'must match `hostPort` when `hostNetwork` is true',
        )
    }
  }
}

function validateGates(
  problems: Problems,
  field: string,
  { readinessGates = [], schedulingGates = [] }: PodSpec,
): void {
  for (const [index, { conditionType }] of readinessGates.entries())
    problems.each(
      `${field}.readinessGates[${index}].conditionType`,
      conditionType,
      qualifiedNameProblems(conditionType),
    )
  const names = new Set<string>()
  for (const [index, { name }] of schedulingGates.entries()) {
    problems.each(`${field}.schedulingGates[${index}]`, name, qualifiedNameProblems(name))
    if (names.has(name)) problems.duplicate(`${field}.schedulingGates[${index}]`, name)
    names.add(name)
  }
}

function validateNames(problems: Problems, field: string, spec: PodSpec): void {
  const named = (name: keyof PodSpec, rule: (value: string) => string[]) => {
    const value = spec[name] as string | undefined
    if (value) problems.each(`${field}.${name}`, value, rule(value))
  }
  named('serviceAccountName', subdomainProblems)
  named('nodeName', subdomainProblems)
  const deadline = spec.activeDeadlineSeconds
  if (deadline !== undefined && (deadline < 1 || deadline > 2 ** 31 - 1))
    problems.invalid(`${field}.activeDeadlineSeconds`, deadline, `must be between 1 and ${2 ** 31 - 1}, inclusive`)
  named('hostname', labelNameProblems)
  named('subdomain', labelNameProblems)
}

/** A pod's spec, or that of a template, under the path of its field. */
export function validatePodSpec(problems: Problems, field: string, spec: PodSpec, options: ValidationOptions): void {
  const volumes = validateVolumes(problems, `${field}.volumes`, spec.volumes ?? [])
  validateContainers(problems, field, spec, { volumes, options })
  if (!spec.restartPolicy) problems.required(`${field}.restartPolicy`)
  else problems.oneOf(`${field}.restartPolicy`, spec.restartPolicy, restartPolicies)
  if (!spec.dnsPolicy) problems.required(`${field}.dnsPolicy`)
  else problems.oneOf(`${field}.dnsPolicy`, spec.dnsPolicy, dnsPolicies)
  validateLabels(problems, `${field}.nodeSelector`, spec.nodeSelector)
  validateSecurity(problems, field, spec, spec.securityContext ?? {})
  if (spec.affinity !== undefined) validateAffinity(problems, `${field}.affinity`, spec.affinity)
  validateGates(problems, field, spec)
  validateSpread(problems, `${field}.topologySpreadConstraints`, spec.topologySpreadConstraints ?? [])
  validateNames(problems, field, spec)
  validateTolerations(problems, `${field}.tolerations`, spec.tolerations ?? [])
  for (const name of ['priorityClassName', 'runtimeClassName'] as const) {
    const value = spec[name]
    if (value) problems.each(`${field}.${name}`, value, subdomainProblems(value))
  }
  if (spec.preemptionPolicy !== undefined)
    problems.oneOf(`${field}.preemptionPolicy`, spec.preemptionPolicy, ['Never', 'PreemptLowerPriority'])
}
