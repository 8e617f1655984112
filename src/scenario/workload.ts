import { readdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { KubeObject, Reference } from '../api/object.ts'
import { resourceOf } from '../api/resources.ts'
import type { Behaviour } from '../workloads/behaviour.ts'
import { documentsOf } from './documents.ts'
import { fieldsOf } from './fields.ts'
import { readyMade } from './ready-made.ts'
import type { Scenario } from './scenario.ts'

/** How long a set that is to be running may take before it counts as stuck. */
const patience = 24 * 60 * 60 * 1000

/** The sentences that say what runs: manifests, ready-made sets, and how images and pods behave. */
export class Workload {
  readonly #scenario: Scenario
  #declared: Record<string, unknown>[] = []

  constructor(scenario: Scenario) {
    this.#scenario = scenario
  }

  /** Reads a file, or every YAML and JSON file of a folder in the order of their names. Relative to the feature file. */
  async manifestsIn(path: string): Promise<void> {
    this.#scenario.proceed()
    const place = resolve(this.#scenario.options.folder, path)
    for (const file of await manifestFiles(place))
      this.#declared.push(...documentsOf(await readFile(file, 'utf8'), this.#scenario))
  }

  manifest(text: string): void {
    this.#scenario.proceed()
    this.#declared.push(...documentsOf(text, this.#scenario))
  }

  /** The ready-made set, its spec changed as the rows of paths and values say. */
  statefulSet(name: string, rows: readonly (readonly string[])[]): void {
    this.#scenario.proceed()
    const [service, set] = readyMade(name, this.#scenario.namespace)
    this.#declared.push(service as never, { ...set, spec: fieldsOf(rows, set.spec) } as never)
  }

  async running(name: string): Promise<void> {
    await this.#scenario.act({ action: 'apply' }, () => this.applyDeclared())
    await this.#scenario.expectations.becomesReady(name, patience)
  }

  image(image: string, behaviour: Partial<Behaviour>): void {
    this.#scenario.proceed()
    this.#scenario.workloads.declareImage(image, behaviour)
  }

  pod(pod: string, behaviour: Partial<Behaviour>): void {
    this.#scenario.proceed()
    this.#scenario.workloads.declarePod(`${this.#scenario.namespace}/${pod}`, behaviour)
  }

  /** `request` is a method and a path: `GET /healthz`. The pod's probes go out as real requests, which nock answers. */
  async podAnswers(pod: string, request: string, status: number): Promise<void> {
    this.#scenario.proceed()
    const [method, path] = request.trim().split(/\s+/)
    if (method === undefined || path === undefined || !path.startsWith('/'))
      throw new Error(this.#scenario.messages.scenario.notARequest({ text: request }))
    const namespace = this.#scenario.namespace
    const host = new RegExp(`^http://${pod}\\.[^./]+\\.${namespace}\\.svc\\.cluster\\.local(?::\\d+)?`)
    await this.#scenario.stubs.stub(host, method.toUpperCase(), path, status)
  }

  /** Applies what was declared and not applied yet. */
  async applyDeclared(): Promise<void> {
    const declared = this.#declared
    this.#declared = []
    await this.apply(declared)
  }

  /** As `kubectl apply` does: creates each document, or merges it into what exists. */
  async apply(documents: readonly Record<string, unknown>[]): Promise<void> {
    const { api } = this.#scenario.driver
    for (const document of documents) {
      const object = this.#placed(document as unknown as KubeObject)
      const { kind, metadata } = object
      const existing = await api.find(kind, metadata.namespace, metadata.name)
      if (existing === undefined) await api.create(object)
      else await api.patch({ kind, namespace: metadata.namespace, name: metadata.name }, object, 'strategic')
    }
  }

  /** A strategic merge patch, written as YAML or JSON. */
  async patch(target: Reference & { kind: string }, text: string): Promise<void> {
    const [patch] = documentsOf(text, this.#scenario)
    await this.#scenario.driver.api.patch(target, patch, 'strategic')
  }

  #placed(object: KubeObject): KubeObject {
    if (!resourceOf(object.kind, object.apiVersion).namespaced || object.metadata?.namespace !== undefined)
      return object
    return { ...object, metadata: { ...object.metadata, namespace: this.#scenario.namespace } }
  }
}

async function manifestFiles(place: string): Promise<string[]> {
  if (!(await stat(place)).isDirectory()) return [place]
  const names = (await readdir(place)).filter(name => /\.(ya?ml|json)$/.test(name)).sort()
  return names.map(name => join(place, name))
}
