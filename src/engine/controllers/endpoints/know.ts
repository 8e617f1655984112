import { sameJson } from '../../../api/equal.ts'
import type { Endpoint, EndpointPort, Node, Pod, Service } from '../../../api/types.ts'

/** A pod as a Service lists it: its endpoint, and the ports under which it can be reached. */
export interface Listing {
  readonly endpoint: Endpoint
  readonly ports: readonly EndpointPort[]
}

const zoneLabel = 'topology.kubernetes.io/zone'

/** Whether this Service's slices are written here: those without a selector are someone else's, aliases have none. */
export const isManaged = ({ spec }: Service): boolean => spec.selector !== undefined && spec.type !== 'ExternalName'

/**
 * The pod as the Service lists it, or undefined if it is not to be listed: without an address, at its end, or on a node that the API does
 * not know. Pods that are not ready are listed as such. The labels were compared before.
 */
export function listingOf(service: Service, pod: Pod, node: Node | undefined): Listing | undefined {
  const { phase, podIP } = pod.status ?? {}
  if (podIP === undefined || podIP === '' || phase === 'Succeeded' || phase === 'Failed') return undefined
  if (node === undefined && !service.spec.publishNotReadyAddresses) return undefined
  return { endpoint: endpointOf(service, pod, podIP, node), ports: portsOf(service, pod) }
}

function endpointOf(service: Service, { metadata, spec, status }: Pod, podIP: string, node?: Node): Endpoint {
  const serving = status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true
  const terminating = metadata.deletionTimestamp !== undefined
  const ready = service.spec.publishNotReadyAddresses === true || (serving && !terminating)
  return {
    addresses: [podIP],
    conditions: { ready, serving, terminating },
    hostname: spec.subdomain === service.metadata.name ? spec.hostname : undefined,
    nodeName: spec.nodeName,
    targetRef: { kind: 'Pod', namespace: metadata.namespace, name: metadata.name, uid: metadata.uid },
    zone: node?.metadata.labels?.[zoneLabel],
  }
}

/** The Service's ports as the pod serves them. A target port that is a name may mean another number in each pod, or nothing. */
function portsOf({ spec }: Service, pod: Pod): EndpointPort[] {
  return (spec.ports ?? []).flatMap(({ name = '', protocol = 'TCP', port, targetPort = port, appProtocol }) => {
    const number = typeof targetPort === 'number' ? targetPort : portNamed(targetPort, protocol, pod)
    return number === undefined ? [] : [{ name, port: number, protocol, appProtocol }]
  })
}

function portNamed(name: string, protocol: string, { spec }: Pod): number | undefined {
  const sidecars = spec.initContainers?.filter(({ restartPolicy }) => restartPolicy === 'Always') ?? []
  for (const container of [...spec.containers, ...sidecars]) {
    const found = container.ports?.find(port => port.name === name && (port.protocol ?? 'TCP') === protocol)
    if (found !== undefined) return found.containerPort
  }
  return undefined
}

/** Whether a change of a pod may change how, or where, it is listed. */
export function changesListing(pod: Pod, before: Pod): boolean {
  return (
    pod.metadata.deletionTimestamp !== before.metadata.deletionTimestamp ||
    pod.status?.podIP !== before.status?.podIP ||
    pod.status?.phase !== before.status?.phase ||
    pod.spec.nodeName !== before.spec.nodeName ||
    readiness(pod) !== readiness(before) ||
    !sameJson(pod.metadata.labels, before.metadata.labels)
  )
}

const readiness = ({ status }: Pod): string | undefined =>
  status?.conditions?.find(({ type }) => type === 'Ready')?.status
