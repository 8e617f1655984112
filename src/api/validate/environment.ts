import {
  configKeyProblems,
  envNameProblems,
  labelNameProblems,
  qualifiedNameProblems,
  subdomainProblems,
} from '../names.ts'
import type {
  EnvFromSource,
  EnvVar,
  EnvVarSource,
  FileKeySelector,
  ObjectFieldSelector,
  ResourceFieldSelector,
} from '../types.ts'
import { validateNoBacksteps } from './path.ts'
import type { Problems } from './problems.ts'

const inEnvironment =
  'metadata.name metadata.namespace metadata.uid spec.nodeName spec.serviceAccountName status.hostIP status.hostIPs status.podIP status.podIPs'.split(
    ' ',
  )

const known = [
  ...inEnvironment,
  'metadata.labels',
  'metadata.annotations',
  'spec.restartPolicy',
  'spec.schedulerName',
  'status.phase',
]

/** In files, whole maps may be read; addresses and names of places only in variables. */
export const inFiles = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
]

const subscript = /^(metadata\.(?:labels|annotations))\['(.*)'\]$/

export function validateFieldRef(
  problems: Problems,
  field: string,
  { apiVersion, fieldPath }: ObjectFieldSelector,
  allowed: readonly string[] = inEnvironment,
): void {
  if (apiVersion === '') problems.required(`${field}.apiVersion`)
  const [, map, key] = subscript.exec(fieldPath) ?? []
  const at = `${field}.fieldPath`
  const refuse = (because: string) => problems.invalid(at, fieldPath, `error converting fieldPath: ${because}`)
  if (!fieldPath) problems.required(at)
  else if (apiVersion && apiVersion !== 'v1') refuse(`unsupported pod version: ${apiVersion}`)
  else if (map !== undefined)
    problems.each(field, key!, qualifiedNameProblems(map === 'metadata.annotations' ? key!.toLowerCase() : key!))
  else if (known.includes(fieldPath)) problems.oneOf(at, fieldPath, allowed)
  else if (fieldPath.endsWith("']")) refuse(`field label does not support subscript: ${fieldPath}`)
  else refuse(`field label not supported: ${fieldPath}`)
}

const containerResources =
  'limits.cpu limits.ephemeral-storage limits.memory requests.cpu requests.ephemeral-storage requests.memory'.split(' ')

const byteDivisors = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei']

/** The unit in which a resource is told; zero stands for the usual one. */
function validateDivisor(problems: Problems, field: string, resource: string, divisor: string): void {
  if (divisor === '0') return
  const [, name = ''] = /^(?:limits|requests)\.(.*)$/.exec(resource) ?? []
  const isCpu = name === 'cpu'
  const words = isCpu
    ? 'cpu'
    : name === 'ephemeral-storage'
      ? 'local ephemeral storage'
      : name.startsWith('hugepages-')
        ? 'hugepages'
        : name
  const known = isCpu ? ['1m', '1'] : byteDivisors
  if (known.includes(divisor)) return
  const values = isCpu ? '1m and 1' : known.join(', ')
  problems.invalid(
    `${field}.divisor`,
    resource,
    `only divisor's values ${values} are supported with the ${words} resource`,
  )
}

export function validateResourceFieldRef(
  problems: Problems,
  field: string,
  { containerName, resource, divisor = '0' }: ResourceFieldSelector,
  isInVolume = false,
): void {
  if (isInVolume && !containerName) problems.required(`${field}.containerName`)
  else if (!resource) problems.required(`${field}.resource`)
  else if (!/^(limits|requests)\.hugepages-/.test(resource))
    problems.oneOf(`${field}.resource`, resource, containerResources)
  if (resource) validateDivisor(problems, field, resource, String(divisor))
}

function validateKeyRef(problems: Problems, field: string, { name, key }: { name?: string; key?: string }): void {
  problems.each(`${field}.name`, name ?? '', subdomainProblems(name ?? ''))
  if (!key) problems.required(`${field}.key`)
  else problems.each(`${field}.key`, key, configKeyProblems(key))
}

function validateFileKeyRef(problems: Problems, field: string, { key, volumeName, path }: FileKeySelector): void {
  if (!key) problems.required(`${field}.key`)
  else problems.each(`${field}.key`, key, envNameProblems(key))
  if (!volumeName) problems.required(`${field}.volumeName`)
  else problems.each(`${field}.volumeName`, volumeName, labelNameProblems(volumeName))
  if (!path) problems.required(`${field}.path`)
  else validateNoBacksteps(problems, `${field}.path`, path)
}

function validateSource(problems: Problems, field: string, source: EnvVarSource): number {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef } = source
  if (fieldRef !== undefined) validateFieldRef(problems, `${field}.fieldRef`, fieldRef)
  if (resourceFieldRef !== undefined) validateResourceFieldRef(problems, `${field}.resourceFieldRef`, resourceFieldRef)
  if (configMapKeyRef !== undefined) validateKeyRef(problems, `${field}.configMapKeyRef`, configMapKeyRef)
  if (secretKeyRef !== undefined) validateKeyRef(problems, `${field}.secretKeyRef`, secretKeyRef)
  if (fileKeyRef !== undefined) validateFileKeyRef(problems, `${field}.fileKeyRef`, fileKeyRef)
  return [fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef].filter(one => one !== undefined).length
}

export function validateVariable(problems: Problems, field: string, { name, value, valueFrom }: EnvVar): void {
  if (!name) problems.required(`${field}.name`)
  else problems.each(`${field}.name`, name, envNameProblems(name))
  if (valueFrom === undefined) return
  const at = `${field}.valueFrom`
  const sources = validateSource(problems, at, valueFrom)
  if (sources === 0)
    problems.invalid(
      at,
      '',
      'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`',
    )
  else if (value) problems.invalid(at, '', 'may not be specified when `value` is not empty')
  else if (sources > 1) problems.invalid(at, '', 'may not have more than one field specified at a time')
}

/** The API server names the list, not the entry, when an entry has no source or too many. */
export function validateEnvFrom(problems: Problems, field: string, sources: readonly EnvFromSource[]): void {
  for (const [index, { prefix, configMapRef, secretRef }] of sources.entries()) {
    const at = `${field}[${index}]`
    if (prefix) problems.each(`${at}.prefix`, prefix, envNameProblems(prefix))
    for (const [name, reference] of [
      ['configMapRef', configMapRef],
      ['secretRef', secretRef],
    ] as const) {
      if (reference === undefined) continue
      if (!reference.name) problems.required(`${at}.${name}.name`)
      else problems.each(`${at}.${name}.name`, reference.name, subdomainProblems(reference.name.replace(/-$/, 'a')))
    }
    if (configMapRef === undefined && secretRef === undefined)
      problems.invalid(field, '', 'must specify one of: `configMapRef` or `secretRef`')
    else if (configMapRef !== undefined && secretRef !== undefined)
      problems.invalid(field, '', 'may not have more than one field specified at a time')
  }
}
