import { keyOf, referenceTo } from '../../api/object.ts'
import type { PersistentVolume, PersistentVolumeClaim, Pod } from '../../api/types.ts'
import type { Revision } from '../../timeline/entry.ts'
import type { View } from '../../timeline/view.ts'
import { asksDeletion } from './deletion.ts'
import { type Invariant, type InvariantContext, isPerson, type Rule, setController } from './invariant.ts'
import { isGone } from './owners.ts'

/**
 * I4. No component lets data go but for a reason: a claim is deleted by a person, with its namespace, or by the garbage collector once all that
 * own it are gone (I26 sees to it that pods and sets own claims only where the policy says so); a volume only after its claim.
 */
export const dataKept: Invariant = {
  id: 'I4',
  class: 'H',
  watches: ['PersistentVolumeClaim', 'PersistentVolume', 'Pod'],
  begin: context => new Data(context),
}

class Data implements Rule {
  readonly #context: InvariantContext
  /** The pods on nodes that use a claim, by the claim's key. */
  readonly #users = new Map<string, Map<string, Pod>>()

  constructor(context: InvariantContext) {
    this.#context = context
  }

  revision(entry: Revision): void {
    if (entry.object.kind === 'Pod') this.#pod(entry)
    else if (entry.object.kind === 'PersistentVolume') this.#volume(entry)
    else this.#claim(entry)
  }

  #claim(entry: Revision): void {
    const claim = entry.object as PersistentVolumeClaim
    const { view } = this.#context.facts
    const about = referenceTo(claim)
    const { name } = claim.metadata
    if (asksDeletion(entry) && !mayDelete(entry, view))
      this.#context.tell(about, { says: 'claimDeleted', of: { claim: name, by: entry.by } }, [entry])
    const [user] = this.#users.get(keyOf(claim))?.values() ?? []
    // A person may take the protection off, but not pass it by.
    const mayTake = isPerson(entry.by) && (claim.metadata.finalizers ?? []).length === 0
    if (entry.change === 'deleted' && user !== undefined && !mayTake)
      this.#context.tell(
        about,
        { says: 'claimTakenFromPod', of: { claim: name, pod: user.metadata.name, by: entry.by } },
        [entry],
      )
  }

  #volume(entry: Revision): void {
    const volume = entry.object as PersistentVolume
    const { claimRef } = volume.spec
    if (!asksDeletion(entry) || isPerson(entry.by) || claimRef?.uid === undefined) return
    const claim = this.#context.facts.view.get('PersistentVolumeClaim', `${claimRef.namespace}/${claimRef.name}`)
    if (claim?.metadata.uid !== claimRef.uid || claim?.spec.volumeName !== volume.metadata.name) return
    const of = { volume: volume.metadata.name, claim: claim.metadata.name, by: entry.by }
    this.#context.tell(referenceTo(volume), { says: 'volumeDeleted', of }, [entry])
  }

  #pod(entry: Revision): void {
    const pod = entry.object as Pod
    if (entry.change === 'created' && entry.by === setController) this.#checkClaims(pod, entry)
    const isGone = entry.change === 'deleted'
    if (!isGone && (pod.spec.nodeName === undefined || (entry.before as Pod | undefined)?.spec.nodeName !== undefined))
      return
    for (const { persistentVolumeClaim: claimed } of pod.spec.volumes ?? []) {
      if (claimed === undefined) continue
      const key = `${pod.metadata.namespace}/${claimed.claimName}`
      const users = this.#users.get(key) ?? new Map<string, Pod>()
      this.#users.set(key, users)
      if (isGone) users.delete(pod.metadata.uid)
      else users.set(pod.metadata.uid, pod)
    }
  }

  /** A claim that is to go together with an earlier pod of the name would take the new pod's data along. */
  #checkClaims(pod: Pod, entry: Revision): void {
    const fleet = this.#context.facts.fleetOf(pod)
    if (fleet?.set.spec.persistentVolumeClaimRetentionPolicy?.whenScaled !== 'Delete') return
    for (const { persistentVolumeClaim: claimed } of pod.spec.volumes ?? []) {
      const claim =
        claimed &&
        this.#context.facts.view.get('PersistentVolumeClaim', `${pod.metadata.namespace}/${claimed.claimName}`)
      const doomed = claim?.metadata.ownerReferences?.some(
        ({ kind, name, uid }) => kind === 'Pod' && name === pod.metadata.name && uid !== pod.metadata.uid,
      )
      if (claim === undefined || doomed !== true) continue
      const of = { pod: pod.metadata.name, claim: claim.metadata.name }
      this.#context.tell(referenceTo(claim), { says: 'podOnDoomedClaim', of }, [entry])
    }
  }
}

function mayDelete({ by, before, object }: Revision, view: View): boolean {
  if (isPerson(by) || by === 'namespace-controller') return true
  const owners = (before ?? object).metadata.ownerReferences ?? []
  return (
    by === 'garbage-collector-controller' &&
    owners.length > 0 &&
    owners.every(owner => isGone(owner, object.metadata.namespace, view))
  )
}
