import { shownInternally } from '../internal-form.ts'
import { labelNameProblems, qualifiedNameProblems, searchProblems, subdomainProblems } from '../names.ts'
import type { HostAlias, PodDNSConfig, PodResourceClaim, PodSecurityContext, PodSpec, Sysctl } from '../types.ts'
import { validateAddress } from './address.ts'
import { validateContainers } from './containers.ts'
import { validateEphemeral } from './ephemeral.ts'
import { validateLabels } from './metadata.ts'
import type { ValidationOptions } from './options.ts'
import type { Problems } from './problems.ts'
import { validateAffinity, validateSpread, validateTolerations } from './scheduling.ts'
import { validateAppArmor, validateId, validateSeccomp } from './security.ts'
import { validateVolumes } from './volume-source.ts'

const restartPolicies = ['Always', 'OnFailure', 'Never']
const dnsPolicies = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None']

function validateSecurity(problems: Problems, field: string, spec: PodSpec, context: PodSecurityContext): void {
  for (const name of ['fsGroup', 'runAsUser', 'runAsGroup'] as const)
    validateId(problems, `${field}.${name}`, context[name])
  for (const [index, group] of (context.supplementalGroups ?? []).entries())
    validateId(problems, `${field}.supplementalGroups[${index}]`, group)
  if (spec.hostPID === true && spec.shareProcessNamespace === true)
    problems.invalid(`${field}.shareProcessNamespace`, true, 'ShareProcessNamespace and HostPID cannot both be enabled')
  validateSysctls(problems, `${field}.sysctls`, context.sysctls ?? [])
  if (context.fsGroupChangePolicy !== undefined)
    problems.oneOf(`${field}.fsGroupChangePolicy`, context.fsGroupChangePolicy, ['Always', 'OnRootMismatch'])
  validateSeccomp(problems, `${field}.seccompProfile`, context.seccompProfile)
  validateAppArmor(problems, `${field}.appArmorProfile`, context.appArmorProfile)
  if (context.supplementalGroupsPolicy !== undefined)
    problems.oneOf(`${field}.supplementalGroupsPolicy`, context.supplementalGroupsPolicy, ['Merge', 'Strict'])
}

/** Users of its own do not go with the node's network and processes. */
function validateHostUsers(problems: Problems, field: string, spec: PodSpec): void {
  if (spec.hostUsers !== false) return
  const refuse = (name: string) => problems.forbidden(`${field}.${name}`, 'when `hostUsers` is false')
  if (spec.hostNetwork === true) refuse('hostNetwork')
  if (spec.hostPID === true) refuse('HostPID')
  if (spec.hostIPC === true) refuse('HostIPC')
}

/** Returns the names that containers may refer to. */
function validateResourceClaims(problems: Problems, field: string, claims: readonly PodResourceClaim[]): string[] {
  const names = new Set<string>()
  for (const [index, claim] of claims.entries()) {
    const at = `${field}[${index}]`
    const { name, resourceClaimName, resourceClaimTemplateName } = claim
    if (!name) problems.required(`${at}.name`)
    else if (names.has(name)) problems.duplicate(`${at}.name`, name)
    else problems.each(`${at}.name`, name, labelNameProblems(name))
    if (name) names.add(name)
    const refuse = (because: string) => problems.invalidAs(at, shownInternally('PodResourceClaim', claim), because)
    if (resourceClaimName !== undefined && resourceClaimTemplateName !== undefined)
      refuse('at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified')
    if (resourceClaimName === undefined && resourceClaimTemplateName === undefined)
      refuse('must specify one of: `resourceClaimName`, `resourceClaimTemplateName`')
    for (const [key, value] of Object.entries({ resourceClaimName, resourceClaimTemplateName }))
      if (value !== undefined) problems.each(`${at}.${key}`, value, subdomainProblems(value))
  }
  return [...names]
}

const segment = '[a-z0-9]([-_a-z0-9]*[a-z0-9])?'
const sysctlText = `^(${segment}[\\./])*${segment}$`
const sysctlPattern = new RegExp(sysctlText)

function validateSysctls(problems: Problems, field: string, sysctls: readonly Sysctl[]): void {
  const names = new Set<string>()
  for (const [index, { name }] of sysctls.entries()) {
    const at = `${field}[${index}].name`
    if (!name) problems.required(at)
    else if (name.length > 253 || !sysctlPattern.test(name))
      problems.invalid(at, name, `must have at most 253 characters and match regex ${sysctlText}`)
    else if (names.has(name)) problems.duplicate(at, name)
    names.add(name)
  }
}

/** On the host's network a container's port is the host's; in a template it may still be left open. */
function validateHostNetwork(problems: Problems, field: string, spec: PodSpec): void {
  if (spec.hostNetwork !== true) return
  for (const [index, { ports = [] }] of spec.containers.entries()) {
    for (const [at, { hostPort = 0, containerPort }] of ports.entries()) {
      if (hostPort !== 0 && hostPort !== containerPort)
        problems.invalid(
          `${field}.containers[${index}].ports[${at}].hostPort`,
          hostPort,
          'must match `containerPort` when `hostNetwork` is true',
        )
    }
  }
}

function validateDns(problems: Problems, field: string, { dnsPolicy, dnsConfig }: PodSpec): void {
  if (dnsPolicy === 'None' && dnsConfig === undefined)
    problems.required(field, 'must provide `dnsConfig` when `dnsPolicy` is None')
  else if (dnsPolicy === 'None' && !dnsConfig?.nameservers?.length)
    problems.required(`${field}.nameservers`, 'must provide at least one DNS nameserver when `dnsPolicy` is None')
  else if (dnsConfig !== undefined) validateDnsConfig(problems, field, dnsConfig)
}

function validateDnsConfig(problems: Problems, field: string, config: PodDNSConfig): void {
  const { nameservers = [], searches = [], options = [] } = config
  if (nameservers.length > 3)
    problems.invalid(`${field}.nameservers`, nameservers, 'must not have more than 3 nameservers')
  for (const [index, address] of nameservers.entries())
    validateAddress(problems, `${field}.nameservers[${index}]`, address)
  if (searches.length > 32) problems.invalid(`${field}.searches`, searches, 'must not have more than 32 search paths')
  for (const [index, search] of searches.entries()) {
    const name = search.replace(/\.$/, '')
    if (search !== '.') problems.each(`${field}.searches[${index}]`, name, searchProblems(name))
  }
  for (const [index, { name }] of options.entries())
    if (!name) problems.required(`${field}.options[${index}]`, 'must not be empty')
}

function validateAliases(problems: Problems, field: string, aliases: readonly HostAlias[]): void {
  for (const [index, { ip, hostnames = [] }] of aliases.entries()) {
    validateAddress(problems, `${field}[${index}].ip`, ip)
    for (const [at, name] of hostnames.entries())
      problems.each(`${field}[${index}].hostnames[${at}]`, name, subdomainProblems(name))
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
  const named = (name: keyof PodSpec, rule: (value: string) => readonly string[]) => {
    const value = spec[name] as string | undefined
    if (value) problems.each(`${field}.${name}`, value, rule(value))
  }
  named('serviceAccountName', subdomainProblems)
  named('nodeName', subdomainProblems)
  const deadline = spec.activeDeadlineSeconds
  if (deadline !== undefined && (deadline < 1 || deadline > 2 ** 31 - 1))
    problems.invalid(`${field}.activeDeadlineSeconds`, deadline, `must be between 1 and ${2 ** 31 - 1}, inclusive`)
  named('hostname', labelNameProblems)
  named('hostnameOverride', subdomainProblems)
  named('subdomain', labelNameProblems)
}

/** A pod's spec, or that of a template, under the path of its field. */
export function validatePodSpec(problems: Problems, field: string, spec: PodSpec, options: ValidationOptions): void {
  const volumes = validateVolumes(problems, `${field}.volumes`, spec.volumes ?? [])
  const grace = spec.terminationGracePeriodSeconds ?? 0
  const claims = validateResourceClaims(problems, `${field}.resourceClaims`, spec.resourceClaims ?? [])
  validateContainers(problems, field, spec, { volumes, options, grace, claims, hostUsers: spec.hostUsers !== false })
  validateEphemeral(problems, `${field}.ephemeralContainers`, spec)
  validateHostNetwork(problems, field, spec)
  if (!spec.restartPolicy) problems.required(`${field}.restartPolicy`)
  else problems.oneOf(`${field}.restartPolicy`, spec.restartPolicy, restartPolicies)
  if (!spec.dnsPolicy) problems.required(`${field}.dnsPolicy`)
  else problems.oneOf(`${field}.dnsPolicy`, spec.dnsPolicy, dnsPolicies)
  validateLabels(problems, `${field}.nodeSelector`, spec.nodeSelector)
  validateSecurity(problems, `${field}.securityContext`, spec, spec.securityContext ?? {})
  if (spec.affinity !== undefined) validateAffinity(problems, `${field}.affinity`, spec.affinity)
  validateDns(problems, `${field}.dnsConfig`, spec)
  validateGates(problems, field, spec)
  validateSpread(problems, `${field}.topologySpreadConstraints`, spec.topologySpreadConstraints ?? [])
  validateNames(problems, field, spec)
  validateTolerations(problems, `${field}.tolerations`, spec.tolerations ?? [])
  validateHostUsers(problems, field, spec)
  validateAliases(problems, `${field}.hostAliases`, spec.hostAliases ?? [])
  for (const name of ['priorityClassName', 'runtimeClassName'] as const) {
    const value = spec[name]
    if (value) problems.each(`${field}.${name}`, value, subdomainProblems(value))
  }
  if (spec.preemptionPolicy !== undefined)
    problems.oneOf(`${field}.preemptionPolicy`, spec.preemptionPolicy, ['PreemptLowerPriority', 'Never'])
  if (spec.os !== undefined && !spec.os.name) problems.required(`${field}.os.name`)
  else if (spec.os !== undefined) problems.oneOf(`${field}.os`, spec.os.name, ['linux', 'windows'])
}
