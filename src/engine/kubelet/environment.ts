import { milliValue, wholeValue } from '../../api/quantity.ts'
import type { ConfigMap, Container, EnvVar, Pod, Secret } from '../../api/types.ts'
import type { Caches } from '../informer.ts'
import { decodedSecret, metadataField } from './shown-files.ts'

/** What a container's environment is made from. */
export interface Surroundings {
  caches: Caches
  pod: Pod
  hostIP: string
  podIP: string
}

export type Environment = ReadonlyMap<string, string>

/** A reference of the environment leads nowhere: CreateContainerConfigError, with Kubernetes' words. */
export class ConfigProblem extends Error {}

/**
 * A container's environment as its process finds it: service links, then envFrom in order, then env; later ones win.
 * @throws ConfigProblem where a reference that is not optional leads nowhere.
 */
export function environmentOf(surroundings: Surroundings, container: Container): Environment {
  const links = serviceLinks(surroundings)
  const values = new Map<string, string>()
  for (const { prefix = '', configMapRef, secretRef } of container.envFrom ?? []) {
    const found = configMapRef
      ? referred(surroundings, 'ConfigMap', configMapRef)
      : referred(surroundings, 'Secret', secretRef!)
    for (const [key, text] of Object.entries(textsOf(found))) values.set(prefix + key, text)
  }
  for (const variable of container.env ?? []) {
    const value = valueOfVariable(surroundings, container, variable, name => values.get(name) ?? links.get(name))
    if (value !== undefined) values.set(variable.name, value)
  }
  return new Map([...links, ...values])
}

/** `$(NAME)` is replaced where the name is known; `$$` stands for a dollar sign. */
export function expand(text: string, lookUp: (name: string) => string | undefined): string {
  return text.replace(/\$(?:\$|\(([^)]*)\))/g, (whole, name?: string) =>
    name === undefined ? '$' : (lookUp(name) ?? whole),
  )
}

function valueOfVariable(
  surroundings: Surroundings,
  container: Container,
  { value, valueFrom }: EnvVar,
  lookUp: (name: string) => string | undefined,
): string | undefined {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef } = valueFrom ?? {}
  if (fieldRef) return fieldOf(surroundings, fieldRef.fieldPath)
  if (resourceFieldRef) return resourceOf(surroundings, container, resourceFieldRef)
  if (configMapKeyRef) return keyed(surroundings, 'ConfigMap', configMapKeyRef)
  if (secretKeyRef) return keyed(surroundings, 'Secret', secretKeyRef)
  return expand(value ?? '', lookUp)
}

type Named = { name?: string; optional?: boolean }
type Source = ConfigMap | Secret

function referred(
  { caches, pod }: Surroundings,
  kind: 'ConfigMap' | 'Secret',
  { name, optional }: Named,
): Source | undefined {
  const found = caches.of(kind).get(`${pod.metadata.namespace}/${name}`)
  if (found === undefined && !optional) throw new ConfigProblem(`${kind.toLowerCase()} "${name}" not found`)
  return found
}

function keyed(
  surroundings: Surroundings,
  kind: 'ConfigMap' | 'Secret',
  reference: Named & { key: string },
): string | undefined {
  const found = referred(surroundings, kind, reference)
  const value = textsOf(found)[reference.key]
  if (found === undefined || value !== undefined || reference.optional) return value
  const { namespace } = surroundings.pod.metadata
  throw new ConfigProblem(`couldn't find key ${reference.key} in ${kind} ${namespace}/${reference.name}`)
}

function textsOf(source: Source | undefined): Record<string, string> {
  if (source === undefined) return {}
  return source.kind === 'Secret' ? decodedSecret(source as Secret) : ((source as ConfigMap).data ?? {})
}

function fieldOf({ pod, hostIP, podIP }: Surroundings, path: string): string {
  const known: Record<string, string> = {
    'spec.nodeName': pod.spec.nodeName ?? '',
    'spec.serviceAccountName': pod.spec.serviceAccountName ?? 'default',
    'status.hostIP': hostIP,
    'status.hostIPs': hostIP,
    'status.podIP': podIP,
    'status.podIPs': podIP,
  }
  return known[path] ?? metadataField(pod, path)
}

/** Requests and limits in units of the divisor, rounded up; an unset limit is what the node can give. */
function resourceOf(
  { caches, pod }: Surroundings,
  container: Container,
  { containerName, resource, divisor }: { containerName?: string; resource: string; divisor?: string | number },
): string {
  const [part, name] = resource.split('.') as ['limits' | 'requests', string]
  const about = pod.spec.containers.find(other => other.name === containerName) ?? container
  const { limits, requests } = about.resources ?? {}
  const node = caches.of('Node').get(pod.spec.nodeName ?? '')
  const quantity = part === 'limits' ? (limits?.[name] ?? node?.status?.allocatable?.[name]) : requests?.[name]
  const amount = name === 'cpu' ? milliValue : wholeValue
  const unit = divisor === undefined || divisor === '0' || divisor === 0 ? '1' : divisor
  return String(Math.ceil(amount(quantity ?? 0) / amount(unit)))
}

/** `WEB_SERVICE_HOST` and its like, for every Service with an address of its own. */
function serviceLinks({ caches, pod }: Surroundings): Map<string, string> {
  const links = new Map([
    ['KUBERNETES_SERVICE_HOST', '10.96.0.1'],
    ['KUBERNETES_SERVICE_PORT', '443'],
  ])
  if (pod.spec.enableServiceLinks === false) return links
  for (const { metadata, spec } of caches.of('Service').all()) {
    const { clusterIP, ports = [] } = spec ?? {}
    if (metadata.namespace !== pod.metadata.namespace || !clusterIP || clusterIP === 'None') continue
    const prefix = metadata.name.toUpperCase().replaceAll('-', '_')
    links.set(`${prefix}_SERVICE_HOST`, clusterIP)
    if (ports[0] !== undefined) links.set(`${prefix}_SERVICE_PORT`, String(ports[0].port))
    for (const { name, port } of ports)
      if (name) links.set(`${prefix}_SERVICE_PORT_${name.toUpperCase().replaceAll('-', '_')}`, String(port))
  }
  return links
}
