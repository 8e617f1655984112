import {
  type Answer,
  type Asker,
  found,
  type NoAnswer,
  nothing,
  type PodUnlisted,
  type Records,
  type Resolution,
  type ServiceRecord,
} from './resolution.ts'
import { selectorOfLabels } from './selector.ts'
import type { Endpoint, EndpointSlice, ObjectReference, Pod, Service } from './types.ts'

export type * from './resolution.ts'

/** The cluster's zone. */
const zone = 'cluster.local'

/** The label by which an EndpointSlice tells whose it is. */
export const serviceNameLabel = 'kubernetes.io/service-name'

/** Names with at least this many dots are tried as they stand before the search domains (`options ndots:5`). */
const dotsOfAbsoluteNames = 5

/**
 * Looks a name up as a pod with `dnsPolicy: ClusterFirst` would, and CoreDNS would answer: `web-0.nginx`,
 * an absolute name, `_web._tcp.nginx` for SRV records, or an address for its names. Like CoreDNS it also answers for a pod's name under
 * a Service that has a virtual IP.
 */
export function resolve(query: string, from: Asker, look: Records): Resolution {
  const itself = fromHostsFile(query, from.pod)
  if (itself !== undefined) return itself
  const address = addressIn(query)
  if (address !== undefined) return namesOf(address, look)
  let telling: NoAnswer | undefined
  for (const name of candidates(query, from.namespace)) {
    const resolution = ask(name, look)
    if (resolution.found) return resolution
    if (telling === undefined || tells(resolution) > tells(telling)) telling = resolution
  }
  return telling!
}

/** `web-0.nginx.default.svc.cluster.local`: the name that a pod has through its governing Service; undefined without one. */
function hostNameOf(pod: Pod): string | undefined {
  const { hostname, subdomain } = pod.spec
  return hostname === undefined || subdomain === undefined
    ? undefined
    : nameOfService(subdomain, pod.metadata.namespace!, hostname)
}

const nameOfService = (service: string, namespace: string, host?: string): string =>
  `${host === undefined ? '' : `${host}.`}${service}.${namespace}.svc.${zone}`

/** The absolute names that a resolver tries for the query, in its order. */
function candidates(query: string, namespace: string): string[] {
  const name = query.toLowerCase()
  if (name.endsWith('.')) return [name.slice(0, -1)]
  const searched = [`${namespace}.svc.${zone}`, `svc.${zone}`, zone].map(domain => `${name}.${domain}`)
  return name.split('.').length > dotsOfAbsoluteNames ? [name, ...searched] : [...searched, name]
}

/** Of several names that failed, the one that came furthest is worth telling about. */
function tells({ because }: NoAnswer): number {
  switch (because.reason) {
    case 'outside':
      return 0
    case 'no-such-record':
      return 1
    case 'no-such-service':
      return 2
    default:
      return 3
  }
}

function ask(name: string, look: Records): Resolution {
  if (!name.endsWith(`.${zone}`)) return nothing(name, { reason: 'outside' })
  const labels = name.slice(0, -zone.length - 1).split('.')
  const kind = labels.pop()
  if (kind === 'pod' && labels.length === 2) return echoedAddress(name, labels[0]!)
  const [namespace, service, ...rest] = labels.reverse() as [string, string, ...string[]]
  if (kind !== 'svc' || service === undefined || rest.length > 2) return nothing(name, { reason: 'no-such-record' })
  const [last, port] = rest
  if (port === undefined) return askService(name, { namespace, service, host: last }, look)
  if (!port.startsWith('_') || !last!.startsWith('_')) return nothing(name, { reason: 'no-such-record' })
  return askPort(name, { namespace, service, port: port.slice(1), protocol: last!.slice(1) }, look)
}

/** `10-244-1-5.default.pod.cluster.local` is answered by what it says (CoreDNS' `pods insecure`, as kubeadm sets it up). */
function echoedAddress(name: string, label: string): Resolution {
  return /^\d+(-\d+){3}$/.test(label)
    ? found(name, [label.replaceAll('-', '.')])
    : nothing(name, { reason: 'no-such-record' })
}

interface ServiceQuestion {
  namespace: string
  service: string
  host?: string
}

function askService(name: string, { namespace, service, host }: ServiceQuestion, look: Records): Resolution {
  const known = findService(namespace, service, look)
  if (known === undefined) return nothing(name, { reason: 'no-such-service', namespace, service, host })
  if (known.spec.type === 'ExternalName') {
    if (host !== undefined) return nothing(name, { reason: 'no-such-record' })
    return { ...found(name, []), alias: known.spec.externalName! }
  }
  if (host !== undefined) return askHost(name, known, host, look)
  if (known.spec.clusterIP !== 'None') return found(name, known.spec.clusterIPs ?? [known.spec.clusterIP!])
  const endpoints = [...endpointsOf(known, look)]
  const published = endpoints.filter(isPublished)
  if (published.length > 0) return answerWith(name, published)
  return nothing(name, { reason: 'no-ready-endpoints', namespace, service, listed: endpoints.length })
}

function askHost(name: string, known: Service, host: string, look: Records): Resolution {
  const { namespace, name: service } = known.metadata as { namespace: string; name: string }
  const listed = [...endpointsOf(known, look)].filter(endpoint => labelOf(endpoint) === host)
  const published = listed.filter(isPublished)
  if (published.length > 0) return answerWith(name, published)
  const [endpoint] = listed
  if (endpoint === undefined) {
    const pod = look.pods && unlisted(known, host, look.pods)
    return nothing(name, { reason: 'no-such-host', namespace, service, host, pod })
  }
  const reason = endpoint.conditions?.terminating && endpoint.conditions.serving ? 'terminating' : 'not-ready'
  return nothing(name, { reason, namespace, service, host })
}

interface PortQuestion {
  namespace: string
  service: string
  port: string
  protocol: string
}

function askPort(name: string, { namespace, service, port, protocol }: PortQuestion, look: Records): Resolution {
  const known = findService(namespace, service, look)
  if (known === undefined) return nothing(name, { reason: 'no-such-service', namespace, service })
  const isAsked = (candidate: { name?: string; protocol?: string }) =>
    candidate.name?.toLowerCase() === port && (candidate.protocol ?? 'TCP').toLowerCase() === protocol
  if (!known.spec.ports?.some(isAsked)) return nothing(name, { reason: 'no-such-port', namespace, service, port })
  if (known.spec.clusterIP !== 'None') {
    const services = known.spec.ports
      .filter(isAsked)
      .map(asked => ({ target: nameOfService(service, namespace), port: asked.port }))
    return { ...found(name, known.spec.clusterIPs ?? [known.spec.clusterIP!]), services }
  }
  const services: ServiceRecord[] = []
  const published: Endpoint[] = []
  for (const slice of slicesOf(known, look)) {
    const ports = slice.ports?.filter(isAsked) ?? []
    for (const endpoint of slice.endpoints?.filter(isPublished) ?? []) {
      if (ports.length > 0) published.push(endpoint)
      const target = nameOfService(service, namespace, labelOf(endpoint))
      services.push(...ports.map(asked => ({ target, port: asked.port! })))
    }
  }
  if (published.length > 0) return { ...answerWith(name, published), services }
  const listed = [...endpointsOf(known, look)].length
  return nothing(name, { reason: 'no-ready-endpoints', namespace, service, listed })
}

function namesOf(address: string, look: Records): Resolution {
  for (const { metadata, spec } of look.services) {
    if ((spec.clusterIPs ?? [spec.clusterIP]).includes(address))
      return { ...found(address, [address]), names: [nameOfService(metadata.name, metadata.namespace!)] }
  }
  const names: string[] = []
  const targetRefs: ObjectReference[] = []
  for (const slice of look.slices) {
    for (const endpoint of slice.endpoints ?? []) {
      if (!endpoint.addresses.includes(address) || endpoint.hostname === undefined || !isPublished(endpoint)) continue
      const service = slice.metadata.labels?.[serviceNameLabel]
      if (service === undefined) continue
      names.push(nameOfService(service, slice.metadata.namespace!, endpoint.hostname))
      if (endpoint.targetRef !== undefined) targetRefs.push(endpoint.targetRef)
    }
  }
  if (names.length === 0) return nothing(address, { reason: 'no-such-address', address })
  return { ...found(address, [address], targetRefs), names }
}

/** `10.244.1.5`, or its reverse name `5.1.244.10.in-addr.arpa`. */
function addressIn(query: string): string | undefined {
  if (/^\d+(\.\d+){3}$/.test(query)) return query
  const reverse = /^(\d+(?:\.\d+){3})\.in-addr\.arpa\.?$/i.exec(query)?.[1]
  return reverse?.split('.').reverse().join('.')
}

/** A pod knows its own names and address even while nobody else can resolve them. */
function fromHostsFile(query: string, pod: Pod | undefined): Answer | undefined {
  const address = pod?.status?.podIP
  if (pod === undefined || address === undefined) return undefined
  const name = query.toLowerCase()
  const own = hostNameOf(pod)
  if (name !== (pod.spec.hostname ?? pod.metadata.name) && name !== own) return undefined
  const { namespace, name: podName, uid } = pod.metadata
  return found(own ?? name, [address], [{ kind: 'Pod', namespace, name: podName, uid }])
}

function findService(namespace: string, name: string, { services }: Records): Service | undefined {
  for (const service of services) {
    if (service.metadata.name === name && service.metadata.namespace === namespace) return service
  }
  return undefined
}

function* slicesOf({ metadata }: Service, { slices }: Records): Generator<EndpointSlice> {
  for (const slice of slices) {
    if (slice.metadata.namespace === metadata.namespace && slice.metadata.labels?.[serviceNameLabel] === metadata.name)
      yield slice
  }
}

function* endpointsOf(service: Service, look: Records): Generator<Endpoint> {
  for (const slice of slicesOf(service, look)) yield* slice.endpoints ?? []
}

/** Only what is ready is published; an endpoint that does not say counts as ready. `publishNotReadyAddresses` makes all ready. */
const isPublished = ({ conditions }: Endpoint): boolean => conditions?.ready !== false

/** An endpoint's label below its Service: its hostname, or its address with dashes. */
const labelOf = ({ hostname, addresses }: Endpoint): string => hostname ?? addresses[0]!.replace(/[.:]/g, '-')

function answerWith(name: string, endpoints: readonly Endpoint[]): Answer {
  const targetRefs = endpoints.flatMap(({ targetRef }) => (targetRef === undefined ? [] : [targetRef]))
  return found(
    name,
    endpoints.flatMap(({ addresses }) => addresses),
    targetRefs,
  )
}

function unlisted(service: Service, host: string, pods: Iterable<Pod>): PodUnlisted {
  for (const pod of pods) {
    if (pod.metadata.namespace !== service.metadata.namespace || pod.metadata.name !== host) continue
    const { phase, podIP } = pod.status ?? {}
    const { selector } = service.spec
    if (selector === undefined || !selectorOfLabels(selector).matches(pod.metadata.labels)) return 'not-selected'
    if (pod.spec.subdomain !== service.metadata.name || pod.spec.hostname !== host) return 'other-subdomain'
    if (phase === 'Succeeded' || phase === 'Failed') return 'finished'
    return podIP === undefined || podIP === '' ? 'without-address' : 'not-yet-listed'
  }
  return 'missing'
}
