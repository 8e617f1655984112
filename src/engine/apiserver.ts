import { sameJson } from '../api/equal.ts'
import { parseFieldSelector } from '../api/field-selector.ts'
import {
  type Draft,
  type KubeObject,
  keyOf,
  namespacedKey,
  type ObjectOf,
  type Reference,
  referenceTo,
} from '../api/object.ts'
import type { PatchType } from '../api/patch.ts'
import {
  carryMetadata,
  finishCreate,
  finishUpdate,
  patchObject,
  readObject,
  refuseOther,
  refuseOutdated,
} from '../api/request.ts'
import { type Resource, resourceOf } from '../api/resources.ts'
import { compileSelector } from '../api/selector.ts'
import { parseSelector } from '../api/selector-text.ts'
import { conflict, notFound, StatusError } from '../api/status-error.ts'
import type { LabelSelector, ObjectMeta } from '../api/types.ts'
import { defaultOptions, type ValidationOptions } from '../api/validate/options.ts'
import { admit } from './admission.ts'
import { bound } from './binding.ts'
import type { Chance } from './chance.ts'
import type { Clock } from './clock.ts'
import { beginDeletion, isReleased, type Propagation, refusePrecondition } from './deletion.ts'
import { admitEviction, markEvicted } from './eviction.ts'
import type { Profile } from './profile.ts'
import { Refusals } from './refusals.ts'
import type { Store } from './store.ts'
import { nameTaken, type SystemState, withSystemFields } from './system-fields.ts'
import { gatesOf, releaseOf } from './versions.ts'

export type Subresource = 'status' | 'scale'

export interface WriteOptions {
  subresource?: Subresource
  /** Everything but the write: the answer is what would be stored. */
  dryRun?: boolean
  /** Of a patch: refuse fields that the kind does not have, instead of dropping them with a warning. */
  strict?: boolean
  warn?: (warning: string) => void
}

export interface ReadOptions extends Pick<WriteOptions, 'strict' | 'warn'> {
  /** Of objects that do not name one. */
  namespace?: string
}

export interface DeleteOptions {
  gracePeriodSeconds?: number
  propagationPolicy?: Propagation
  preconditions?: { uid?: string; resourceVersion?: string }
  dryRun?: boolean
}

export interface ListOptions {
  namespace?: string
  labelSelector?: string | LabelSelector
  fieldSelector?: string
}

/** The API server: the only way to the store. Reads see what is there now; every verb throws a StatusError where Kubernetes refuses. */
export class ApiServer {
  readonly refusals = new Refusals()
  readonly #store: Store
  readonly #clock: Clock
  readonly #system: SystemState
  readonly #profile: Profile
  readonly #options: ValidationOptions

  constructor(store: Store, clock: Clock, chance: Chance, profile: Profile) {
    this.#store = store
    this.#clock = clock
    this.#system = { store, clock, chance }
    this.#profile = profile
    this.#options = { ...defaultOptions, gates: gatesOf(profile), release: releaseOf(profile.kubernetes) }
    for (const name of ['default', 'kube-node-lease', 'kube-public', 'kube-system']) this.#createNamespace(name)
  }

  find<Kind extends string>(kind: Kind, namespace: string | undefined, name: string): ObjectOf<Kind> | undefined {
    const key = resourceOf(kind).namespaced && namespace !== undefined ? namespacedKey(namespace, name) : name
    return this.#store.get(kind, key)
  }

  get<Kind extends string>(kind: Kind, namespace: string | undefined, name: string): ObjectOf<Kind> {
    const object = this.find(kind, namespace, name)
    if (object === undefined) throw notFound(resourceOf(kind), name)
    return object
  }

  /** In the order of namespaces and names, as etcd lists. */
  list<Kind extends string>(
    kind: Kind,
    { namespace, labelSelector, fieldSelector }: ListOptions = {},
  ): ObjectOf<Kind>[] {
    const selector =
      typeof labelSelector === 'string' ? parseSelector(labelSelector) : compileSelector(labelSelector ?? {})
    const fields = fieldSelector === undefined ? undefined : parseFieldSelector(kind, fieldSelector)
    return this.#store.list(kind).filter(({ metadata }, index, objects) => {
      if (namespace !== undefined && metadata.namespace !== namespace) return false
      return (
        (labelSelector === undefined || selector.matches(metadata.labels)) &&
        (fields === undefined || fields(objects[index]!))
      )
    })
  }

  /** The object that a request's body stands for. Throws a 400 where the body is not one, or, if strict, has fields that the kind does not. */
  read(body: unknown, { strict = true, namespace, warn }: ReadOptions = {}): KubeObject {
    const { apiVersion, kind } = body as KubeObject
    const { object, warnings } = readObject(resourceOf(kind, apiVersion), body, { ...this.#options, strict, namespace })
    for (const warning of warnings) warn?.(warning)
    return object
  }

  create<T extends KubeObject>(by: string, draft: Draft<T>, options: WriteOptions = {}): T {
    const resource = resourceOf(draft.kind, draft.apiVersion)
    return this.#refusable(by, 'create', referenceOf(resource, draft), () => {
      const admitted = admit(withSystemFields<T>(resource, draft, this.#system), undefined, this.#store, this.#profile)
      const object = finishCreate(admitted, this.#options)
      const refused = this.refusals.refusalOf(resource, object.metadata.name)
      if (refused !== undefined) throw refused
      const namesake = this.#store.get(object.kind, keyOf(object))
      if (namesake !== undefined) throw nameTaken(resource, namesake)
      return options.dryRun ? object : this.#store.put(by, object)
    })
  }

  update<T extends KubeObject>(by: string, object: T, options: WriteOptions = {}): T {
    return this.#refusable(by, 'update', referenceTo(object), () => {
      const old = this.get(object.kind, object.metadata.namespace, object.metadata.name) as KubeObject as T
      refuseOther(resourceOf(object.kind, object.apiVersion), object, old)
      return this.#replace(by, object, old, options)
    })
  }

  patch<Kind extends string>(
    by: string,
    target: Reference & { kind: Kind },
    patch: unknown,
    type: PatchType,
    options: WriteOptions = {},
  ): ObjectOf<Kind> {
    return this.#refusable(by, 'patch', target, () => {
      const old: KubeObject = this.get(target.kind, target.namespace, target.name)
      const { strict = false } = options
      const { object, warnings } = patchObject(resourceOf(old.kind, old.apiVersion), old, patch, type, {
        ...this.#options,
        strict,
      })
      for (const warning of warnings) options.warn?.(warning)
      return this.#replace(by, object, old, options) as ObjectOf<Kind>
    })
  }

  /** Stores what a writer made of the old object; nothing, if that is the same. What nothing holds any more goes. */
  #replace<T extends KubeObject>(by: string, object: T, old: T, { subresource, dryRun }: WriteOptions): T {
    const next = subresource === 'status' ? this.#withStatus(object, old) : this.#withEverythingElse(object, old)
    if (sameJson(next, old)) return old
    if (dryRun) return next
    const stored = this.#store.put(by, next)
    return isReleased(stored) ? (this.#store.remove(by, stored) as T) : stored
  }

  #withStatus<T extends KubeObject>(object: T, old: T): T {
    refuseOutdated(resourceOf(object.kind, object.apiVersion), object, old)
    return finishUpdate(object, old, 'status', this.#options)
  }

  #withEverythingElse<T extends KubeObject>(object: T, old: T): T {
    const carried = carryMetadata(resourceOf(object.kind, object.apiVersion), object, old)
    return finishUpdate(admit(carried, old, this.#store, this.#profile), old, undefined, this.#options)
  }

  delete(by: string, target: Reference, options: DeleteOptions = {}): KubeObject {
    return this.#refusable(by, 'delete', target, () => {
      const object = this.get(target.kind, target.namespace, target.name)
      refusePrecondition(object, options.preconditions ?? {})
      const deletion = beginDeletion(object, this.#clock.now, options.gracePeriodSeconds, options.propagationPolicy)
      if (options.dryRun) return deletion.object
      const marked = deletion.marked ? this.#store.put(by, deletion.object) : deletion.object
      return deletion.released ? this.#store.remove(by, marked) : marked
    })
  }

  bind(by: string, target: Reference, node: string): void {
    this.#refusable(by, 'bind', target, () => {
      const pod = this.get('Pod', target.namespace, target.name)
      if (pod.spec.nodeName)
        throw conflict(
          resourceOf('Pod'),
          pod.metadata.name,
          `pod ${pod.metadata.name} is already assigned to node "${pod.spec.nodeName}"`,
        )
      const where = this.#store.get('Node', node)
      this.#store.put(by, bound(pod, node, where, this.#clock.now, this.#profile.kubernetes))
    })
  }

  /** Asks for a pod's eviction (policy/v1): an ordinary deletion, where the budgets allow it. */
  evict(by: string, target: Reference, options: DeleteOptions = {}): void {
    const pod = this.#refusable(by, 'evict', target, () => {
      const found = this.get('Pod', target.namespace, target.name)
      const { refused, budget } = admitEviction(found, this.#store.list('PodDisruptionBudget'), this.#clock.now)
      if (refused !== undefined) throw refused
      if (budget !== undefined && !options.dryRun) this.#store.put(by, budget)
      return found
    })
    const marked = markEvicted(pod, this.#clock.now)
    if (!options.dryRun && marked !== pod) this.#store.put(by, marked)
    this.delete(by, target, options)
  }

  /** Runs a verb; what it refuses is noted on the timeline and thrown on. */
  #refusable<T>(by: string, verb: string, about: Reference, work: () => T): T {
    try {
      return work()
    } catch (error) {
      if (error instanceof StatusError) {
        const { code, reason, message } = error
        this.#store.log.note({ note: 'refusal', by, verb, about, code, reason, message })
      }
      throw error
    }
  }

  #createNamespace(name: string): void {
    this.create('kube-apiserver', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    })
  }
}

const referenceOf = (resource: Resource, { kind, metadata }: { kind: string; metadata: ObjectMeta }): Reference => ({
  kind,
  namespace: resource.namespaced ? (metadata.namespace ?? 'default') : undefined,
  name: metadata.name ?? metadata.generateName ?? '',
})
