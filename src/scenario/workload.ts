import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { closest } from 'fastest-levenshtein'
import type { KubeObject, Reference } from '../api/object.ts'
import { resourceOf } from '../api/resources.ts'
import type { Pod } from '../api/types.ts'
import { likely } from '../expect/known.ts'
import { nameOf } from '../expect/monitor.ts'
import type { Messages } from '../locales/messages.ts'
import type { Entry } from '../timeline/entry.ts'
import type { Behaviour } from '../workloads/behaviour.ts'
import { bodyOf, type Declared, documentsOf, explainedPatchRefusal, explainedRefusal } from './documents.ts'
import { fieldsOf } from './fields.ts'
import { readyMade } from './ready-made.ts'
import type { Scenario } from './scenario.ts'
import { ScenarioError } from './scenario-error.ts'

/** How long a set that is to be running may take before it counts as stuck. */
const patience = 24 * 60 * 60 * 1000

/**
 * The sentences that say what runs: manifests, ready-made sets, and how images and pods behave. What is declared is applied by `running` or
 * `actions.applyManifests`.
 */
export class Workload {
  readonly #scenario: Scenario
  #declared: Declared[] = []
  /** The images that the scenario itself speaks of; one in the background may be meant for other scenarios. */
  readonly #described = new Set<string>()
  /** As `#described`, the keys of pods. */
  readonly #spokenOf = new Set<string>()

  constructor(scenario: Scenario) {
    this.#scenario = scenario
  }

  /** Reads a file, or every YAML and JSON file of a folder in the order of their names. Relative to the feature file. */
  async manifestsIn(path: string): Promise<void> {
    this.#scenario.proceed()
    const { folder } = this.#scenario.options
    const files = await manifestFiles(resolve(folder, path), { path, folder, messages: this.#scenario.messages })
    let found = 0
    for (const file of files)
      found += this.#declare(await readFile(file, 'utf8'), relative(folder, file).replaceAll('\\', '/'))
    if (found === 0) throw new ScenarioError(this.#scenario.messages.scenario.noObjects({ path }))
  }

  manifest(text: string): void {
    this.#scenario.proceed()
    const { scenario } = this.#scenario.messages
    if (this.#declare(text) === 0) throw new ScenarioError(scenario.noObjects({ path: scenario.thisManifest() }))
  }

  /** The ready-made set, its spec changed as the rows of paths and values say. */
  statefulSet(name: string, rows: readonly (readonly string[])[]): void {
    this.#scenario.proceed()
    const [service, set] = readyMade(name, this.#scenario.namespace)
    const spec = this.#scenario.inOurWords(() => fieldsOf(rows, set.spec))
    const objects = [service, { ...set, spec }]
    this.#scenario.books.declaredObjects(objects)
    this.#declared.push(...(objects as unknown as KubeObject[]))
  }

  async running(name: string): Promise<void> {
    await this.#scenario.act({ action: 'apply' }, () => this.applyDeclared())
    if (!this.#scenario.refused) await this.#scenario.expectations.becomesReady(name, patience)
  }

  image(image: string, behaviour: Partial<Behaviour>): void {
    this.#scenario.proceed()
    if (!this.#scenario.inBackground) this.#described.add(image)
    this.#scenario.workloads.declareImage(image, behaviour)
  }

  pod(pod: string, behaviour: Partial<Behaviour>): void {
    this.#scenario.proceed()
    this.speaksOf(pod)
    this.#scenario.workloads.declarePod(`${this.#scenario.namespace}/${pod}`, behaviour)
  }

  /** A sentence says something of a pod that need not be there yet. */
  speaksOf(pod: string): void {
    if (!this.#scenario.inBackground) this.#spokenOf.add(`${this.#scenario.namespace}/${pod}`)
  }

  /** `request` is a method and a path: `GET /healthz`. The pod's probes go out as real requests, which nock answers. */
  async podAnswers(pod: string, request: string, status: number): Promise<void> {
    this.#scenario.proceed()
    const [method, path] = request.trim().split(/\s+/)
    if (method === undefined || path === undefined || !path.startsWith('/'))
      throw new ScenarioError(this.#scenario.messages.scenario.notARequest({ text: request }))
    if (status < 100 || status > 599) throw new ScenarioError(this.#scenario.messages.scenario.notAStatus({ status }))
    this.speaksOf(pod)
    const namespace = this.#scenario.namespace
    const host = new RegExp(`^http://${pod}\\.[^./]+\\.${namespace}\\.svc\\.cluster\\.local(?::\\d+)?`)
    await this.#scenario.stubs.stub(host, method.toUpperCase(), path, status)
  }

  /** What was declared under that name and is not applied yet. */
  declared(kind: string, name: string): KubeObject | undefined {
    return this.#declared.map(bodyOf).find(body => body.kind === kind && body.metadata?.name === name)
  }

  /** What was declared and not applied yet, as `StatefulSet/db`. */
  get notApplied(): string[] {
    return this.#declared.map(bodyOf).map(({ kind, metadata }) => `${kind}/${metadata?.name ?? ''}`)
  }

  /** Applies what was declared and not applied yet. */
  async applyDeclared(): Promise<void> {
    const declared = this.#declared
    this.#declared = []
    await this.apply(declared)
  }

  /** As `kubectl apply` does: creates each object, or merges it into what exists. */
  async apply(documents: readonly Declared[]): Promise<void> {
    for (const declared of documents) {
      try {
        await this.#applyOne(bodyOf(declared))
      } catch (error) {
        throw explainedRefusal(error, declared, this.#scenario.messages)
      }
    }
  }

  async applyText(text: string): Promise<void> {
    const { messages, books } = this.#scenario
    const documents = documentsOf(text, messages.scenario.thisManifest(), messages)
    books.declaredText(text)
    await this.apply(documents)
  }

  /** A strategic merge patch, written as YAML or JSON. */
  async patch(target: Reference & { kind: string }, text: string): Promise<void> {
    const { messages, driver } = this.#scenario
    const [patch, another] = documentsOf(text, messages.scenario.thisPatch(), messages, 'patch')
    if (patch === undefined) throw new ScenarioError(messages.scenario.emptyPatch())
    if (another !== undefined) throw new ScenarioError(messages.scenario.severalPatches())
    try {
      await driver.api.patch(target, patch.value, 'strategic', { strict: true })
    } catch (error) {
      throw explainedPatchRefusal(error, patch, resourceOf(target.kind), messages)
    }
  }

  /** At the end: fails if the scenario says something of a pod that never was, or how an image behaves that no pod ever had. */
  refuseUnused(entries: readonly Entry[]): void {
    this.#refuseUnknownPods()
    this.#refuseUnusedImages(entries)
  }

  #refuseUnknownPods(): void {
    if (this.#spokenOf.size === 0) return
    const known = this.#scenario.view.namesOf('Pod')
    const pod = [...this.#spokenOf].find(key => !known.has(key))
    if (pod === undefined) return
    const names = [...known].map(nameOf)
    throw new ScenarioError(
      this.#scenario.messages.scenario.nobodyIs({ pod: nameOf(pod), meant: likely(nameOf(pod), names) }),
    )
  }

  #refuseUnusedImages(entries: readonly Entry[]): void {
    if (this.#described.size === 0) return
    const used = imagesOfPods(entries)
    const image = [...this.#described].find(described => !used.includes(described))
    if (image === undefined) return
    const meant = used.length === 0 ? undefined : closest(image, used)
    throw new ScenarioError(this.#scenario.messages.scenario.nobodyUses({ image, meant, used }))
  }

  async #applyOne(body: KubeObject): Promise<void> {
    const { api } = this.#scenario.driver
    const object = await api.read(body, { namespace: body.metadata?.namespace ?? this.#scenario.namespace })
    const { kind, metadata } = object
    const target = { kind, namespace: metadata.namespace, name: metadata.name }
    if ((await api.find(kind, metadata.namespace, metadata.name)) === undefined) await api.create(object)
    // The text itself is the patch: a null in it, which an object read from it no longer has, takes a field away.
    else await api.patch(target, body, 'strategic', { strict: true })
  }

  /** `file` is the path of the text, if it has one. Answers how many objects it holds. */
  #declare(text: string, file?: string): number {
    const { messages, books } = this.#scenario
    const documents = documentsOf(text, file ?? messages.scenario.thisManifest(), messages)
    this.#declared.push(...documents)
    books.declaredText(text, file)
    return documents.length
  }
}

interface Asked {
  path: string
  folder: string
  messages: Messages
}

async function manifestFiles(place: string, { path, folder, messages }: Asked): Promise<string[]> {
  const found = await stat(place).catch(() => undefined)
  if (found === undefined) throw new ScenarioError(messages.scenario.noSuchPath({ path, folder }))
  if (!found.isDirectory()) return [place]
  const names = (await readdir(place)).filter(name => /\.(ya?ml|json)$/.test(name)).sort()
  if (names.length === 0) throw new ScenarioError(messages.scenario.noManifests({ path }))
  return names.map(name => join(place, name))
}

/** Every image that a pod was made with, in the order in which they first came. */
function imagesOfPods(entries: readonly Entry[]): string[] {
  const images = new Set<string>()
  for (const entry of entries) {
    if (entry.entry !== 'revision' || entry.change === 'deleted' || entry.object.kind !== 'Pod') continue
    const { containers, initContainers = [] } = (entry.object as Pod).spec
    for (const { image } of [...initContainers, ...containers]) if (image !== undefined) images.add(image)
  }
  return [...images]
}
