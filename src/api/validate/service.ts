import { shownInternally } from '../internal-form.ts'
import { labelNameProblems, qualifiedNameProblems, subdomainProblems } from '../names.ts'
import type { Service, ServicePort, ServiceSpec } from '../types.ts'
import { addressOf, isWithin, validateAddress, validateOutsideAddress } from './address.ts'
import { validateBalancer } from './load-balancer.ts'
import { validateLabels } from './metadata.ts'
import type { ValidationOptions } from './options.ts'
import { protocols, validatePort, validatePortNumber } from './port.ts'
import type { Problems } from './problems.ts'
import type { Rule } from './rule.ts'

const types = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']

function validateClusterIp(problems: Problems, spec: ServiceSpec): void {
  const { clusterIP, clusterIPs, ipFamilies = [], ipFamilyPolicy, type } = spec
  if (type === 'ExternalName') return
  if (clusterIP && clusterIPs !== undefined && clusterIPs[0] !== clusterIP)
    problems.invalid('spec.clusterIPs', clusterIPs, 'first value must match `clusterIP`')
  if (!clusterIP && clusterIPs?.length)
    problems.invalid('spec.clusterIPs', clusterIPs, 'must be empty when `clusterIP` is not specified')
  for (const [index, family] of ipFamilies.entries()) {
    problems.oneOf(`spec.ipFamilies[${index}]`, family, ['IPv4', 'IPv6'])
    if (ipFamilies.indexOf(family) < index) problems.duplicate(`spec.ipFamilies[${index}]`, family)
  }
  if (ipFamilyPolicy !== undefined)
    problems.oneOf('spec.ipFamilyPolicy', ipFamilyPolicy, ['PreferDualStack', 'RequireDualStack', 'SingleStack'])
  validateAddresses(problems, clusterIPs ?? (clusterIP ? [clusterIP] : []))
}

function validateAddresses(problems: Problems, addresses: readonly string[]): void {
  for (const [index, address] of addresses.entries()) {
    if (index > 0 || address !== 'None') validateAddress(problems, `spec.clusterIPs[${index}]`, address)
    else if (addresses.length > 1)
      problems.invalid('spec.clusterIPs', addresses, "'None' must be the first and only value")
  }
  if (addresses.length > 2) problems.invalid('spec.clusterIPs', addresses, 'may only hold up to 2 values')
}

/** A cluster of one address family has no other, and no two. */
function validateFamilies(problems: Problems, { ipFamilies = [], ipFamilyPolicy, selector }: ServiceSpec): void {
  if (ipFamilyPolicy === 'RequireDualStack' && selector !== undefined)
    problems.invalid('spec.ipFamilyPolicy', ipFamilyPolicy, 'this cluster is not configured for dual-stack services')
  if (selector !== undefined && ipFamilies[0] === 'IPv6')
    problems.invalid('spec.ipFamilies[0]', 'IPv6', 'not configured on this cluster')
}

/** An address of the cluster is given out after everything else was found in order. */
function validateAllocation(problems: Problems, spec: ServiceSpec, { serviceRange }: ValidationOptions): void {
  if (problems.causes.length > 0 || spec.type === 'ExternalName') return
  validateFamilies(problems, spec)
  const { clusterIP } = spec
  if (problems.causes.length > 0 || !clusterIP || clusterIP === 'None') return
  if (addressOf(clusterIP) === undefined)
    problems.invalid('spec.clusterIPs[0]', [clusterIP], 'IPv6 is not configured on this cluster')
  else if (!isWithin(clusterIP, serviceRange))
    problems.invalid(
      'spec.clusterIPs',
      [clusterIP],
      `failed to allocate IP ${clusterIP}: the provided IP (${clusterIP}) is not in the valid range. The range of valid IPs is ${serviceRange}`,
    )
}

function validateServicePort(
  problems: Problems,
  field: string,
  port: ServicePort,
  needsName: boolean,
  names: Set<string>,
): void {
  const { name, protocol, targetPort, appProtocol } = port
  if (!name) {
    if (needsName) problems.required(`${field}.name`)
  } else {
    problems.each(`${field}.name`, name, labelNameProblems(name))
    if (names.has(name)) problems.duplicate(`${field}.name`, name)
    names.add(name)
  }
  validatePortNumber(problems, `${field}.port`, port.port)
  if (!protocol) problems.required(`${field}.protocol`)
  else problems.oneOf(`${field}.protocol`, protocol, protocols)
  if (targetPort !== undefined) validatePort(problems, `${field}.targetPort`, targetPort)
  if (appProtocol !== undefined) problems.each(`${field}.appProtocol`, appProtocol, qualifiedNameProblems(appProtocol))
}

function validatePorts(problems: Problems, { ports = [], type, clusterIP }: ServiceSpec): void {
  if (ports.length === 0 && clusterIP !== 'None' && type !== 'ExternalName') problems.required('spec.ports')
}

/** Ports of one Service: none twice, and none of the nodes' for a Service that has none. */
function validatePortsTogether(problems: Problems, { ports = [], type }: ServiceSpec): void {
  const taken = new Set<string>()
  for (const [index, { nodePort }] of ports.entries()) {
    if (nodePort && type === 'ClusterIP')
      problems.forbidden(`spec.ports[${index}].nodePort`, "may not be used when `type` is 'ClusterIP'")
  }
  for (const [index, { protocol, port }] of ports.entries()) {
    if (taken.has(`${protocol}/${port}`))
      problems.duplicateAs(`spec.ports[${index}]`, shownInternally('ServicePort', { protocol, port, targetPort: 0 }))
    taken.add(`${protocol}/${port}`)
  }
}

/** Ports of the nodes are given out after everything else was found in order, too. */
function validateNodePorts(problems: Problems, { ports = [] }: ServiceSpec): void {
  if (problems.causes.length > 0) return
  const taken = new Set<string>()
  for (const [index, { nodePort, protocol }] of ports.entries()) {
    if (!nodePort) continue
    if (taken.has(`${protocol}/${nodePort}`))
      problems.invalid(`spec.ports[${index}].nodePort`, nodePort, 'provided port is already allocated')
    taken.add(`${protocol}/${nodePort}`)
    if (nodePort < 30_000 || nodePort > 32_767)
      problems.invalid(
        `spec.ports[${index}].nodePort`,
        nodePort,
        'provided port is not in the valid range. The range of valid ports is 30000-32767',
      )
  }
}

function validateByType(problems: Problems, { type, clusterIP, externalName }: ServiceSpec): void {
  if ((type === 'LoadBalancer' || type === 'NodePort') && clusterIP === 'None')
    problems.invalid('spec.clusterIPs[0]', 'None', `may not be set to 'None' for ${type} services`)
  if (type !== 'ExternalName') return
  if (clusterIP) problems.forbidden('spec.clusterIPs', 'may not be set for ExternalName services')
  if (!externalName) problems.required('spec.externalName')
  else problems.each('spec.externalName', externalName, subdomainProblems(externalName.replace(/\.$/, '')))
}

function validateAffinity(problems: Problems, { sessionAffinity, sessionAffinityConfig }: ServiceSpec): void {
  problems.oneOf('spec.sessionAffinity', sessionAffinity ?? '', ['ClientIP', 'None'])
  if (sessionAffinity === 'ClientIP') {
    const seconds = sessionAffinityConfig?.clientIP?.timeoutSeconds ?? 0
    if (seconds <= 0 || seconds > 86_400)
      problems.invalid(
        'spec.sessionAffinityConfig.clientIP.timeoutSeconds',
        seconds,
        'must be greater than 0 and less than 86400',
      )
  } else if (sessionAffinity === 'None' && sessionAffinityConfig !== undefined)
    problems.forbidden('spec.sessionAffinityConfig', 'must not be set when session affinity is None')
}

function validateTraffic(problems: Problems, spec: ServiceSpec): void {
  const { type, externalTrafficPolicy, internalTrafficPolicy, trafficDistribution } = spec
  const isExternal = type === 'NodePort' || type === 'LoadBalancer' || (spec.externalIPs?.length ?? 0) > 0
  if (!isExternal && externalTrafficPolicy !== undefined)
    problems.invalid(
      'spec.externalTrafficPolicy',
      externalTrafficPolicy,
      'may only be set for externally-accessible services',
    )
  else if (externalTrafficPolicy !== undefined)
    problems.oneOf('spec.externalTrafficPolicy', externalTrafficPolicy, ['Cluster', 'Local'])
  if (internalTrafficPolicy !== undefined)
    problems.oneOf('spec.internalTrafficPolicy', internalTrafficPolicy, ['Cluster', 'Local'])
  if (trafficDistribution !== undefined)
    problems.oneOf('spec.trafficDistribution', trafficDistribution, ['PreferClose', 'PreferSameZone', 'PreferSameNode'])
}

function validate(problems: Problems, { spec }: Service, options: ValidationOptions): void {
  if (spec === undefined) return
  const { ports = [] } = spec
  validatePorts(problems, spec)
  validateByType(problems, spec)
  const names = new Set<string>()
  for (const [index, port] of ports.entries())
    validateServicePort(problems, `spec.ports[${index}]`, port, ports.length > 1, names)
  validateLabels(problems, 'spec.selector', spec.selector)
  validateAffinity(problems, spec)
  validateClusterIp(problems, spec)
  for (const [index, address] of (spec.externalIPs ?? []).entries())
    validateOutsideAddress(problems, `spec.externalIPs[${index}]`, address)
  problems.oneOf('spec.type', spec.type ?? '', types)
  validatePortsTogether(problems, spec)
  validateBalancer(problems, spec)
  validateTraffic(problems, spec)
  validateAllocation(problems, spec, options)
  validateNodePorts(problems, spec)
}

function validateUpdate(problems: Problems, now: Service, old: Service, options: ValidationOptions): void {
  const before = old.spec?.clusterIP
  const after = now.spec?.clusterIP
  if (before && after !== before && now.spec?.type !== 'ExternalName' && old.spec?.type !== 'ExternalName')
    problems.invalid(
      'spec.clusterIPs[0]',
      after ? [after] : null,
      after ? 'may not change once set' : 'primary clusterIP can not be unset',
    )
  validate(problems, now, options)
}

export const serviceRule: Rule<Service> = {
  name: { problems: labelNameProblems, isNamespaced: true },
  create: validate,
  update: validateUpdate,
}
