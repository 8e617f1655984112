import { sameJson } from '../../../api/equal.ts'
import { controllerOf, keyOf } from '../../../api/object.ts'
import { matches } from '../../../api/selector.ts'
import type { LabelSelector, Pod, PodDisruptionBudget } from '../../../api/types.ts'
import { fromTimestamp } from '../../../timeline/epoch.ts'
import type { Change, Component, ComponentFactory, Context } from '../../component.ts'
import { withCondition } from '../../pod-condition.ts'
import { afterFailure, type BudgetStatus } from './allowance.ts'
import { asksControllers, deletionTimeout, expectationOf, statusOf, stillDisrupted } from './decide.ts'
import { GuardedPods } from './guarded.ts'

/** The disruption controller, which events call by the name of its process: keeps the status of disruption budgets. */
export const disruption: ComponentFactory = { name: 'controllermanager', make: context => new Disruption(context) }

const stale = 'stale '

class Disruption implements Component {
  readonly watches: Component['watches'] = {
    PodDisruptionBudget: change => this.#budgetChanged(change),
    Pod: change => this.#podChanged(change),
    StatefulSet: change => this.#controllerChanged(change),
    ReplicaSet: change => this.#controllerChanged(change),
    Deployment: () => [],
  }
  readonly #context: Context
  /** What each budget guards. */
  readonly #guarded = new Map<string, GuardedPods>()

  constructor(context: Context) {
    this.#context = context
    context.caches.of('PodDisruptionBudget').index('namespace', ({ metadata }) => [metadata.namespace ?? ''])
    context.caches.of('Pod').index('namespace', ({ metadata }) => [metadata.namespace ?? ''])
  }

  reconcile(key: string): void {
    if (key.startsWith(stale)) this.#cleanUp(key.slice(stale.length))
    else this.#sync(key)
  }

  #budgetChanged({ object, change, before }: Change): string[] {
    const budget = object as unknown as PodDisruptionBudget
    const key = keyOf(budget)
    const selector = (before as unknown as PodDisruptionBudget | undefined)?.spec.selector
    if (change === 'deleted') this.#guarded.delete(key)
    else if (change === 'created' || !sameJson(budget.spec.selector, selector)) this.#countAnew(key, budget)
    return [key]
  }

  #countAnew(key: string, budget: PodDisruptionBudget): void {
    const guarded = new GuardedPods()
    this.#guarded.set(key, guarded)
    for (const pod of this.#context.caches.of('Pod').under('namespace', budget.metadata.namespace ?? ''))
      if (selects(budget, pod)) guarded.set(pod)
  }

  *#podChanged({ object, change, before }: Change): Iterable<string> {
    const pod = object as unknown as Pod
    if (isTargeted(pod) && change !== 'deleted') yield stale + keyOf(pod)
    const budgets = this.#context.caches.of('PodDisruptionBudget')
    for (const budget of budgets.under('namespace', pod.metadata.namespace ?? '')) {
      const isGuarded = selects(budget, pod)
      const guarded = this.#guarded.get(keyOf(budget))
      if (isGuarded && change !== 'deleted') guarded?.set(pod)
      else guarded?.delete(pod.metadata.name)
      if (isGuarded || (before !== undefined && selects(budget, before as unknown as Pod))) yield keyOf(budget)
    }
  }

  /** A workload of another size: the budgets that count its pods. */
  *#controllerChanged({ object, before }: Change): Iterable<string> {
    const replicas = ({ spec }: { spec?: unknown }) => (spec as { replicas?: number } | undefined)?.replicas
    if (before !== undefined && replicas(object) === replicas(before)) return
    const { caches } = this.#context
    const namespace = object.metadata.namespace ?? ''
    const budgets = [...caches.of('PodDisruptionBudget').under('namespace', namespace)]
    if (budgets.length === 0) return
    const template = (object.spec as { template?: { metadata?: Pod['metadata'] } } | undefined)?.template
    for (const budget of budgets) if (matches(budget.spec.selector, template?.metadata?.labels)) yield keyOf(budget)
  }

  #sync(key: string): void {
    const { caches, clock, events } = this.#context
    const budget = caches.of('PodDisruptionBudget').get(key)
    if (budget === undefined) return
    const guarded = this.#guarded.get(key)!
    if (guarded.size === 0) events.normal(budget, 'NoPods', 'No matching pods found')
    const scale = asksControllers(budget.spec) ? this.#scaleOf(budget, guarded) : 0
    if (typeof scale === 'string') {
      const text = `Failed to calculate the number of expected pods: ${scale}`
      events.warning(budget, 'CalculateExpectedPodCountFailed', text)
      this.#write(budget, afterFailure(budget.status ?? {}, scale, clock.now))
      return
    }
    const { going, overdue } = stillDisrupted(budget, name => guarded.named(name), clock.now)
    for (const pod of overdue)
      events.warning(pod, 'NotDeleted', `Pod was expected by PDB ${key} to be deleted but it wasn't`)
    const expectation = expectationOf(budget.spec, scale, guarded.size)
    this.#write(budget, statusOf(budget, guarded.healthyBut(going), expectation, going, clock.now))
    const ends = [...going.values()].map(granted => fromTimestamp(granted) + deletionTimeout + 1)
    if (ends.length > 0) this.#context.enqueue(key, Math.max(Math.min(...ends) - clock.now, 0))
  }

  /** What the pods' controllers ask for together, or why that cannot be said. */
  #scaleOf(budget: PodDisruptionBudget, guarded: GuardedPods): number | string {
    const scales = new Map<string, number>()
    for (const pod of guarded.samples) {
      const scale = this.#scaleOfController(pod)
      if (scale === undefined) return `found no controllers for pod "${pod.metadata.name}"`
      scales.set(scale.uid, scale.replicas)
    }
    if (guarded.isPartlyUnmanaged)
      this.#context.events.warning(budget, 'UnmanagedPods', unmanaged(budget.spec.selector))
    return [...scales.values()].reduce((sum, scale) => sum + scale, 0)
  }

  /** A ReplicaSet that a Deployment manages counts by the Deployment. */
  #scaleOfController(pod: Pod): { uid: string; replicas: number } | undefined {
    const { caches } = this.#context
    const owner = controllerOf(pod)!
    const key = `${pod.metadata.namespace}/${owner.name}`
    if (owner.kind !== 'StatefulSet' && owner.kind !== 'ReplicaSet') return undefined
    const controller = caches.of(owner.kind as 'ReplicaSet').get(key)
    if (controller?.metadata.uid !== owner.uid) return undefined
    const above = controllerOf(controller)
    if (above?.kind === 'Deployment') {
      const deployment = caches.of('Deployment').get(`${pod.metadata.namespace}/${above.name}`)
      if (deployment?.metadata.uid === above.uid) return { uid: above.uid, replicas: deployment.spec?.replicas ?? 1 }
    }
    return { uid: owner.uid, replicas: controller.spec?.replicas ?? 1 }
  }

  #write(budget: PodDisruptionBudget, status: BudgetStatus): void {
    if (!sameJson(budget.status, status)) this.#context.api.updateStatus<PodDisruptionBudget>({ ...budget, status })
  }

  /** A pod that was to be disrupted and was not deleted within two minutes is not to be disrupted any more. */
  #cleanUp(key: string): void {
    const { caches, clock, api } = this.#context
    const pod = caches.of('Pod').get(key)
    if (pod === undefined || !isTargeted(pod)) return
    const target = pod.status!.conditions!.find(({ type }) => type === 'DisruptionTarget')!
    const left = fromTimestamp(target.lastTransitionTime!) + deletionTimeout - clock.now
    if (left > 0) this.#context.enqueue(stale + key, left)
    else {
      const status = withCondition(pod.status!, { type: 'DisruptionTarget', status: 'False' }, clock.now)
      api.updateStatus<Pod>({ ...pod, status })
    }
  }
}

const selects = ({ metadata, spec }: PodDisruptionBudget, pod: Pod): boolean =>
  metadata.namespace === pod.metadata.namespace && matches(spec.selector, pod.metadata.labels)

/** Marked for a disruption that has not begun. */
const isTargeted = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp === undefined &&
  (status?.phase === 'Pending' || status?.phase === 'Running') &&
  (status?.conditions ?? []).some(({ type, status }) => type === 'DisruptionTarget' && status === 'True')

function unmanaged(selector: LabelSelector | undefined): string {
  const labels = Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => `${key}: ${value},`)
  const expressions = (selector?.matchExpressions ?? []).map(
    ({ key, operator, values = [] }) =>
      `LabelSelectorRequirement{Key:${key},Operator:${operator},Values:[${values.join(' ')}],},`,
  )
  const text = `&LabelSelector{MatchLabels:map[string]string{${labels.join('')}},MatchExpressions:[]LabelSelectorRequirement{${expressions.join('')}},}`
  return `Pods selected by this PodDisruptionBudget (selector: ${text}) were found to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may result in undefined behavior. To account for these pods please set ".spec.minAvailable" field of the PDB to an integer value.`
}
