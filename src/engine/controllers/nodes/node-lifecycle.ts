import type { Node, Pod, PodCondition, Taint } from '../../../api/types.ts'
import { fromTimestamp, toTimestamp } from '../../../timeline/epoch.ts'
import type { Component, ComponentFactory, Context } from '../../component.ts'
import { readinessOf, unknownConditions } from './conditions.ts'
import { givenUpAt, neverHeardOfAt, nextLook } from './detection.ts'
import { EvictingTaintQueue } from './evicting-taints.ts'
import { isSilent, leaseNamespace, silencedNode } from './node-status.ts'
import { evictingTaint, evictingTaints, mirrorTaints, sameTaints, troubleOf } from './taints.ts'
import { isFullyDisrupted, zoneOf, zonesOf } from './zones.ts'

/** The look at all nodes, every 5 s: done only when there is something to see. No node can have this name. */
const look = 'look at all nodes'
/** More nodes are to be tainted, one by one. */
const taint = 'taint the next nodes'

/** node-lifecycle-controller: gives up on nodes that are not heard of, taints them and tells their pods. */
export const nodeLifecycle: ComponentFactory = { name: 'node-controller', make: context => new NodeLifecycle(context) }

class NodeLifecycle implements Component {
  readonly watches: Component['watches'] = {
    Node: ({ object, change }) => {
      if (change === 'created' && readinessOf(object as Node) !== undefined) this.#longKnown.add(object.metadata.uid)
      return [object.metadata.name]
    },
    Lease: () => [],
    Pod: () => [],
  }
  readonly faultWatches = silencedNode
  readonly #context: Context
  readonly #queue = new EvictingTaintQueue()
  /** Every node as it was at the last look. */
  readonly #seen = new Map<string, Node>()
  /** The uids of nodes that came with a status: they registered long before the controller began to watch. */
  readonly #longKnown = new Set<string>()
  /** After a full disruption, every node gets its grace anew. */
  #graceFrom = 0

  constructor(context: Context) {
    this.#context = context
    context.caches.of('Pod').index('node', ({ spec }) => (spec.nodeName ? [spec.nodeName] : []))
  }

  reconcile(key: string): void {
    if (key === look) this.#lookAtAll()
    else if (key === taint) this.#taintNext(this.#context.caches.of('Node').all())
    else this.#look(key)
  }

  /** What a single node needs at once; what the next look at all nodes will see is left to it. */
  #look(name: string): void {
    const { clock, caches, events } = this.#context
    const node = caches.of('Node').get(name)
    const seen = this.#seen.get(name)
    if (seen !== undefined && seen.metadata.uid !== node?.metadata.uid) this.#forget(seen)
    if (node === undefined) return
    if (!this.#seen.has(name)) {
      if (!this.#longKnown.has(node.metadata.uid))
        events.normal(node, 'RegisteredNode', `Node ${name} event: Registered Node ${name} in Controller`)
      this.#reconsiderZones()
    }
    if (seen === undefined || readinessOf(seen) === undefined) this.#seen.set(name, atFirstSight(node))
    this.#setTaints(node, mirrorTaints(node, clock.now))
    const due = this.#dueFor(node)
    if (due !== undefined) this.#context.enqueue(look, Math.max(due - clock.now, 0))
  }

  #forget(node: Node): void {
    const { name } = node.metadata
    this.#seen.delete(name)
    this.#queue.remove(name)
    this.#context.events.normal(node, 'RemovingNode', `Node ${name} event: Removing Node ${name} from Controller`)
    this.#reconsiderZones()
  }

  /** Where nodes wait to be tainted, one more or one less in their zone may matter. */
  #reconsiderZones(): void {
    const { clock } = this.#context
    if (this.#queue.isWaiting) this.#context.enqueue(look, nextLook(clock.now) - clock.now)
  }

  /** When a look at all nodes will see something new about this one. */
  #dueFor(node: Node): number | undefined {
    const seen = this.#seen.get(node.metadata.name)
    const isChanged = seen === undefined || readinessOf(node) !== readinessOf(seen)
    return isChanged ? nextLook(this.#context.clock.now) : this.#givenUpAt(node)
  }

  #givenUpAt(node: Node): number | undefined {
    if (readinessOf(node) === 'Unknown' || !isSilent(this.#context, node)) return undefined
    const { caches, profile } = this.#context
    const lease = caches.of('Lease').get(`${leaseNamespace}/${node.metadata.name}`)
    if (lease?.spec.renewTime === undefined && readinessOf(node) === undefined)
      return neverHeardOfAt(fromTimestamp(node.metadata.creationTimestamp))
    const last = fromTimestamp(lease?.spec.renewTime ?? node.metadata.creationTimestamp)
    return givenUpAt(Math.max(last, this.#graceFrom), profile.timings.nodeMonitorGrace)
  }

  #lookAtAll(): void {
    const { clock, caches } = this.#context
    const nodes = [...caches.of('Node').all()].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
    const looked = nodes.map(node => this.#lookAt(node))
    this.#heedDisruption(looked)
    this.#taintNext(looked)
    const dues = looked.map(node => this.#dueFor(node)).filter(due => due !== undefined)
    if (dues.length > 0) this.#context.enqueue(look, Math.max(Math.min(...dues) - clock.now, 0))
  }

  /** Gives up on the node if it is time, and acts on its readiness if that changed. Answers the node as it then is. */
  #lookAt(known: Node): Node {
    const { clock, api, events } = this.#context
    const { name } = known.metadata
    const due = this.#givenUpAt(known)
    const isLost = due !== undefined && due <= clock.now
    const conditions = isLost ? unknownConditions(known, clock.now) : undefined
    const told =
      conditions === undefined ? known : api.updateStatus<Node>({ ...known, status: { ...known.status, conditions } })
    const node = this.#setTaints(told, mirrorTaints(told, clock.now))
    const seen = this.#seen.get(name)
    const before = seen && readinessOf(seen)
    this.#seen.set(name, node)
    if (readinessOf(node) === before) return node
    if (before === 'True') {
      events.normal(node, 'NodeNotReady', `Node ${name} status is now: NodeNotReady`)
      this.#markPods(name)
    }
    return this.#planEviction(node)
  }

  /** Pods of a node in trouble are to go in time: queued, or at once if the node's trouble only changed its name. */
  #planEviction(node: Node): Node {
    const { name } = node.metadata
    const trouble = troubleOf(node)
    const current = evictingTaint(node)
    if (trouble !== undefined && current === undefined) this.#queue.add(zoneOf(node), name)
    if (trouble === undefined) this.#queue.remove(name)
    return current === undefined ? node : this.#setTaints(node, evictingTaints(node, trouble, this.#context.clock.now))
  }

  /** When nothing works anywhere nobody is evicted; when something works again, every node gets its grace anew. */
  #heedDisruption(nodes: readonly Node[]): void {
    const { clock } = this.#context
    const [was, is] = [this.#queue.halted, isFullyDisrupted(zonesOf(nodes))]
    this.#queue.halted = is
    if (is && !was)
      for (const node of nodes) {
        this.#queue.remove(node.metadata.name)
        this.#setTaints(node, evictingTaints(node, undefined, clock.now))
      }
    if (!is && was) {
      this.#graceFrom = clock.now
      for (const node of nodes) this.#planEviction(node)
    }
  }

  #taintNext(all: Iterable<Node>): void {
    const { clock, api } = this.#context
    const { nodes, next } = this.#queue.take(clock.now, zonesOf(all))
    for (const name of nodes) {
      const node = api.find('Node', undefined, name)
      if (node !== undefined) this.#setTaints(node, evictingTaints(node, troubleOf(node), clock.now))
    }
    if (next !== undefined) this.#context.enqueue(taint, next - clock.now)
  }

  #setTaints(node: Node, taints: readonly Taint[]): Node {
    if (sameTaints(node, taints)) return node
    const spec = { ...node.spec, taints: taints.length === 0 ? undefined : [...taints] }
    return this.#context.api.update<Node>({ ...node, spec })
  }

  /** The Ready condition of the node's pods becomes False, and nothing else of them. */
  #markPods(node: string): void {
    const { clock, caches, api, events } = this.#context
    for (const pod of caches.of('Pod').under('node', node)) {
      const conditions = notReady(pod.status?.conditions ?? [], clock.now)
      if (conditions === undefined) continue
      const marked = api.updateStatus<Pod>({ ...pod, status: { ...pod.status, conditions } })
      events.warning(marked, 'NodeNotReady', 'Node is not ready')
    }
  }
}

/** A node that is in trouble when it is first seen is looked at as if it had told nothing yet, so that its pods are seen to. */
const atFirstSight = (node: Node): Node => (troubleOf(node) === undefined ? node : { ...node, status: undefined })

function notReady(conditions: readonly PodCondition[], now: number): PodCondition[] | undefined {
  if (!conditions.some(({ type, status }) => type === 'Ready' && status !== 'False')) return undefined
  return conditions.map(condition =>
    condition.type === 'Ready' ? { ...condition, status: 'False', lastTransitionTime: toTimestamp(now) } : condition,
  )
}
