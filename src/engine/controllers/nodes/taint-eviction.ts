import { sameJson } from '../../../api/equal.ts'
import { type KubeObject, keyOf, referenceTo } from '../../../api/object.ts'
import type { Node, Pod } from '../../../api/types.ts'
import type { Change, Component, ComponentFactory, Context } from '../../component.ts'
import { withCondition } from '../../pod-condition.ts'
import { evicting, toleranceOf } from './tolerance.ts'

/** taint-eviction-controller: deletes the pods of nodes that are tainted NoExecute, each when it tolerates it no longer. */
export const taintEviction: ComponentFactory = {
  name: 'taint-eviction-controller',
  make: context => new TaintEviction(context),
}

const node = 'node '

class TaintEviction implements Component {
  readonly watches: Component['watches'] = {
    Node: change => (areTaintsNew(change) ? [node + change.object.metadata.name] : []),
    Pod: change =>
      isPlacement(change.object as unknown as Pod, change.before as unknown as Pod, change.change)
        ? [keyOf(change.object)]
        : [],
  }
  readonly #context: Context
  /** Pods that are to be deleted, since when their taints count, and when it is time. */
  readonly #planned = new Map<string, { pod: Pod; since: number; due: number }>()
  /** Nodes with taints, so that a change of any other costs nothing. */
  readonly #tainted = new Set<string>()

  constructor(context: Context) {
    this.#context = context
    context.caches.of('Pod').index('node', ({ spec }) => (spec.nodeName ? [spec.nodeName] : []))
  }

  reconcile(key: string): void {
    if (key.startsWith(node)) this.#lookAtNode(key.slice(node.length))
    else this.#lookAtPod(key)
  }

  #lookAtNode(name: string): void {
    const { caches } = this.#context
    const taints = evicting(caches.of('Node').get(name)?.spec?.taints)
    if (taints.length === 0 && !this.#tainted.delete(name)) return
    if (taints.length > 0) this.#tainted.add(name)
    if (caches.of('Node').get(name) === undefined) return
    for (const pod of [...caches.of('Pod').under('node', name)]) this.#lookAtPod(keyOf(pod))
  }

  #lookAtPod(key: string): void {
    const { caches, clock } = this.#context
    const pod = caches.of('Pod').get(key)
    const plan = this.#planned.get(key)
    if (plan !== undefined && (pod === undefined || plan.pod.metadata.uid !== pod.metadata.uid)) this.#cancel(key)
    if (pod?.spec.nodeName === undefined) return
    const taints = evicting(caches.of('Node').get(pod.spec.nodeName)?.spec?.taints)
    const tolerance = taints.length === 0 ? 'always' : toleranceOf(pod, taints)
    if (tolerance === 'always') this.#cancel(key)
    else if (tolerance === 'never') {
      if (this.#planned.get(key)?.due !== done) this.#cancel(key)
      this.#evict(key, pod)
    } else {
      const since = this.#planned.get(key)?.since ?? clock.now
      this.#plan(key, pod, since, since + tolerance)
    }
  }

  /** The pod is deleted when it is time; a plan for an earlier time stands. */
  #plan(key: string, pod: Pod, since: number, due: number): void {
    const { clock } = this.#context
    const plan = this.#planned.get(key)
    const time = Math.min(plan?.due ?? due, due)
    if (time <= clock.now) {
      this.#evict(key, pod)
      return
    }
    this.#planned.set(key, { pod, since, due: time })
    this.#context.enqueue(key, time - clock.now)
  }

  #cancel(key: string): void {
    const plan = this.#planned.get(key)
    if (plan === undefined) return
    this.#planned.delete(key)
    if (plan.due !== done)
      this.#context.events.normal(plan.pod, 'TaintManagerEviction', `Cancelling deletion of Pod ${key}`)
  }

  /** Once for each stay on the node: what was deleted is not deleted again. */
  #evict(key: string, pod: Pod): void {
    if (this.#planned.get(key)?.due === done) return
    this.#planned.set(key, { pod, since: this.#context.clock.now, due: done })
    const { api, clock, events } = this.#context
    events.normal(pod, 'TaintManagerEviction', `Marking for deletion Pod ${key}`)
    const condition = {
      type: 'DisruptionTarget',
      status: 'True',
      reason: 'DeletionByTaintManager',
      message: 'Taint manager: deleting due to NoExecute taint',
    }
    const marked = withCondition(pod.status ?? {}, condition, clock.now)
    if (marked !== pod.status) api.updateStatus<Pod>({ ...pod, status: marked })
    api.delete(referenceTo(pod))
  }
}

const done = Number.NEGATIVE_INFINITY

/** Other taints than before evict from the node. */
function areTaintsNew({ object, before, change }: Change): boolean {
  const taintsOf = (node: KubeObject | undefined) => evicting((node as Node | undefined)?.spec?.taints)
  return change === 'deleted' || !sameJson(taintsOf(object), taintsOf(before))
}

/** The pod came to a node or left it, or tolerates something else now. */
function isPlacement(pod: Pod, before: Pod | undefined, change: 'created' | 'updated' | 'deleted'): boolean {
  if (change === 'deleted' || before === undefined) return pod.spec.nodeName !== undefined
  return pod.spec.nodeName !== before.spec.nodeName || !sameJson(pod.spec.tolerations, before.spec.tolerations)
}
