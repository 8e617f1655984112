import type { Draft, KubeObject } from '../api/object.ts'
import type { ConfigMap, LabelSelector, PodDisruptionBudget, Secret, StatefulSet } from '../api/types.ts'
import type { Scenario } from './scenario.ts'
import { ScenarioError } from './scenario-error.ts'
import { twoColumns } from './two-columns.ts'

/** The sentences about what surrounds a workload: its configuration, and how much of it may be disturbed. */
export class Objects {
  readonly #scenario: Scenario

  constructor(scenario: Scenario) {
    this.#scenario = scenario
  }

  /** Creates it with these keys and values, or replaces what it holds. */
  async configMap(name: string, rows: readonly (readonly string[])[]): Promise<void> {
    await this.#put<ConfigMap>({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: this.#metadata(name),
      data: this.#dataOf(rows),
    })
  }

  async secret(name: string, rows: readonly (readonly string[])[]): Promise<void> {
    const data = Object.fromEntries(
      Object.entries(this.#dataOf(rows)).map(([key, value]) => [key, Buffer.from(value).toString('base64')]),
    )
    await this.#put<Secret>({ apiVersion: 'v1', kind: 'Secret', metadata: this.#metadata(name), type: 'Opaque', data })
  }

  async delete(kind: 'ConfigMap' | 'Secret' | 'PodDisruptionBudget', name: string): Promise<void> {
    const about = { kind, namespace: this.#scenario.namespace, name }
    await this.#scenario.act({ action: 'delete', about }, () => this.#scenario.driver.api.delete(about))
  }

  /** A budget for the pods of a set that exists or was declared. */
  async budget(
    name: string,
    set: string,
    limit: Pick<PodDisruptionBudget['spec'], 'maxUnavailable' | 'minAvailable'>,
  ): Promise<void> {
    this.#scenario.proceed()
    const spec = { ...limit, selector: await this.#selectorOf(set) }
    await this.#put<PodDisruptionBudget>({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: this.#metadata(name),
      spec,
    })
  }

  async #selectorOf(name: string): Promise<LabelSelector> {
    const { driver, namespace, workload, messages } = this.#scenario
    const declared = workload.declared('StatefulSet', name) as StatefulSet | undefined
    const set = declared ?? (await driver.api.find('StatefulSet', namespace, name))
    if (set === undefined) throw new ScenarioError(messages.scenario.noSuchSet({ set: name }))
    return set.spec.selector
  }

  async #put<T extends KubeObject>(object: Draft<T>): Promise<void> {
    const { name, namespace } = object.metadata as { name: string; namespace: string }
    const about = { kind: object.kind, namespace, name }
    const { api } = this.#scenario.driver
    await this.#scenario.act({ action: 'apply', about }, async () => {
      const old = await api.find(object.kind, namespace, name)
      if (old === undefined) await api.create(object)
      else await api.update({ ...object, metadata: old.metadata } as KubeObject)
    })
  }

  #dataOf(rows: readonly (readonly string[])[]): Record<string, string> {
    return Object.fromEntries(this.#scenario.inOurWords(() => twoColumns(rows)))
  }

  #metadata(name: string) {
    return { name, namespace: this.#scenario.namespace }
  }
}
