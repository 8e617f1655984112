import { referenceTo } from '../../../api/object.ts'
import { isStatus } from '../../../api/status-error.ts'
import type { Node, Pod } from '../../../api/types.ts'
import type { Component, ComponentFactory, Context } from '../../component.ts'
import { withCondition } from '../../pod-condition.ts'
import { type Grounds, groundsFor, isOutOfService } from './decide.ts'

/** The one key: a round of collection. */
const round = 'collect'

/** pod-garbage-collector: removes pods that no kubelet will ever finish. It looks every 20 s, here only when there is something to see. */
export const podGc: ComponentFactory = { name: 'pod-garbage-collector', make: context => new PodGc(context) }

class PodGc implements Component {
  readonly watches: Component['watches'] = {
    Pod: change => this.#podChanged(change.object as unknown as Pod),
    Node: change => this.#nodeChanged(change.object as unknown as Node),
  }
  readonly #context: Context
  /** Names of nodes that pods still use, since when they were found missing. */
  readonly #quarantined = new Map<string, number>()

  constructor(context: Context) {
    this.#context = context
    context.caches.of('Pod').index('node', ({ spec }) => (spec.nodeName ? [spec.nodeName] : []))
  }

  reconcile(): void {
    const { caches, clock, profile } = this.#context
    const nodes = caches.of('Node')
    const { podGcQuarantine } = profile.timings
    this.#quarantine()
    const isGone = (name: string) => {
      const since = this.#quarantined.get(name)
      return since !== undefined && since + podGcQuarantine <= clock.now && this.#isReallyGone(name)
    }
    for (const pod of [...caches.of('Pod').all()]) {
      const grounds = groundsFor(pod, name => nodes.get(name), isGone)
      if (grounds !== undefined) this.#collect(pod, grounds)
    }
    for (const [name, since] of this.#quarantined) {
      if (since + podGcQuarantine <= clock.now) this.#quarantined.delete(name)
      else this.#context.enqueue(round, since + podGcQuarantine - clock.now)
    }
  }

  #podChanged(pod: Pod): string[] {
    const nodes = this.#context.caches.of('Node')
    const { nodeName } = pod.spec
    const isMissing = Boolean(nodeName) && nodes.get(nodeName!) === undefined && !this.#quarantined.has(nodeName!)
    if (
      isMissing ||
      groundsFor(
        pod,
        name => nodes.get(name),
        () => false,
      ) !== undefined
    )
      this.#awaitRound()
    return []
  }

  #nodeChanged(node: Node): string[] {
    const { caches } = this.#context
    const isGone = caches.of('Node').get(node.metadata.name) === undefined
    const hasPods = caches.of('Pod').has('node', node.metadata.name)
    if (hasPods && (isGone || isOutOfService(node))) this.#awaitRound()
    return []
  }

  #awaitRound(): void {
    const { clock, profile } = this.#context
    const { podGcPeriod } = profile.timings
    this.#context.enqueue(round, podGcPeriod - (clock.now % podGcPeriod))
  }

  /** Notes names of nodes that pods use and that are not there; a name that is there again is forgotten. */
  #quarantine(): void {
    const { caches, clock } = this.#context
    const nodes = caches.of('Node')
    for (const name of this.#quarantined.keys()) if (nodes.get(name) !== undefined) this.#quarantined.delete(name)
    for (const { spec } of caches.of('Pod').all())
      if (spec.nodeName && nodes.get(spec.nodeName) === undefined && !this.#quarantined.has(spec.nodeName))
        this.#quarantined.set(spec.nodeName, clock.now)
  }

  /** The cache may lag: before pods are removed for a missing node, the API is asked for it. */
  #isReallyGone(name: string): boolean {
    return this.#context.api.find('Node', undefined, name) === undefined
  }

  /** Marks the pod as failed, for nobody else will, and removes it at once. No event tells of it. */
  #collect(pod: Pod, grounds: Grounds): void {
    const { api } = this.#context
    try {
      this.#fail(pod, grounds)
      api.delete(referenceTo(pod), { gracePeriodSeconds: 0 })
    } catch (error) {
      if (!isStatus(error, 'NotFound')) throw error
    }
  }

  #fail(pod: Pod, grounds: Grounds): void {
    const { api, clock } = this.#context
    if (pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed') return
    const condition = {
      type: 'DisruptionTarget',
      status: 'True',
      reason: 'DeletionByPodGC',
      message: 'PodGC: node no longer exists',
    }
    const told = grounds === 'orphaned' ? withCondition(pod.status ?? {}, condition, clock.now) : pod.status
    api.updateStatus<Pod>({ ...pod, status: { ...told, phase: 'Failed' } })
  }
}
