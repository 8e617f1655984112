import { StatusError } from '../../api/status-error.ts'
import type { Pod } from '../../api/types.ts'
import { Series, type Timer } from '../clock.ts'
import type { Change, Context } from '../component.ts'
import type { Cluster } from './cluster.ts'
import { claimKeysOf } from './node-info.ts'
import type { Entry } from './scheduling-queue.ts'
import { carryOut, progressOf } from './volume-binding.ts'
import type { ClaimPlan } from './volume-matching.ts'

/** While it waits for claims, the scheduler looks at them once a second, for ten minutes. */
const pollPeriod = 1_000
const timeout = 600_000

interface Binding {
  readonly entry: Entry
  readonly pod: Pod
  readonly node: string
  readonly plan: ClaimPlan
  readonly begun: number
  readonly deadline: Timer
}

/** What follows from a binding's end. */
interface Ends {
  bind(entry: Entry, pod: Pod, node: string): void
  fail(entry: Entry, pod: Pod, problem: string): void
}

/** Pods that have a node and wait for their claims to be bound before they are bound themselves. */
export class Bindings {
  readonly #context: Context
  readonly #cluster: Cluster
  readonly #ends: Ends
  readonly #waiting = new Map<string, Binding>()
  /** Claims of pods that wait, and whose they are. */
  readonly #claims = new Map<string, string>()
  readonly #timeouts = new Map<string, Series>()

  constructor(context: Context, cluster: Cluster, ends: Ends) {
    this.#context = context
    this.#cluster = cluster
    this.#ends = ends
  }

  /** Counts the pod as if it were on the node, and has its claims bound for it. */
  begin(entry: Entry, pod: Pod, node: string, plan: ClaimPlan): void {
    const { clock, api } = this.#context
    const { key } = entry
    this.#cluster.place(onNode(pod, node), node)
    const series = this.#timeouts.get(key) ?? new Series(`volumes of ${key} do not come`, clock)
    this.#timeouts.set(key, series)
    const giveUp = () => {
      series.ends('timed out')
      this.#fail(key, 'context deadline exceeded')
    }
    this.#waiting.set(key, {
      entry,
      pod,
      node,
      plan,
      begun: clock.now,
      deadline: clock.attempt(series, timeout, giveUp),
    })
    for (const claim of claimKeysOf(pod)) this.#claims.set(claim, key)
    try {
      carryOut(plan, node, api)
    } catch (error) {
      if (!(error instanceof StatusError)) throw error
      this.#fail(key, error.message)
    }
  }

  /** The pod that waits for the claim which changed is looked at when the next second of its wait is over. */
  claimChanged({ object }: Change): string[] {
    const key = this.#claims.get(`${object.metadata.namespace}/${object.metadata.name}`)
    const binding = key === undefined ? undefined : this.#waiting.get(key)
    if (key === undefined || binding === undefined) return []
    const elapsed = this.#context.clock.now - binding.begun
    const left = Math.max(Math.ceil(elapsed / pollPeriod), 1) * pollPeriod - elapsed
    if (left === 0) return [key]
    this.#context.enqueue(key, left)
    return []
  }

  /** Looks at the claims of a pod that waits. */
  look(key: string): void {
    const binding = this.#waiting.get(key)
    if (binding === undefined) return
    const claims = this.#context.caches.of('PersistentVolumeClaim')
    const progress = progressOf(
      claimKeysOf(binding.pod).map(claim => claims.get(claim)),
      binding.plan,
      binding.node,
    )
    if (progress === 'waiting') return
    if (progress === 'bound') {
      this.#end(key)
      this.#ends.bind(binding.entry, binding.pod, binding.node)
    } else this.#fail(key, progress.error)
  }

  /** The pod is gone, or on a node already. */
  forget(key: string): void {
    this.#timeouts.delete(key)
    if (this.#waiting.has(key)) this.#end(key)
  }

  #fail(key: string, problem: string): void {
    const { entry, pod, node } = this.#waiting.get(key)!
    this.#end(key)
    this.#cluster.remove(key)
    this.#ends.fail(entry, onNode(pod, node), `running PreBind plugin "VolumeBinding": ${problem}`)
  }

  #end(key: string): void {
    const binding = this.#waiting.get(key)!
    binding.deadline.cancelled = true
    this.#waiting.delete(key)
    for (const claim of claimKeysOf(binding.pod)) this.#claims.delete(claim)
  }
}

const onNode = (pod: Pod, nodeName: string): Pod => ({ ...pod, spec: { ...pod.spec, nodeName } })
