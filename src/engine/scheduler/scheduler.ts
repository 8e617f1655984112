import { sameJson } from '../../api/equal.ts'
import { keyOf } from '../../api/object.ts'
import type { Node, Pod } from '../../api/types.ts'
import type { Change, Component, ComponentFactory, Context } from '../component.ts'
import { schedulerOf } from '../versions.ts'
import { Attempts } from './attempts.ts'
import { Cluster } from './cluster.ts'
import { hasEnded } from './plugins/plugin.ts'
import { SchedulingQueue } from './scheduling-queue.ts'
import { surroundingKinds, surroundingsOf, viewOf } from './surroundings.ts'

const name = 'default-scheduler'

/** The one key: the next pod that waits is to be scheduled. */
const next = 'next'

/** kube-scheduler: gives pods their nodes, one pod at a time. */
export const scheduler: ComponentFactory = { name, make: context => new Scheduler(context) }

class Scheduler implements Component {
  readonly watches: Component['watches'] = {
    ...Object.fromEntries(surroundingKinds.map(kind => [kind, (change: Change) => this.#reconsider(change)])),
    PersistentVolumeClaim: change => [...this.#attempts.bindings.claimChanged(change), ...this.#reconsider(change)],
    Pod: change => this.#podChanged(change),
    Node: change => this.#nodeChanged(change),
  }
  readonly #context: Context
  readonly #cluster = new Cluster()
  readonly #queue: SchedulingQueue
  readonly #attempts: Attempts

  constructor(context: Context) {
    const { caches, clock, profile } = context
    const version = schedulerOf(profile.kubernetes)
    const view = viewOf(this.#cluster, surroundingsOf(caches))
    this.#context = context
    this.#queue = new SchedulingQueue(clock, !version.popsFromBackoff, () => context.enqueue(next))
    this.#attempts = new Attempts(context, this.#cluster, view, this.#queue, version)
  }

  reconcile(key: string): void {
    if (key !== next) return void this.#attempts.bindings.look(key)
    const entry = this.#queue.take()
    if (entry !== undefined) this.#attempts.try(entry)
    if (this.#queue.hasActive) this.#context.enqueue(next)
  }

  /** Brings back the pods that the change may help, and says whether there is something to do. */
  #reconsider(change: Change): string[] {
    this.#attempts.reconsider(change)
    return this.#queue.hasActive ? [next] : []
  }

  #nodeChanged(change: Change): string[] {
    const node = change.object as unknown as Node
    this.#cluster.setNode(node.metadata.name, change.change === 'deleted' ? undefined : node)
    return this.#reconsider(change)
  }

  #podChanged(change: Change): string[] {
    const pod = change.object as unknown as Pod
    const isDeleted = change.change === 'deleted'
    if (!isDeleted && !pod.spec.nodeName) {
      this.#waits(pod, change.before as unknown as Pod | undefined)
      return this.#queue.hasActive ? [next] : []
    }
    const key = keyOf(pod)
    this.#queue.remove(key)
    this.#attempts.bindings.forget(key)
    if (isDeleted || hasEnded(pod)) this.#cluster.remove(key)
    else this.#cluster.place(pod, pod.spec.nodeName!)
    return this.#reconsider(change)
  }

  /** A pod without a node: it is this scheduler's, unless it names another one or is held back by gates. */
  #waits(pod: Pod, before: Pod | undefined): void {
    if ((pod.spec.schedulerName ?? name) !== name || (pod.spec.schedulingGates ?? []).length > 0) return
    if (hasEnded(pod)) this.#queue.remove(keyOf(pod))
    else this.#queue.add(pod)
    const entry = this.#queue.get(keyOf(pod))
    if (entry !== undefined && before !== undefined && asksForElse(pod, before)) this.#queue.retry(entry)
  }
}

/** The pod itself changed in a way that may let it in: its labels, its tolerations, what it requests. */
const asksForElse = (pod: Pod, before: Pod): boolean =>
  !sameJson(pod.spec, before.spec) || !sameJson(pod.metadata.labels, before.metadata.labels)
