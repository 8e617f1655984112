import { controllerOf, keyOf } from '../../api/object.ts'
import type { Node, Pod } from '../../api/types.ts'
import { type Amounts, amountsOf, requestsOf } from './resources.ts'

/** A port of the node that a pod takes for itself. */
export interface HostPort {
  readonly ip: string
  readonly protocol: string
  readonly port: number
}

export function hostPortsOf(pod: Pod): HostPort[] {
  const sidecars = (pod.spec.initContainers ?? []).filter(container => container.restartPolicy === 'Always')
  return [...pod.spec.containers, ...sidecars]
    .flatMap(container => container.ports ?? [])
    .filter(port => (port.hostPort ?? 0) > 0)
    .map(port => ({ ip: port.hostIP || '0.0.0.0', protocol: port.protocol ?? 'TCP', port: port.hostPort! }))
}

/** `default/data-web-0` for each claim that the pod names, also the ones that come with it (ephemeral volumes). */
export function claimKeysOf(pod: Pod): string[] {
  const { namespace, name } = pod.metadata
  return (pod.spec.volumes ?? []).flatMap(volume => {
    if (volume.persistentVolumeClaim !== undefined) return [`${namespace}/${volume.persistentVolumeClaim.claimName}`]
    return volume.ephemeral === undefined ? [] : [`${namespace}/${name}-${volume.name}`]
  })
}

/** A node and what the pods on it take: kept up to date pod by pod, so that nobody needs to add them up. */
export class NodeInfo {
  readonly name: string
  /** Undefined while pods name a node that is not there. */
  node: Node | undefined
  readonly pods = new Map<string, Pod>()
  readonly requested: Record<string, number> = {}
  readonly scored: Record<string, number> = {}
  readonly #owners = new Map<string, number>()
  #allocatable: Amounts = {}

  constructor(name: string, node?: Node) {
    this.name = name
    this.setNode(node)
  }

  setNode(node: Node | undefined): void {
    if (node?.status?.allocatable !== this.node?.status?.allocatable)
      this.#allocatable = amountsOf(node?.status?.allocatable)
    this.node = node
  }

  get allocatable(): Amounts {
    return this.#allocatable
  }

  get labels(): Readonly<Record<string, string>> {
    return this.node?.metadata.labels ?? {}
  }

  add(pod: Pod): void {
    this.pods.set(keyOf(pod), pod)
    this.#take(pod, 1)
  }

  remove(pod: Pod): void {
    if (this.pods.delete(keyOf(pod))) this.#take(pod, -1)
  }

  /** Takes the pod's newer state where nothing changed that counts here. */
  refresh(pod: Pod): void {
    this.pods.set(keyOf(pod), pod)
  }

  /** How many pods here have that owner, by its uid. */
  podsOf(owner: string): number {
    return this.#owners.get(owner) ?? 0
  }

  hostPorts(): HostPort[] {
    return [...this.pods.values()].flatMap(hostPortsOf)
  }

  /** The same node with other pods. */
  with(pods: Iterable<Pod>): NodeInfo {
    const other = new NodeInfo(this.name, this.node)
    for (const pod of pods) other.add(pod)
    return other
  }

  #take(pod: Pod, sign: 1 | -1): void {
    const owner = controllerOf(pod)?.uid
    if (owner !== undefined) this.#owners.set(owner, this.podsOf(owner) + sign)
    const { asked, scored } = requestsOf(pod.spec)
    for (const name in asked) this.requested[name] = (this.requested[name] ?? 0) + sign * asked[name]!
    for (const name in scored) this.scored[name] = (this.scored[name] ?? 0) + sign * scored[name]!
  }
}
