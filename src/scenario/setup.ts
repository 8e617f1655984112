import { closest } from 'fastest-levenshtein'
import { defaultGates } from '../api/gates.ts'
import { resourceOf } from '../api/resources.ts'
import { minorOf } from '../engine/versions.ts'
import { fieldsOf } from './fields.ts'
import type { Scenario } from './scenario.ts'
import { ScenarioError } from './scenario-error.ts'

/** The minor versions of Kubernetes that are modelled. */
const oldest = 27
const newest = 37

/**
 * The sentences that describe the cluster. Before it begins they shape it; later they change what is there. Quantities are Kubernetes' own: `500m`,
 * `32Gi`. How many nodes there are, the version and the gates can only be said before.
 */
export class Setup {
  readonly #scenario: Scenario

  constructor(scenario: Scenario) {
    this.#scenario = scenario
  }

  nodes(count: number): void {
    this.#beforeBeginning(messages => messages.scenario.nodesTooLate())
    if (count < 1) throw new ScenarioError(this.#scenario.messages.scenario.noNodes())
    this.#scenario.description.nodes(count)
  }

  async namespace(name: string): Promise<void> {
    this.#scenario.proceed()
    this.#scenario.namespace = name
    const { api } = this.#scenario.driver
    if ((await api.find('Namespace', undefined, name)) === undefined)
      await this.#scenario.inOurWordsLater(api.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }))
  }

  kubernetes(version: string): void {
    this.#beforeBeginning(messages => messages.scenario.versionTooLate())
    const minor = minorOf(version)
    if (!version.startsWith('1.') || minor < oldest || minor > newest)
      throw new ScenarioError(
        this.#scenario.messages.scenario.unsupportedVersion({ version, oldest: `1.${oldest}`, newest: `1.${newest}` }),
      )
    this.#scenario.description.kubernetes(version)
  }

  gate(name: string, on: boolean): void {
    this.#beforeBeginning(messages => messages.scenario.gateTooLate())
    const known = Object.keys(defaultGates)
    if (!known.includes(name))
      throw new ScenarioError(
        this.#scenario.messages.scenario.unknownGate({ gate: name, meant: closest(name, known), known }),
      )
    this.#scenario.description.gate(name, on)
  }

  async nodeResources(name: string, cpu: string, memory: string): Promise<void> {
    await this.#describeNode(name, { cpu, memory })
  }

  async nodeZone(name: string, zone: string): Promise<void> {
    await this.#describeNode(name, { zone })
  }

  async defaultStorageClass(name: string): Promise<void> {
    this.#scenario.proceed()
    this.#scenario.description.defaultStorageClass(name)
    if (this.#scenario.begun) await this.#create(this.#scenario.description.storageClass(name, {}))
  }

  async storageClass(name: string, rows: string[][]): Promise<void> {
    this.#scenario.proceed()
    const fields = this.#scenario.inOurWords(() => fieldsOf(rows))
    const described = this.#scenario.description.storageClass(name, fields)
    if (this.#scenario.begun) await this.#create(described)
  }

  async persistentVolume(name: string, capacity: string, storageClassName: string): Promise<void> {
    this.#scenario.proceed()
    const described = this.#scenario.description.persistentVolume(name, capacity, storageClassName)
    if (this.#scenario.begun) await this.#create(described)
  }

  async #create(draft: Parameters<Scenario['driver']['api']['create']>[0]): Promise<void> {
    const about = { kind: draft.kind, name: draft.metadata.name! }
    if (resourceOf(draft.kind).namespaced) throw new Error(`${draft.kind} belongs to a namespace`)
    await this.#scenario.act({ action: 'create', about }, () => this.#scenario.driver.api.create(draft))
  }

  async #describeNode(name: string, change: { cpu?: string; memory?: string; zone?: string }): Promise<void> {
    this.#scenario.proceed()
    const { description, begun } = this.#scenario
    description.node(name, change)
    if (!begun) return
    const { api } = this.#scenario.driver
    const described = description.nodeNamed(name)
    if ((await api.find('Node', undefined, name)) === undefined) return void (await this.#create(described))
    const node = { kind: 'Node', name } as const
    await api.patch(node, { metadata: { labels: described.metadata.labels } })
    await api.patch(node, { status: described.status }, 'merge', { subresource: 'status' })
  }

  #beforeBeginning(tooLate: (messages: Scenario['messages']) => string): void {
    this.#scenario.proceed()
    if (this.#scenario.begun) throw new ScenarioError(tooLate(this.#scenario.messages))
  }
}
