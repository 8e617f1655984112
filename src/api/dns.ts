import { selectorOfLabels } from './selector.ts'
import type { Endpoint, EndpointSlice, ObjectReference, Pod, Service } from './types.ts'

/** The cluster's zone. */
export const zone = 'cluster.local'

/** The label by which an EndpointSlice tells whose it is. */
export const serviceNameLabel = 'kubernetes.io/service-name'

/** Names with at least this many dots are tried as they stand before the search domains (`options ndots:5`). */
const dotsOfAbsoluteNames = 5

/** What a pod's resolver finds under a name. */
export type Resolution = Answer | NoAnswer

export interface Answer {
  readonly found: true
  /** The absolute name that answered, search domain included, without a dot at its end. */
  readonly name: string
  readonly addresses: readonly string[]
  /** The pods behind the addresses, in their order. None for a virtual IP: connections to it reach any ready pod. */
  readonly targetRefs: readonly ObjectReference[]
  /** Answers to `_port._protocol.service…`. */
  readonly services?: readonly ServiceRecord[]
  /** Names of an address that was asked for. */
  readonly names?: readonly string[]
  /** The outside name that an ExternalName Service stands for. */
  readonly alias?: string
}

/** One SRV record. */
export interface ServiceRecord {
  readonly target: string
  readonly port: number
}

/** NXDOMAIN, and why. */
export interface NoAnswer {
  readonly found: false
  /** The absolute name whose failure tells most. */
  readonly name: string
  readonly addresses: readonly []
  readonly targetRefs: readonly []
  readonly because: Unresolved
}

export type Unresolved =
  /** Not a name of the cluster's zone. */
  | { readonly reason: 'outside' }
  /** In the zone, but of no shape that a record has. */
  | { readonly reason: 'no-such-record' }
  /** `host` is there when a pod's name was asked for: the governing Service is what is missing. */
  | { readonly reason: 'no-such-service'; readonly namespace: string; readonly service: string; readonly host?: string }
  /** None of the Service's endpoints may be published; `listed` are in its slices. */
  | {
      readonly reason: 'no-ready-endpoints'
      readonly namespace: string
      readonly service: string
      readonly listed: number
    }
  /** No endpoint of the Service has that name; `pod` is why, where the pods were shown. */
  | {
      readonly reason: 'no-such-host'
      readonly namespace: string
      readonly service: string
      readonly host: string
      readonly pod?: PodUnlisted
    }
  /** The endpoint is listed, but the Service does not publish addresses that are not ready. */
  | {
      readonly reason: 'not-ready' | 'terminating'
      readonly namespace: string
      readonly service: string
      readonly host: string
    }
  | { readonly reason: 'no-such-port'; readonly namespace: string; readonly service: string; readonly port: string }
  | { readonly reason: 'no-such-address'; readonly address: string }

/** Why a pod is not among a Service's endpoints under its name. */
export type PodUnlisted =
  | 'missing'
  | 'without-address'
  | 'finished'
  | 'not-selected'
  | 'other-subdomain'
  | 'not-yet-listed'

/** Where the answers come from. With the pods a missing endpoint can be explained. */
export interface Records {
  readonly services: Iterable<Service>
  readonly slices: Iterable<EndpointSlice>
  readonly pods?: Iterable<Pod>
}

/** Who asks: its namespace gives the search domains, and a pod finds itself in its own hosts file. */
export interface Asker {
  readonly namespace: string
  readonly pod?: Pod
}

/**
 * Looks a name up as a pod with `dnsPolicy: ClusterFirst` would, and CoreDNS would answer (spec cluster V-20…V-26): `web-0.nginx`,
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
export function hostNameOf(pod: Pod): string | undefined {
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

const found = (name: string, addresses: readonly string[], targetRefs: readonly ObjectReference[] = []): Answer => ({
  found: true,
  name,
  addresses,
  targetRefs,
})

const nothing = (name: string, because: Unresolved): NoAnswer => ({
  found: false,
  name,
  addresses: [],
  targetRefs: [],
  because,
})

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

/** A pod knows its own names and address even while nobody else can resolve them (V-26). */
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

/** Only what is ready is published; an endpoint that does not say counts as ready. `publishNotReadyAddresses` makes all ready (V-13). */
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
