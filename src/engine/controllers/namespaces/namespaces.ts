import { type KubeObject, referenceTo } from '../../../api/object.ts'
import { type Resource, resources } from '../../../api/resources.ts'
import type { Namespace } from '../../../api/types.ts'
import { toTimestamp } from '../../../timeline/epoch.ts'
import type { Change, Component, ComponentFactory, Context } from '../../component.ts'
import { minorOf } from '../../versions.ts'
import { conditionsOf, type Remainder, since } from './decide.ts'

/** Empties a namespace that is deleted, and lets it go when nothing is left in it. */
export const namespaces: ComponentFactory = { name: 'namespace-controller', make: context => new Namespaces(context) }

const contents = resources.filter(({ namespaced }) => namespaced)

class Namespaces implements Component {
  readonly #context: Context
  readonly #terminating = new Set<string>()
  readonly watches: Component['watches']

  constructor(context: Context) {
    this.#context = context
    this.watches = {
      Namespace: ({ change, object }) => this.#namespaceChanged(object, change),
      ...Object.fromEntries(contents.map(({ kind }) => [kind, (change: Change) => this.#contentChanged(change)])),
    }
  }

  reconcile(name: string): void {
    const namespace = this.#context.api.find('Namespace', undefined, name)
    if (namespace?.metadata.deletionTimestamp === undefined) return
    const remainders = this.#empty(name)
    const told = this.#tell(namespace, remainders)
    if (remainders.some(({ count }) => count > 0)) return
    const finalizers = told.spec.finalizers?.filter(finalizer => finalizer !== 'kubernetes') ?? []
    this.#context.api.update({ ...told, spec: { ...told.spec, finalizers } })
  }

  /** Deletes what can be deleted now, and counts what is left. From 1.33 on everything else waits until the pods are gone. */
  #empty(name: string): Remainder[] {
    const podsFirst = minorOf(this.#context.profile.kubernetes) >= 33
    const isPod = ({ kind }: Resource) => kind === 'Pod'
    const pods = contents.filter(isPod).map(resource => this.#clear(resource, name))
    if (podsFirst && pods.some(({ count }) => count > 0)) return pods
    return [...pods, ...contents.filter(resource => !isPod(resource)).map(resource => this.#clear(resource, name))]
  }

  #clear({ kind, plural, group }: Resource, namespace: string): Remainder {
    const { api } = this.#context
    for (const object of api.list<string>(kind, { namespace })) {
      const { deletionTimestamp } = object.metadata
      if (deletionTimestamp === undefined) api.delete(referenceTo(object), { propagationPolicy: 'Background' })
    }
    const left = api.list<string>(kind, { namespace })
    const finalizers: Record<string, number> = {}
    for (const { metadata } of left)
      for (const finalizer of metadata.finalizers ?? []) finalizers[finalizer] = (finalizers[finalizer] ?? 0) + 1
    return { resource: `${plural}.${group}`, count: left.length, finalizers }
  }

  #tell(namespace: Namespace, remainders: readonly Remainder[]): Namespace {
    const { api, clock } = this.#context
    const conditions = since(conditionsOf(remainders), namespace.status?.conditions, toTimestamp(clock.now))
    return api.updateStatus({ ...namespace, status: { phase: 'Terminating', conditions } })
  }

  #namespaceChanged({ metadata }: KubeObject, change: Change['change']): string[] {
    if (change === 'deleted' || metadata.deletionTimestamp === undefined) {
      this.#terminating.delete(metadata.name)
      return []
    }
    this.#terminating.add(metadata.name)
    return [metadata.name]
  }

  #contentChanged({ change, object }: Change): string[] {
    const namespace = object.metadata.namespace!
    return change === 'deleted' && this.#terminating.has(namespace) ? [namespace] : []
  }
}
