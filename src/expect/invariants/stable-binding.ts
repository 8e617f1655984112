import { keyOf, referenceTo } from '../../api/object.ts'
import type { PersistentVolume, PersistentVolumeClaim, Pod } from '../../api/types.ts'
import type { Revision } from '../../timeline/entry.ts'
import { type Invariant, type InvariantContext, isPerson, type Rule, setController } from './invariant.ts'

/** I5. A pod mounts the claims of its own ordinal; a claim keeps its volume for as long as it lives; a volume belongs to one claim. */
export const stableBinding: Invariant = {
  id: 'I5',
  class: 'H',
  watches: ['Pod', 'PersistentVolumeClaim', 'PersistentVolume'],
  begin: context => new Bindings(context),
}

class Bindings implements Rule {
  readonly #context: InvariantContext

  constructor(context: InvariantContext) {
    this.#context = context
  }

  revision(entry: Revision): void {
    const { kind } = entry.object
    if (kind === 'PersistentVolumeClaim') this.#claim(entry)
    else if (kind === 'PersistentVolume') this.#volume(entry)
    else if (entry.change === 'created' && entry.by === setController) this.#pod(entry)
  }

  #pod(entry: Revision): void {
    const { facts, tell } = this.#context
    const pod = entry.object as Pod
    const fleet = facts.fleetOf(pod)
    if (fleet === undefined) return
    const { name, namespace } = pod.metadata
    const ordinal = name.slice(name.lastIndexOf('-') + 1)
    for (const template of fleet.set.spec.volumeClaimTemplates ?? []) {
      const claim = `${template.metadata.name}-${fleet.name}-${ordinal}`
      const mounted = pod.spec.volumes?.find(volume => volume.name === template.metadata.name)?.persistentVolumeClaim
        ?.claimName
      const stored = facts.view.get('PersistentVolumeClaim', `${namespace}/${claim}`)
      if (mounted !== claim) tell(referenceTo(pod), { says: 'wrongClaim', of: { pod: name, claim, mounted } }, [entry])
      else if (stored === undefined || stored.metadata.deletionTimestamp !== undefined) {
        const is = stored === undefined ? 'missing' : 'terminating'
        tell(referenceTo(pod), { says: 'claimNotThere', of: { pod: name, claim, is } }, [entry])
      }
    }
  }

  #claim(entry: Revision): void {
    const claim = entry.object as PersistentVolumeClaim
    const before = entry.before as PersistentVolumeClaim | undefined
    const { name } = claim.metadata
    const [from, to] = [before?.spec.volumeName, claim.spec.volumeName]
    if (from && from !== to && before?.metadata.uid === claim.metadata.uid)
      this.#context.tell(referenceTo(claim), { says: 'claimRebound', of: { claim: name, from, to } }, [entry])
    const becameBound = claim.status?.phase === 'Bound' && before?.status?.phase !== 'Bound'
    if (becameBound && entry.change !== 'deleted' && !isPerson(entry.by)) this.#checkVolume(claim, entry)
  }

  /** A claim that says it is bound has a volume that says the same. */
  #checkVolume(claim: PersistentVolumeClaim, entry: Revision): void {
    const volume = this.#context.facts.view.get('PersistentVolume', claim.spec.volumeName ?? '')
    const { name: other, uid } = volume?.spec.claimRef ?? {}
    if (volume === undefined || uid === claim.metadata.uid) return
    const claims = [claim.metadata.name, ...(other === undefined ? [] : [other])]
    this.#context.tell(referenceTo(volume), { says: 'volumeShared', of: { volume: volume.metadata.name, claims } }, [
      entry,
    ])
  }

  /** A volume goes over to another claim only when the one before is gone, or never took it. */
  #volume(entry: Revision): void {
    const volume = entry.object as PersistentVolume
    const from = (entry.before as PersistentVolume | undefined)?.spec.claimRef
    const to = volume.spec.claimRef
    if (from?.uid === undefined || from.uid === to?.uid || entry.change === 'deleted' || isPerson(entry.by)) return
    const claim = this.#context.facts.view.get('PersistentVolumeClaim', keyOf({ metadata: from }))
    if (claim?.metadata.uid !== from.uid || claim.spec.volumeName !== volume.metadata.name) return
    const claims = [claim.metadata.name, ...(to?.name === undefined ? [] : [to.name])]
    this.#context.tell(referenceTo(volume), { says: 'volumeShared', of: { volume: volume.metadata.name, claims } }, [
      entry,
    ])
  }
}
