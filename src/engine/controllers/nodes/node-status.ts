import { type KubeObject, referenceTo } from '../../../api/object.ts'
import type { Lease, Node, NodeSystemInfo } from '../../../api/types.ts'
import { fromTimestamp } from '../../../timeline/epoch.ts'
import type { Component, ComponentFactory, Context } from '../../component.ts'
import { microTime } from '../../event-series.ts'
import { postedConditions, readinessOf } from './conditions.ts'

export const leaseNamespace = 'kube-node-lease'

/** The faults under which nothing is heard of a node. */
const silencing: ReadonlySet<string> = new Set(['node-down', 'node-partitioned'])

export const isSilent = ({ fault }: Context, node: KubeObject): boolean =>
  [...silencing].some(name => fault(name, node))

export const silencedNode = (fault: string, about: { kind: string; name: string }): string[] =>
  about.kind === 'Node' && silencing.has(fault) ? [about.name] : []

/** The faults under which a node runs short of what a condition is about. */
const pressures: Readonly<Record<string, string>> = { MemoryPressure: 'memory-pressure', DiskPressure: 'disk-pressure' }

/**
 * What kubelets do for their nodes: they register them, and post that all is well. A heartbeat that says nothing new is not written, so
 * the lease shows the last one only once it matters: when the node falls silent.
 */
export const nodeStatus: ComponentFactory = { name: 'kubelet-node-status', make: context => new NodeStatus(context) }

class NodeStatus implements Component {
  readonly watches: Component['watches'] = {
    Node: ({ object, change }) => (change === 'created' ? [object.metadata.name] : []),
    Lease: () => [],
  }
  readonly faultWatches: Component['faultWatches'] = (fault, about) =>
    Object.values(pressures).includes(fault) ? [about.name] : silencedNode(fault, about)
  readonly #context: Context
  readonly #silent = new Set<string>()
  /** When nodes that are back will post their first status. */
  readonly #back = new Map<string, number>()

  constructor(context: Context) {
    this.#context = context
  }

  reconcile(name: string): void {
    const node = this.#context.caches.of('Node').get(name)
    if (node === undefined) return
    if (isSilent(this.#context, node)) this.#fallSilent(node)
    else if (this.#lease(node) === undefined) this.#post(node)
    else if (this.#silent.has(name) || readinessOf(node) === 'Unknown') this.#comeBack(node)
    else if (this.#conditionsOf(node).events.length > 0) this.#post(node)
  }

  #fallSilent(node: Node): void {
    const { name, creationTimestamp } = node.metadata
    this.#back.delete(name)
    if (this.#silent.has(name)) return
    this.#silent.add(name)
    const { clock, profile } = this.#context
    const registered = fromTimestamp(creationTimestamp)
    const { heartbeat } = profile.timings
    const beats = Math.floor((clock.now - registered) / heartbeat)
    if (this.#lease(node) !== undefined) this.#renew(node, registered + beats * heartbeat)
  }

  /** A node that is back is heard of with its next heartbeat. */
  #comeBack(node: Node): void {
    const { clock, profile } = this.#context
    const { name } = node.metadata
    this.#silent.delete(name)
    const due = this.#back.get(name) ?? clock.now + profile.timings.heartbeat
    this.#back.set(name, due)
    if (clock.now < due) this.#context.enqueue(name, due - clock.now)
    else {
      this.#back.delete(name)
      this.#post(node)
    }
  }

  /** The kubelet tells that all is well. */
  #post(node: Node): void {
    const { clock, api, profile, events } = this.#context
    const { name } = node.metadata
    const isNew = this.#lease(node) === undefined
    this.#renew(node, clock.now)
    const { conditions, events: changes } = this.#conditionsOf(node)
    if (!isNew && changes.length === 0) return
    const nodeInfo = node.status?.nodeInfo ?? systemInfo(name, profile.kubernetes, isStandIn(this.#context))
    api.updateStatus<Node>({ ...node, status: { ...node.status, conditions, nodeInfo } })
    if (isStandIn(this.#context)) return
    const details = { component: 'kubelet', host: name }
    if (isNew && changes.length > 0) events.normal(node, 'Starting', 'Starting kubelet.', details)
    for (const reason of changes) events.normal(node, reason, `Node ${name} status is now: ${reason}`, details)
  }

  #conditionsOf(node: Node) {
    const { clock, fault } = this.#context
    const isUnder = (type: string) => pressures[type] !== undefined && fault(pressures[type], node)
    return postedConditions(node, clock.now, isUnder)
  }

  #lease({ metadata }: Node): Lease | undefined {
    const lease = this.#context.caches.of('Lease').get(`${leaseNamespace}/${metadata.name}`)
    return lease?.metadata.ownerReferences?.some(({ uid }) => uid === metadata.uid) ? lease : undefined
  }

  #renew(node: Node, at: number): void {
    const { api } = this.#context
    const { name, uid } = referenceTo(node)
    const ownerReferences = [{ apiVersion: 'v1', kind: 'Node', name, uid: uid! }]
    const spec = { holderIdentity: name, leaseDurationSeconds: 40, renewTime: microTime(at) }
    const known = api.find('Lease', leaseNamespace, name)
    const apiVersion = 'coordination.k8s.io/v1'
    if (known === undefined)
      api.create<Lease>({
        apiVersion,
        kind: 'Lease',
        metadata: { name, namespace: leaseNamespace, ownerReferences },
        spec,
      })
    else if (known.spec.renewTime !== spec.renewTime)
      api.update<Lease>({ ...known, metadata: { ...known.metadata, ownerReferences }, spec })
  }
}

/** The status of a node that registered long before anybody looked: its kubelet posts, and its events are forgotten. */
export function postedLongAgo(
  name: string,
  kubernetes: string,
): Pick<NonNullable<Node['status']>, 'conditions' | 'nodeInfo'> {
  const { conditions } = postedConditions({ status: {} }, 0, () => false)
  return { conditions, nodeInfo: systemInfo(name, kubernetes, false) }
}

/** The recordings have no kubelets: something stands in for them that tells no events and no version. */
const isStandIn = ({ profile }: Context): boolean => profile.name === 'recorded'

function systemInfo(name: string, kubernetes: string, standIn: boolean): NodeSystemInfo {
  const version = kubernetes.split('.').length === 2 ? `${kubernetes}.0` : kubernetes
  return {
    architecture: 'amd64',
    operatingSystem: 'linux',
    bootID: '',
    machineID: name,
    systemUUID: name,
    kernelVersion: '',
    osImage: '',
    containerRuntimeVersion: standIn ? '' : 'containerd://2.1.0',
    kubeletVersion: standIn ? '' : `v${version}`,
    kubeProxyVersion: '',
  }
}
