import { referenceTo } from '../../api/object.ts'
import type { OwnerReference, PersistentVolumeClaim } from '../../api/types.ts'
import type { Revision } from '../../timeline/entry.ts'
import { type Invariant, type InvariantContext, type Rule, setController } from './invariant.ts'

/**
 * I26. A claim is tied to its pod only if the policy deletes claims of what is scaled away and the pod is, and to its set only if the policy
 * deletes claims with the set. An eviction, a restart or a rollout ties nothing.
 */
export const retention: Invariant = {
  id: 'I26',
  class: 'H',
  watches: ['PersistentVolumeClaim'],
  ofController: true,
  begin: context => new Ties(context),
}

class Ties implements Rule {
  readonly #context: InvariantContext

  constructor(context: InvariantContext) {
    this.#context = context
  }

  revision(entry: Revision): void {
    const { ownerReferences = [] } = entry.object.metadata
    if (entry.by !== setController || entry.change === 'deleted') return
    const known = entry.before?.metadata.ownerReferences ?? []
    for (const owner of ownerReferences) {
      if (known.some(other => other.uid === owner.uid)) continue
      if (owner.kind === 'Pod') this.#toPod(entry, owner)
      if (owner.kind === 'StatefulSet') this.#toSet(entry, owner)
    }
  }

  #toPod(entry: Revision, { name }: OwnerReference): void {
    const claim = entry.object as PersistentVolumeClaim
    const dash = name.lastIndexOf('-')
    const { facts, tell } = this.#context
    const set = facts.view.get('StatefulSet', `${claim.metadata.namespace}/${name.slice(0, dash)}`)
    const fleet = set && facts.fleet(set.metadata.uid)
    const policy = set?.spec.persistentVolumeClaimRetentionPolicy?.whenScaled ?? 'Retain'
    if (policy === 'Delete' && fleet?.isInRange(Number(name.slice(dash + 1))) === false) return
    tell(referenceTo(claim), { says: 'claimTiedToPod', of: { claim: claim.metadata.name, pod: name, policy } }, [entry])
  }

  #toSet(entry: Revision, { name, uid }: OwnerReference): void {
    const claim = entry.object as PersistentVolumeClaim
    const { facts, tell } = this.#context
    const policy = facts.fleet(uid)?.set.spec.persistentVolumeClaimRetentionPolicy?.whenDeleted ?? 'Retain'
    if (policy === 'Delete') return
    tell(referenceTo(claim), { says: 'claimTiedToSet', of: { claim: claim.metadata.name, set: name, policy } }, [entry])
  }
}
