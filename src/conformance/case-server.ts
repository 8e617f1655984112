import type { Draft, KubeObject, Reference } from '../api/object.ts'
import { resourceOf } from '../api/resources.ts'
import { alreadyExists, conflict, notFound, StatusError, type StatusReason } from '../api/status-error.ts'
import type { Pod, StatefulSet, StatefulSetStatus } from '../api/types.ts'
import type { Hands } from '../engine/controllers/statefulset/act.ts'

/** A write as it was sent, or an event as it was recorded. */
export interface Deed {
  readonly verb: string
  readonly kind: string
  readonly name: string
  readonly subresource?: string
  readonly object?: unknown
  readonly status?: StatefulSetStatus
  readonly [detail: string]: unknown
}

/** An object that the API server has otherwise than the caches; null: it is gone. */
export interface Deviation {
  readonly kind: string
  readonly name: string
  readonly object: Omit<KubeObject, 'apiVersion' | 'kind'> | null
}

/** A write that is refused before anything else is looked at. */
export interface Refusal {
  readonly verb: string
  readonly kind: string
  readonly name: string
  readonly reason: StatusReason
  readonly code: number
  readonly message: string
  /** 0: always; 1: the first time only. */
  readonly times: number
}

/** As much of an API server as one recorded pass meets, and a list of what it was asked to do. */
export class CaseServer implements Hands {
  readonly does: Deed[] = []
  readonly #objects = new Map<string, Draft<KubeObject>>()
  readonly #refusals: Refusal[]
  readonly #set: string
  #writes = 0

  constructor(
    cached: readonly KubeObject[],
    { api = [], refusals = [] }: { api?: readonly Deviation[]; refusals?: readonly Refusal[] },
  ) {
    this.#set = cached.find(({ kind }) => kind === 'StatefulSet')!.metadata.name
    for (const object of cached) this.#objects.set(idOf(object.kind, object.metadata.name), object)
    for (const { kind, name, object } of api) {
      if (object === null) this.#objects.delete(idOf(kind, name))
      else this.#objects.set(idOf(kind, name), { apiVersion: 'v1', kind, ...object })
    }
    this.#refusals = [...refusals]
  }

  create(object: Draft<KubeObject>): KubeObject {
    const { kind } = object
    const name = object.metadata.name!
    return this.#do({ verb: 'create', kind, name, object }, () => {
      if (this.#objects.has(idOf(kind, name))) throw alreadyExists(resourceOf(kind), name)
      return this.#put({ ...object, metadata: { ...object.metadata, uid: `created-${this.#writes}` } })
    })
  }

  update(object: Draft<KubeObject>, subresource?: 'status'): KubeObject {
    const { kind } = object
    const { name = '', uid, resourceVersion } = object.metadata
    const sent =
      subresource === undefined ? { object } : { subresource, status: object.status as StatefulSet['status'] }
    return this.#do({ verb: 'update', kind, name, ...sent }, () => {
      const { metadata } = this.#find(kind, name)
      const isOther = uid !== undefined && uid !== metadata.uid
      const isOld = resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion
      if (isOther || isOld) throw conflict(resourceOf(kind), name)
      return this.#put(object)
    })
  }

  patch({ kind, name }: Reference, patch: { metadata?: { uid?: string } }): KubeObject {
    return this.#do({ verb: 'patch', kind, name, patch, patchType: 'application/strategic-merge-patch+json' }, () => {
      const object = this.#find(kind, name)
      if (patch.metadata?.uid !== undefined && patch.metadata.uid !== object.metadata.uid)
        throw conflict(resourceOf(kind), name)
      return this.#put(object)
    })
  }

  delete({ kind, name }: Reference): void {
    this.#do({ verb: 'delete', kind, name }, () => {
      const object = this.#find(kind, name)
      if (kind === 'Pod' && isGraceful(object as Pod))
        return this.#put({ ...object, metadata: { ...object.metadata, deletionTimestamp: 'now' } })
      this.#objects.delete(idOf(kind, name))
      return object
    })
  }

  get({ kind, name }: Reference): KubeObject {
    return this.#find(kind, name)
  }

  event(type: string, reason: string, message: string): void {
    this.does.push({ verb: 'event', kind: 'StatefulSet', name: this.#set, type, reason, message })
  }

  wait(): void {}

  /** The caches of a recorded pass stand still, however long it takes. */
  pause(): void {}

  #find(kind: string, name: string): KubeObject {
    const object = this.#objects.get(idOf(kind, name))
    if (object === undefined) throw notFound(resourceOf(kind), name)
    return object as KubeObject
  }

  #put(object: Draft<KubeObject>): KubeObject {
    const stored = { ...object, metadata: { ...object.metadata, resourceVersion: `written-${this.#writes}` } }
    this.#objects.set(idOf(object.kind, object.metadata.name!), stored)
    return stored as KubeObject
  }

  /** Notes what was asked and how it went. */
  #do(deed: Deed, work: () => KubeObject): KubeObject {
    this.#writes++
    try {
      this.#refuse(deed)
      const object = work()
      this.does.push(deed)
      return object
    } catch (error) {
      if (error instanceof StatusError) this.does.push({ ...deed, refused: error.reason })
      throw error
    }
  }

  #refuse({ verb, kind, name }: Deed): void {
    const index = this.#refusals.findIndex(
      refusal => refusal.verb === verb && refusal.kind === kind && refusal.name === name,
    )
    if (index === -1) return
    const { code, reason, message, times } = this.#refusals[index]!
    if (times === 1) this.#refusals.splice(index, 1)
    throw new StatusError(code, reason, message)
  }
}

const idOf = (kind: string, name: string): string => `${kind}/${name}`

/** A pod that runs on a node gets its time to stop; any other is removed at once. */
const isGraceful = ({ spec, status }: Pod): boolean =>
  Boolean(spec.nodeName) && status?.phase !== 'Failed' && status?.phase !== 'Succeeded'
