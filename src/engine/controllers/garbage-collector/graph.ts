import { sameJson } from '../../../api/equal.ts'
import { type KubeObject, type Reference, referenceTo } from '../../../api/object.ts'
import { resourceOf } from '../../../api/resources.ts'
import type { OwnerReference } from '../../../api/types.ts'
import type { Change } from '../../component.ts'
import { awaitsDependents, awaitsOrphaning, blocks } from './know.ts'

/** An object as the graph knows it from watching. */
export interface Node {
  readonly reference: Reference
  readonly owners: readonly OwnerReference[]
  readonly deleting: boolean
  /** It is being deleted in the foreground: it waits for its dependents to go first. */
  readonly awaitsDependents: boolean
}

const none: readonly OwnerReference[] = []

/**
 * Who owns whom, by uid. It is fed by every change of every kind, and answers each with the uids of those whose fate may have changed.
 * An owner need not be known: its dependents are filed under the uid that they name.
 */
export class OwnerGraph {
  readonly #nodes = new Map<string, Node>()
  readonly #dependents = new Map<string, Set<string>>()

  get(uid: string): Node | undefined {
    return this.#nodes.get(uid)
  }

  dependentsOf(uid: string): Iterable<string> {
    return this.#dependents.get(uid) ?? []
  }

  /** Takes in a change; returns the uids to look at. */
  apply({ change, object, before }: Change): string[] {
    if (change === 'deleted') return this.#remove(object.metadata.uid)
    if (change === 'updated' && before !== undefined && !concernsOwnership(object, before)) return []
    return this.#learn(object)
  }

  #learn(object: KubeObject): string[] {
    const { uid, ownerReferences: owners = none, deletionTimestamp } = object.metadata
    const known = this.#nodes.get(uid)
    const node = {
      reference: referenceTo(object),
      owners,
      deleting: deletionTimestamp !== undefined,
      awaitsDependents: awaitsDependents(object),
    }
    this.#nodes.set(uid, node)
    const concerned = known === undefined ? [] : this.#unblocked(known.owners, owners)
    this.#refile(uid, known?.owners ?? none, owners)
    if (owners !== known?.owners && owners.some(owner => this.#isDoubtful(node, owner))) concerned.push(uid)
    if (node.awaitsDependents && known?.awaitsDependents !== true) concerned.push(...this.dependentsOf(uid), uid)
    if (awaitsOrphaning(object)) concerned.push(uid)
    return concerned
  }

  #remove(uid: string): string[] {
    const node = this.#nodes.get(uid)
    if (node === undefined) return []
    this.#nodes.delete(uid)
    this.#refile(uid, node.owners, none)
    const waiting = node.owners.filter(owner => this.#nodes.get(owner.uid)?.awaitsDependents)
    return [...this.dependentsOf(uid), ...waiting.map(owner => owner.uid)]
  }

  #refile(uid: string, before: readonly OwnerReference[], after: readonly OwnerReference[]): void {
    if (before === after) return
    for (const owner of before) {
      const dependents = this.#dependents.get(owner.uid)
      dependents?.delete(uid)
      if (dependents?.size === 0) this.#dependents.delete(owner.uid)
    }
    for (const owner of after) {
      const dependents = this.#dependents.get(owner.uid)
      if (dependents === undefined) this.#dependents.set(owner.uid, new Set([uid]))
      else dependents.add(uid)
    }
  }

  /** Owners that this object held back and holds back no more. */
  #unblocked(before: readonly OwnerReference[], after: readonly OwnerReference[]): string[] {
    return before
      .filter(old => blocks(old) && !after.some(owner => owner.uid === old.uid && blocks(owner)))
      .map(old => old.uid)
  }

  /** An owner that was never seen, goes by another name or lives elsewhere may not be there at all: only the API server can tell. */
  #isDoubtful({ reference }: Node, { uid, kind, name }: OwnerReference): boolean {
    const owner = this.#nodes.get(uid)
    if (owner === undefined) return true
    const elsewhere = resourceOf(owner.reference.kind).namespaced && owner.reference.namespace !== reference.namespace
    return elsewhere || owner.reference.kind !== kind || owner.reference.name !== name
  }
}

const concernsOwnership = ({ metadata }: KubeObject, { metadata: before }: KubeObject): boolean =>
  metadata.deletionTimestamp !== before.deletionTimestamp ||
  !sameJson(metadata.ownerReferences, before.ownerReferences) ||
  !sameJson(metadata.finalizers, before.finalizers)
