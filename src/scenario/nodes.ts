import type { Node, Taint } from '../api/types.ts'
import { drain, UndrainablePods, type Undrained } from '../drivers/drain.ts'
import { nodeDown, nodePartitioned } from '../faults/index.ts'
import { CommandError } from './refusal.ts'
import type { Scenario } from './scenario.ts'
import { ScenarioError } from './scenario-error.ts'
import { parseLabel, parseTaint } from './taint.ts'

/** How long a drain may take: as long as people are used to wait for one. */
const patience = 60 * 60 * 1000

const zoneLabel = 'topology.kubernetes.io/zone'

/**
 * The sentences about nodes: what befalls them, and what an administrator does with them. Durations are virtual milliseconds; without one a fault lasts
 * until it is ended.
 */
export class Nodes {
  readonly #scenario: Scenario

  constructor(scenario: Scenario) {
    this.#scenario = scenario
  }

  /** The node loses power, for a while or until it recovers. */
  async fails(name: string, duration?: number): Promise<void> {
    await this.#scenario.act({ action: 'fail', about: named(name), details: lasting(duration) }, async () => {
      await this.#get(name)
      this.#scenario.disturbances.begin(nodeDown(name), duration)
    })
  }

  async isPartitioned(name: string, duration?: number): Promise<void> {
    await this.#scenario.act({ action: 'partition', about: named(name), details: lasting(duration) }, async () => {
      await this.#get(name)
      this.#scenario.disturbances.begin(nodePartitioned(name), duration)
    })
  }

  /** Power and network are back. A node whose object was removed meanwhile registers anew. */
  async recovers(name: string): Promise<void> {
    await this.#scenario.act({ action: 'recover', about: named(name) }, async () => {
      const { disturbances } = this.#scenario
      const had = [nodeDown(name), nodePartitioned(name)].filter(fault => disturbances.end(fault))
      if (had.length === 0) throw new ScenarioError(this.#scenario.messages.scenario.nothingToRecover({ node: name }))
      if ((await this.#api.find('Node', undefined, name)) === undefined) await this.#register(name)
    })
  }

  /** Every node of the zone loses power at once. */
  async zoneFails(zone: string, duration?: number): Promise<void> {
    await this.#scenario.act({ action: 'fail-zone', details: { zone, ...lasting(duration) } }, async () => {
      for (const { metadata } of await this.#ofZone(zone))
        this.#scenario.disturbances.begin(nodeDown(metadata.name), duration)
    })
  }

  async zoneRecovers(zone: string): Promise<void> {
    await this.#scenario.act({ action: 'recover-zone', details: { zone } }, async () => {
      for (const { metadata } of await this.#ofZone(zone)) this.#scenario.disturbances.end(nodeDown(metadata.name))
    })
  }

  async cordon(name: string): Promise<void> {
    await this.#setSchedulable('cordon', name, true)
  }

  async uncordon(name: string): Promise<void> {
    await this.#setSchedulable('uncordon', name, null)
  }

  /** As `kubectl drain --ignore-daemonsets --delete-emptydir-data --timeout 1h`: lets time pass until the node is empty. */
  async drain(name: string): Promise<void> {
    await this.#scenario.act({ action: 'drain', about: named(name) }, async () => {
      const options = { ignoreDaemonSets: true, deleteEmptyDirData: true, force: false, timeout: patience }
      const left = await drain(this.#scenario.driver, name, options).catch(error => {
        if (!(error instanceof UndrainablePods)) throw error
        throw new CommandError(`unable to drain node "${name}" due to error: ${error.message}`)
      })
      if (left.length > 0) throw new CommandError(this.#blocked(name, left))
    })
  }

  /** As `kubectl delete node`: its object goes; what runs on the machine is not asked. */
  async remove(name: string): Promise<void> {
    await this.#scenario.act({ action: 'remove', about: named(name) }, () => this.#api.delete(named(name)))
  }

  /** A node is added to the cluster, as large as the others unless it was described. */
  async joins(name: string): Promise<void> {
    await this.#scenario.act({ action: 'join', about: named(name) }, () => this.#register(name))
  }

  async hasLabel(name: string, text: string): Promise<void> {
    const [key, value] = parseLabel(text, this.#scenario.messages)
    await this.#describe(name, { labels: { [key]: value } }, async () => {
      await this.#api.patch(named(name), { metadata: { labels: { [key]: value } } })
    })
  }

  async hasTaint(name: string, text: string): Promise<void> {
    const taint = parseTaint(text, this.#scenario.messages)
    await this.#describe(name, { taints: [taint] }, () => this.#changeTaints(name, taint, [taint]))
  }

  async losesTaint(name: string, text: string): Promise<void> {
    const taint = parseTaint(text, this.#scenario.messages)
    await this.#scenario.act({ action: 'untaint', about: named(name), details: { taint: text } }, () =>
      this.#changeTaints(name, taint, []),
    )
  }

  /** Before the cluster begins it is described so; later it is changed. */
  async #describe(
    name: string,
    said: Parameters<Scenario['description']['node']>[1],
    change: () => Promise<void>,
  ): Promise<void> {
    const { description, begun } = this.#scenario
    if (begun) return void (await this.#scenario.act({ action: 'describe', about: named(name) }, change))
    this.#scenario.proceed()
    description.node(name, said)
  }

  /** One of the same key and effect is replaced. */
  async #changeTaints(name: string, { key, effect }: Taint, added: readonly Taint[]): Promise<void> {
    const { spec } = await this.#get(name)
    const others = (spec?.taints ?? []).filter(taint => taint.key !== key || taint.effect !== effect)
    await this.#api.patch(named(name), { spec: { taints: [...others, ...added] } })
  }

  async #setSchedulable(action: string, name: string, unschedulable: true | null): Promise<void> {
    await this.#scenario.act({ action, about: named(name) }, () =>
      this.#api.patch(named(name), { spec: { unschedulable } }),
    )
  }

  async #register(name: string): Promise<void> {
    const { description } = this.#scenario
    description.node(name, {})
    await this.#api.create(description.nodeNamed(name))
  }

  async #ofZone(zone: string): Promise<Node[]> {
    const all = await this.#api.list('Node')
    const nodes = all.filter(({ metadata }) => metadata.labels?.[zoneLabel] === zone)
    if (nodes.length > 0) return nodes
    const zones = [...new Set(all.map(({ metadata }) => metadata.labels?.[zoneLabel] ?? ''))].filter(Boolean)
    throw new ScenarioError(this.#scenario.messages.scenario.noSuchZone({ zone, zones }))
  }

  #blocked(node: string, left: readonly Undrained[]): string {
    const pods = left.map(({ pod, refusal }) => ({ pod: pod.name, because: refusal && reasonOf(refusal) }))
    return this.#scenario.messages.scenario.notDrained({ node, within: patience, pods })
  }

  async #get(name: string): Promise<Node> {
    return await this.#api.get('Node', undefined, name)
  }

  get #api() {
    return this.#scenario.driver.api
  }
}

const named = (name: string) => ({ kind: 'Node', name }) as const

const lasting = (duration: number | undefined) => (duration === undefined ? undefined : { duration })

/** What the API server says, and which budget makes it say so. */
const reasonOf = ({ status }: NonNullable<Undrained['refusal']>): string =>
  [status.message, ...(status.details?.causes ?? []).map(({ message }) => message)].join(' ')
