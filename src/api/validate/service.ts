import { labelNameProblems, subdomainProblems } from '../names.ts'
import type { Service, ServicePort, ServiceSpec } from '../types.ts'
import { validateLabels } from './metadata.ts'
import type { ValidationOptions } from './options.ts'
import { protocols, validatePort, validatePortNumber } from './port.ts'
import type { Problems } from './problems.ts'
import type { Rule } from './rule.ts'

const types = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']

/** The address as a number; undefined for what is no IPv4 address. */
function addressOf(text: string): number | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every(part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0)
}

/** Whether the network, written `10.96.0.0/12`, has the address. */
export function isWithin(address: string, network: string): boolean {
  const [base, bits] = network.split('/') as [string, string]
  const size = 2 ** (32 - Number(bits))
  return Math.floor(addressOf(address)! / size) === Math.floor(addressOf(base)! / size)
}

function validateClusterIp(problems: Problems, { clusterIP }: ServiceSpec, { serviceRange }: ValidationOptions): void {
  if (!clusterIP || clusterIP === 'None') return
  if (addressOf(clusterIP) === undefined)
    problems.invalid('spec.clusterIPs[0]', clusterIP, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)')
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
  const { name, protocol, targetPort, nodePort } = port
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
  if (nodePort && (nodePort < 30_000 || nodePort > 32_767))
    problems.invalid(
      `${field}.nodePort`,
      nodePort,
      'provided port is not in the valid range. The range of valid ports is 30000-32767',
    )
}

function validatePorts(problems: Problems, { ports = [], type, clusterIP }: ServiceSpec): void {
  if (ports.length === 0 && clusterIP !== 'None' && type !== 'ExternalName') problems.required('spec.ports')
  const names = new Set<string>()
  const numbers = new Set<string>()
  for (const [index, port] of ports.entries()) {
    const field = `spec.ports[${index}]`
    validateServicePort(problems, field, port, ports.length > 1, names)
    const number = `${port.protocol}/${port.port}`
    if (numbers.has(number)) problems.duplicate(field, { port: port.port, protocol: port.protocol })
    numbers.add(number)
  }
  if (type !== 'ClusterIP') return
  for (const [index, { nodePort }] of ports.entries()) {
    if (nodePort) problems.forbidden(`spec.ports[${index}].nodePort`, "may not be used when `type` is 'ClusterIP'")
  }
}

function validate(problems: Problems, { spec }: Service, options: ValidationOptions): void {
  if (spec === undefined) return
  if (spec.type === 'ExternalName') {
    if (!spec.externalName) problems.required('spec.externalName')
    else problems.each('spec.externalName', spec.externalName, subdomainProblems(spec.externalName.replace(/\.$/, '')))
  }
  validatePorts(problems, spec)
  validateLabels(problems, 'spec.selector', spec.selector)
  problems.oneOf('spec.sessionAffinity', spec.sessionAffinity ?? '', ['ClientIP', 'None'])
  problems.oneOf('spec.type', spec.type ?? '', types)
  validateClusterIp(problems, spec, options)
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
