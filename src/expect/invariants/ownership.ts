import { controllerOf, type KubeObject, referenceTo } from '../../api/object.ts'
import type { Revision } from '../../timeline/entry.ts'
import { type Invariant, type InvariantContext, type Rule, setController } from './invariant.ts'

/** I24. An object has one controller at most, and the set controller gives it only to owners that are there, and not about to go. */
export const ownership: Invariant = {
  id: 'I24',
  class: 'H',
  watches: ['Pod', 'PersistentVolumeClaim', 'ControllerRevision'],
  begin: context => new Owners(context),
}

class Owners implements Rule {
  readonly #context: InvariantContext

  constructor(context: InvariantContext) {
    this.#context = context
  }

  revision(entry: Revision): void {
    const { object, before, change, by } = entry
    const { ownerReferences } = object.metadata
    if (change === 'deleted' || ownerReferences === undefined || ownerReferences === before?.metadata.ownerReferences)
      return
    const named = { kind: object.kind, name: object.metadata.name }
    const controllers = ownerReferences
      .filter(({ controller }) => controller === true)
      .map(({ kind, name }) => `${kind}/${name}`)
    if (controllers.length > 1)
      this.#context.tell(referenceTo(object), { says: 'twoControllers', of: { object: named, controllers } }, [entry])
    const owner = controllerOf(object)
    if (by !== setController || owner === undefined || owner.uid === (before && controllerOf(before)?.uid)) return
    if (this.#isLive(object, owner)) return
    const of = { object: named, owner: { kind: owner.kind, name: owner.name } }
    this.#context.tell(referenceTo(object), { says: 'ownerNotLive', of }, [entry])
  }

  /** A set that is being deleted still numbers its revisions, but takes no pod on. */
  #isLive(object: KubeObject, { kind, name, uid }: { kind: string; name: string; uid: string }): boolean {
    const owner = this.#context.facts.view.find({ kind, namespace: object.metadata.namespace, name })
    if (owner?.metadata.uid !== uid) return false
    return object.kind !== 'Pod' || owner.metadata.deletionTimestamp === undefined
  }
}
