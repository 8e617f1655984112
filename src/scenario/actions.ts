import { sameJson } from '../api/equal.ts'
import type { Reference } from '../api/object.ts'
import { controllerOf } from '../api/object.ts'
import type { ControllerRevision, StatefulSet } from '../api/types.ts'
import { toTimestamp } from '../timeline/epoch.ts'
import { imageTarget } from './image-target.ts'
import { CommandError } from './refusal.ts'
import type { Scenario } from './scenario.ts'
import { ExpectationFailed } from './scenario-error.ts'

/** Nothing in a test takes longer: what has not settled after a day of virtual time never will. */
const day = 24 * 60 * 60 * 1000

/**
 * The sentences that do something to the cluster. Each is one action on the timeline. Names are of the scenario's namespace, durations virtual
 * milliseconds. What the API server refuses does not reject: it waits for `expectations.refusedWith`, and fails the next sentence otherwise.
 */
export class Actions {
  readonly #scenario: Scenario

  constructor(scenario: Scenario) {
    this.#scenario = scenario
  }

  async applyManifests(): Promise<void> {
    await this.#scenario.act({ action: 'apply' }, () => this.#scenario.workload.applyDeclared())
  }

  async applyManifest(text: string): Promise<void> {
    await this.#scenario.act({ action: 'apply' }, () => this.#scenario.workload.applyText(text))
  }

  async scale(name: string, replicas: number): Promise<void> {
    const set = this.#set(name)
    await this.#scenario.act({ action: 'scale', about: set, details: { replicas } }, () =>
      this.#api.patch(set, { spec: { replicas } }, 'merge', { subresource: 'scale' }),
    )
  }

  async setImage(name: string, image: string): Promise<void> {
    const about = this.#set(name)
    await this.#scenario.act({ action: 'set-image', about, details: { image } }, async () => {
      const set = await this.#api.get('StatefulSet', about.namespace, name)
      const container = imageTarget(set, image, this.#scenario.messages)
      await this.#patchTemplate(about, { spec: { containers: [{ name: container, image }] } })
    })
  }

  async setPartition(name: string, partition: number): Promise<void> {
    const about = this.#set(name)
    const patch = { spec: { updateStrategy: { rollingUpdate: { partition } } } }
    await this.#scenario.act({ action: 'set-partition', about, details: { partition } }, () =>
      this.#api.patch(about, patch, 'strategic'),
    )
  }

  async patch(name: string, text: string): Promise<void> {
    const about = this.#set(name)
    await this.#scenario.act({ action: 'patch', about }, () => this.#scenario.workload.patch(about, text))
  }

  async rollBack(name: string, revision?: number): Promise<void> {
    const about = this.#set(name)
    const details = revision === undefined ? undefined : { revision }
    await this.#scenario.act({ action: 'roll-back', about, details }, async () => {
      const set = await this.#api.get('StatefulSet', about.namespace, name)
      const target = rollbackTarget(await this.#revisionsOf(set), revision)
      const { template } = (target.data as { spec: { template: Record<string, unknown> } }).spec
      const { $patch: _, ...wanted } = template
      if (!sameJson(wanted, set.spec.template)) await this.#api.patch(about, target.data, 'strategic')
    })
  }

  async restart(name: string): Promise<void> {
    const about = this.#set(name)
    await this.#scenario.act({ action: 'restart', about }, () => {
      const restartedAt = toTimestamp(this.#scenario.driver.now)
      return this.#patchTemplate(about, {
        metadata: { annotations: { 'kubectl.kubernetes.io/restartedAt': restartedAt } },
      })
    })
  }

  async deleteSet(name: string): Promise<void> {
    await this.#delete('delete', this.#set(name), { propagationPolicy: 'Background' })
  }

  async orphanSet(name: string): Promise<void> {
    await this.#delete('delete-orphan', this.#set(name), { propagationPolicy: 'Orphan' })
  }

  async deletePod(name: string): Promise<void> {
    await this.#delete('delete', this.#named('Pod', name))
  }

  async forceDeletePod(name: string): Promise<void> {
    await this.#delete('force-delete', this.#named('Pod', name), { gracePeriodSeconds: 0 })
  }

  async evictPod(name: string): Promise<void> {
    const pod = this.#named('Pod', name)
    await this.#scenario.act({ action: 'evict', about: pod }, () => this.#api.evict(pod))
  }

  async deleteClaim(name: string): Promise<void> {
    await this.#delete('delete', this.#named('PersistentVolumeClaim', name))
  }

  async resizeClaim(name: string, storage: string): Promise<void> {
    const claim = this.#named('PersistentVolumeClaim', name)
    await this.#scenario.act({ action: 'resize', about: claim, details: { storage } }, () =>
      this.#api.patch(claim, { spec: { resources: { requests: { storage } } } }),
    )
  }

  /** Writes a file in the pod's first container; what lies under a claim's mount stays with the volume. */
  async write(podName: string, text: string, path: string): Promise<void> {
    const about = this.#named('Pod', podName)
    await this.#scenario.act({ action: 'write', about, details: { path, text } }, async () => {
      const pod = await this.#api.get('Pod', about.namespace, podName)
      this.#scenario.workloads.write(pod, path, text)
    })
  }

  async pass(duration: number): Promise<void> {
    this.#scenario.proceed()
    await this.#scenario.inOurWordsLater(this.#scenario.driver.pass(duration))
  }

  async settle(): Promise<void> {
    this.#scenario.proceed()
    const restless = await this.#scenario.inOurWordsLater(this.#scenario.driver.settle(day))
    if (restless.length > 0)
      throw new ExpectationFailed(
        this.#scenario.messages.scenario.neverSettles({ within: day, restless: [...new Set(restless)].slice(0, 5) }),
      )
  }

  async #delete(
    action: string,
    about: Reference,
    options?: Parameters<Scenario['driver']['api']['delete']>[1],
  ): Promise<void> {
    await this.#scenario.act({ action, about }, () => this.#api.delete(about, options))
  }

  /** Through a strategic merge: lists of containers are merged by name. */
  async #patchTemplate(about: Reference & { kind: 'StatefulSet' }, template: unknown): Promise<unknown> {
    return this.#api.patch(about, { spec: { template } }, 'strategic')
  }

  /** The set's own revisions, the oldest first. */
  async #revisionsOf(set: StatefulSet): Promise<ControllerRevision[]> {
    const all = await this.#api.list('ControllerRevision', {
      namespace: set.metadata.namespace,
      labelSelector: set.spec.selector,
    })
    return all
      .filter(revision => controllerOf(revision)?.uid === set.metadata.uid)
      .sort((a, b) => a.revision - b.revision)
  }

  get #api() {
    return this.#scenario.driver.api
  }

  #set(name: string): Reference & { kind: 'StatefulSet' } {
    return this.#named('StatefulSet', name)
  }

  #named<Kind extends string>(kind: Kind, name: string): Reference & { kind: Kind } {
    return { kind, namespace: this.#scenario.namespace, name }
  }
}

/** The revision to go back to, as `kubectl rollout undo` chooses it and refuses. */
function rollbackTarget(revisions: readonly ControllerRevision[], number: number | undefined): ControllerRevision {
  const target = number === undefined ? revisions.at(-2) : revisions.find(({ revision }) => revision === number)
  if (target !== undefined) return target
  throw new CommandError(
    number === undefined
      ? 'error: no last revision to roll back to'
      : `error: unable to find specified revision ${number} in history`,
  )
}
