import { type KubeObject, keyOf } from '../../api/object.ts'
import { StatusError } from '../../api/status-error.ts'
import type { PersistentVolume, Pod } from '../../api/types.ts'
import type { Change, Context } from '../component.ts'
import type { SchedulerVersion } from '../versions.ts'
import { bindTo, nominate, preempt, tellFailure } from './act.ts'
import { Bindings } from './bindings.ts'
import type { Cluster, View } from './cluster.ts'
import { type Fit, fitOf } from './fit.ts'
import { supposing } from './hypothesis.ts'
import { diagnosisText } from './message.ts'
import { claimKeysOf } from './node-info.ts'
import type { Rejection } from './plugins/plugin.ts'
import { plugins } from './plugins/plugins.ts'
import { preemptionFor, priorityOf } from './preemption.ts'
import type { Entry, SchedulingQueue } from './scheduling-queue.ts'
import { bestNode } from './scores.ts'
import { claimsOf, planFor } from './volume-matching.ts'

/** What an attempt came to: a node, or why none and what is done about it. */
type Outcome = { readonly node: string } | { readonly fit: Fit }

/** Tries to schedule one pod at a time: decides on a node, and sees that what was decided is done. */
export class Attempts {
  readonly bindings: Bindings
  readonly #context: Context
  readonly #view: View
  readonly #queue: SchedulingQueue
  readonly #cluster: Cluster
  readonly #version: SchedulerVersion

  constructor(context: Context, cluster: Cluster, view: View, queue: SchedulingQueue, version: SchedulerVersion) {
    this.#context = context
    this.#cluster = cluster
    this.#view = view
    this.#queue = queue
    this.#version = version
    this.bindings = new Bindings(context, cluster, {
      bind: (entry, pod, node) => this.#bind(entry, pod, node),
      fail: (entry, pod, problem) => {
        this.#fail(entry, pod, problem)
        this.reconsider({ change: 'deleted', object: pod })
      },
    })
    context.caches.of('Pod').index('claim', claimKeysOf)
    context.caches
      .of('Pod')
      .index('nominated', ({ spec, status }) =>
        !spec.nodeName && status?.nominatedNodeName ? [status.nominatedNodeName] : [],
      )
  }

  /** Brings back the pods that the change may help. */
  reconsider(change: Change): void {
    const pods = this.#context.caches.of('Pod')
    for (const plugin of plugins) {
      const rejected = this.#queue.rejectedBy(plugin.name)
      const helps = rejected.size === 0 ? undefined : plugin.helps(change)
      if (helps === undefined) continue
      for (const entry of this.#usersOf(change) ?? [...rejected]) {
        const pod = rejected.has(entry) ? pods.get(entry.key) : undefined
        if (pod !== undefined && helps(pod)) this.#queue.retry(entry)
      }
    }
  }

  /** The pods that use the claim which the change is about; undefined where it is not about a single claim. */
  #usersOf({ object }: Change): Entry[] | undefined {
    const claim = claimOf(object)
    if (claim === undefined) return undefined
    const users = [...this.#context.caches.of('Pod').under('claim', claim)]
    return users.map(pod => this.#queue.get(keyOf(pod))).filter(entry => entry !== undefined)
  }

  /** Tries to schedule the pod of the entry. */
  try(entry: Entry): void {
    const pod = this.#context.caches.of('Pod').get(entry.key)
    if (pod === undefined || pod.spec.nodeName) this.#queue.remove(entry.key)
    else if (pod.metadata.deletionTimestamp !== undefined) this.#skip(entry, pod)
    else {
      try {
        this.#schedule(entry, pod)
      } catch (error) {
        if (!(error instanceof StatusError)) throw error
        this.#fail(entry, pod, error.message)
      }
    }
  }

  #skip(entry: Entry, pod: Pod): void {
    const { namespace, name } = pod.metadata
    this.#queue.remove(entry.key)
    this.#context.events.warning(pod, 'FailedScheduling', `skip schedule deleting pod: ${namespace}/${name}`)
  }

  #schedule(entry: Entry, pod: Pod): void {
    if (this.#view.nodes.length === 0) {
      this.#queue.failed(entry, noNodes)
      tellFailure(this.#context, pod, 'Unschedulable', noNodes)
      return
    }
    const outcome = this.#decide(pod)
    if ('fit' in outcome) this.#reject(entry, pod, outcome.fit)
    else this.#assign(entry, pod, outcome.node)
  }

  #decide(pod: Pod): Outcome {
    const fit = this.#respectingNominated(pod, fitOf(pod, this.#view, this.#version))
    if (fit.feasible.length === 0) return { fit }
    const nominated = fit.feasible.find(({ name }) => name === pod.status?.nominatedNodeName)
    return { node: (nominated ?? bestNode(pod, fit.feasible, this.#view)).name }
  }

  /** Room that was made for a pod of no lower priority is not given away. */
  #respectingNominated(pod: Pod, fit: Fit): Fit {
    const rejected = new Map(fit.rejected)
    const feasible = fit.feasible.filter(({ name }) => {
      const others = this.#nominatedTo(name, pod)
      if (others.length === 0) return true
      const view = supposing(this.#view, name, [], others)
      const rejection = fitOf(
        pod,
        view,
        this.#version,
        view.nodes.filter(info => info.name === name),
      ).rejected.get(name)
      if (rejection !== undefined) rejected.set(name, rejection)
      return rejection === undefined
    })
    return { ...fit, feasible, rejected }
  }

  #nominatedTo(node: string, pod: Pod): Pod[] {
    const isAhead = (other: Pod) => other.metadata.uid !== pod.metadata.uid && priorityOf(other) >= priorityOf(pod)
    const keyed = [...this.#context.caches.of('Pod').under('nominated', node)]
    return keyed.filter(
      other => isAhead(other) && !this.#cluster.isPlaced(`${other.metadata.namespace}/${other.metadata.name}`),
    )
  }

  #assign(entry: Entry, pod: Pod, node: string): void {
    const { waiting } = claimsOf(pod, this.#view)
    const plan = planFor(waiting, this.#cluster.info(node)!.node!, this.#view)!
    if (waiting.length === 0) this.#bind(entry, pod, node)
    else {
      if (this.#version.nominatesWhileBinding) nominate(this.#context, pod, node)
      this.bindings.begin(entry, pod, node, plan)
    }
  }

  #bind(entry: Entry, pod: Pod, node: string): void {
    try {
      bindTo(this.#context, pod, node)
      this.#queue.remove(entry.key)
    } catch (error) {
      if (!(error instanceof StatusError)) throw error
      this.#fail(entry, pod, `binding rejected: ${error.message}`)
    }
  }

  /** Something other than a rule kept the pod from its node. */
  #fail(entry: Entry, pod: Pod, problem: string): void {
    this.#queue.failed(entry, problem)
    tellFailure(this.#context, pod, 'SchedulerError', problem, '')
  }

  #reject(entry: Entry, pod: Pod, fit: Fit): void {
    const rejections = [...fit.rejected.values()]
    this.#queue.rejected(entry, fit.whole === undefined ? rejections.map(({ by }) => by) : [fit.whole.by])
    const text = diagnosisText({ nodes: this.#view.nodes.length, whole: fit.whole, rejections })
    if (fit.whole !== undefined && this.#version.dynamicResources)
      tellFailure(this.#context, pod, 'Unschedulable', `${text} not found`)
    else this.#makeRoom(pod, fit, text)
  }

  /** Nothing suits the pod as things are: others may have to go for it. */
  #makeRoom(pod: Pod, fit: Fit, text: string): void {
    const budgets = [...this.#context.caches.of('PodDisruptionBudget').all()]
    const preemption = preemptionFor(pod, this.#view, fit, budgets, (view, node) => this.#tryNode(pod, view, node))
    if ('candidate' in preemption) {
      tellFailure(this.#context, pod, 'Unschedulable', text, preemption.candidate.node)
      preempt(this.#context, pod, preemption.candidate)
      this.#overrule(pod, preemption.candidate.node)
      return
    }
    const { refusal, keepsNomination } = preemption
    const before = this.#version.dynamicResources ? 'no new claims to deallocate, ' : ''
    const message = `${text} ${before}preemption: ${refusal}`
    tellFailure(this.#context, pod, 'Unschedulable', message, keepsNomination ? undefined : '')
  }

  /** Pods of lower priority that were promised the node have to look for another. */
  #overrule(pod: Pod, node: string): void {
    for (const other of [...this.#context.caches.of('Pod').under('nominated', node)])
      if (priorityOf(other) < priorityOf(pod)) nominate(this.#context, other, '')
  }

  #tryNode(pod: Pod, view: View, node: string): Rejection | undefined {
    const others = this.#nominatedTo(node, pod)
    const supposed = others.length === 0 ? view : supposing(view, node, [], others)
    const fit = fitOf(
      pod,
      supposed,
      this.#version,
      supposed.nodes.filter(info => info.name === node),
    )
    return fit.whole ?? fit.rejected.get(node)
  }
}

function claimOf(object: KubeObject): string | undefined {
  if (object.kind === 'PersistentVolumeClaim') return keyOf(object)
  const claim = object.kind === 'PersistentVolume' ? (object as PersistentVolume).spec?.claimRef : undefined
  return claim && `${claim.namespace}/${claim.name}`
}

const noNodes = 'no nodes available to schedule pods'
