import type { Draft, KubeObject, ObjectOf, Reference } from '../api/object.ts'
import type { PatchType } from '../api/patch.ts'
import type { ApiServer, DeleteOptions, ListOptions, ReadOptions, WriteOptions } from './apiserver.ts'

/** The API as one user or component sees it: its writes carry its name. Every verb throws a StatusError where the server refuses. */
export class Client {
  readonly by: string
  readonly #server: ApiServer

  constructor(server: ApiServer, by: string) {
    this.#server = server
    this.by = by
  }

  get<Kind extends string>(kind: Kind, namespace: string | undefined, name: string): ObjectOf<Kind> {
    return this.#server.get(kind, namespace, name)
  }

  /** The object, or undefined where `get` would answer NotFound. */
  find<Kind extends string>(kind: Kind, namespace: string | undefined, name: string): ObjectOf<Kind> | undefined {
    return this.#server.find(kind, namespace, name)
  }

  list<Kind extends string>(kind: Kind, options: ListOptions = {}): ObjectOf<Kind>[] {
    return this.#server.list(kind, options)
  }

  /** The object that a document stands for, as the server decodes it. */
  read(body: unknown, options: ReadOptions = {}): KubeObject {
    return this.#server.read(body, options)
  }

  create<T extends KubeObject>(draft: Draft<T>, options: WriteOptions = {}): T {
    return this.#server.create(this.by, draft, options)
  }

  update<T extends KubeObject>(object: T, options: WriteOptions = {}): T {
    return this.#server.update(this.by, object, options)
  }

  updateStatus<T extends KubeObject>(object: T, options: WriteOptions = {}): T {
    return this.#server.update(this.by, object, { ...options, subresource: 'status' })
  }

  patch<Kind extends string>(
    target: Reference & { kind: Kind },
    patch: unknown,
    type: PatchType = 'merge',
    options: WriteOptions = {},
  ): ObjectOf<Kind> {
    return this.#server.patch(this.by, target, patch, type, options)
  }

  /** Deletes; answers the object as it then is, also when it stays for its grace period or finalizers. */
  delete(target: Reference, options: DeleteOptions = {}): KubeObject {
    return this.#server.delete(this.by, target, options)
  }

  /** Binds a pod to a node, as the scheduler does. */
  bind(pod: Reference, node: string): void {
    this.#server.bind(this.by, pod, node)
  }

  /** Asks for a pod's eviction (policy/v1): refused with 429 where a budget does not allow it. */
  evict(pod: Reference, options: DeleteOptions = {}): void {
    this.#server.evict(this.by, pod, options)
  }
}
