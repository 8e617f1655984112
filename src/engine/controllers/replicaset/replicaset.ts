import { controllerOf, type Draft, type KubeObject, keyOf, referenceTo } from '../../../api/object.ts'
import { compileSelector } from '../../../api/selector.ts'
import { isStatus, StatusError } from '../../../api/status-error.ts'
import type { Pod, ReplicaSet } from '../../../api/types.ts'
import type { Change, Component, ComponentFactory, Context } from '../../component.ts'
import { claim, managedBy } from '../ownership.ts'
import { adjustment } from './decide.ts'
import { isActive, untilAvailable } from './know.ts'
import { type Failure, statusOf } from './report.ts'

/** Keeps as many interchangeable pods as a ReplicaSet asks for: random names, no order, no storage of their own. */
export const replicaSetController: ComponentFactory = {
  name: 'replicaset-controller',
  make: context => new ReplicaSets(context),
}

class ReplicaSets implements Component {
  readonly #context: Context
  readonly #sets
  readonly #pods

  readonly watches = {
    ReplicaSet: ({ object }: Change) => [keyOf(object)],
    Pod: ({ object, before }: Change) => this.#concerned(object, before),
  }

  constructor(context: Context) {
    this.#context = context
    this.#sets = context.caches.of('ReplicaSet')
    this.#pods = context.caches.of('Pod')
    this.#sets.index('namespace', ({ metadata }) => [metadata.namespace!])
    this.#pods.index('manager', pod => [managerOf(pod)])
  }

  reconcile(key: string): void {
    const set = this.#sets.get(key)
    if (set === undefined) return
    const { api, clock, enqueue } = this.#context
    const candidates = [
      ...this.#pods.under('manager', set.metadata.uid),
      ...this.#pods.under('manager', orphansOf(set.metadata.namespace)),
    ]
    const pods = claim(api, set, candidates, compileSelector(set.spec.selector))
    const refused = set.metadata.deletionTimestamp === undefined ? this.#adjust(set, pods) : undefined
    const status = statusOf(set, pods, refused?.failure, clock.now)
    api.updateStatus({ ...set, status })
    if (refused !== undefined) throw refused.error
    const minReadySeconds = set.spec.minReadySeconds ?? 0
    const waits = pods.filter(isActive).map(pod => untilAvailable(pod, minReadySeconds, clock.now) ?? 0)
    const soonest = Math.min(...waits.filter(wait => wait > 0))
    if (Number.isFinite(soonest)) enqueue(key, soonest)
  }

  /** Makes and removes pods until the first refusal; it answers that one. */
  #adjust(set: ReplicaSet, pods: readonly Pod[]): { failure: Failure; error: StatusError } | undefined {
    const { create, remove } = adjustment(pods, set.spec.replicas ?? 1)
    try {
      for (let made = 0; made < create; made++) this.#create(set)
      for (const pod of remove) this.#remove(set, pod)
      return undefined
    } catch (error) {
      if (!(error instanceof StatusError)) throw error
      const reason = create > 0 ? 'FailedCreate' : 'FailedDelete'
      const verb = create > 0 ? 'creating' : 'deleting'
      this.#context.events.warning(set, reason, `Error ${verb}: ${error.message}`)
      return { failure: { reason, message: error.message }, error }
    }
  }

  #create(set: ReplicaSet): void {
    const { api, events } = this.#context
    const pod = api.create(podOf(set))
    events.normal(set, 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`)
  }

  #remove(set: ReplicaSet, pod: Pod): void {
    const { api, events } = this.#context
    try {
      api.delete(referenceTo(pod))
      events.normal(set, 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`)
    } catch (error) {
      if (!isStatus(error, 'NotFound')) throw error
    }
  }

  /** A pod concerns the set that manages it, or managed it; an orphan every set that could adopt it. */
  #concerned(pod: KubeObject, before: KubeObject | undefined): string[] {
    const namespace = pod.metadata.namespace!
    const managers = [pod, before]
      .map(object => object && controllerOf(object))
      .filter(owner => owner?.kind === 'ReplicaSet')
    if (controllerOf(pod) !== undefined) return managers.map(owner => `${namespace}/${owner!.name}`)
    const adopters = [...this.#sets.under('namespace', namespace)].filter(({ spec }) =>
      compileSelector(spec.selector).matches(pod.metadata.labels),
    )
    return [...managers.map(owner => `${namespace}/${owner!.name}`), ...adopters.map(keyOf)]
  }
}

const orphansOf = (namespace: string | undefined): string => `none in ${namespace}`

const managerOf = (pod: Pod): string => controllerOf(pod)?.uid ?? orphansOf(pod.metadata.namespace)

function podOf(set: ReplicaSet): Draft<Pod> {
  const { metadata, spec } = set.spec.template!
  const { labels, annotations, finalizers } = metadata ?? {}
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      generateName: `${set.metadata.name}-`,
      namespace: set.metadata.namespace,
      labels,
      annotations,
      finalizers,
      ownerReferences: [managedBy(set)],
    },
    spec: spec!,
  }
}
