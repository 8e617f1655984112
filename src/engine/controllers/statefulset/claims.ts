import { isStatus } from '../../../api/status-error.ts'
import type { OwnerReference, PersistentVolumeClaim } from '../../../api/types.ts'
import {
  create,
  type Decision,
  type Failure,
  failureOf,
  isFailure,
  SyncFailure,
  together,
  update,
  wait,
} from './effects.ts'
import { claimEvent, conflictingController } from './events.ts'
import { type ClaimName, controllerReference, type Member, podKind, setKind, speaksOf } from './know.ts'
import { isInRange, type Pass } from './pass.ts'

/** A reference to the set, or to this pod, whatever its uid. */
const speaksOfUs = (reference: OwnerReference, { set }: Pass, member: Member): boolean =>
  speaksOf(reference, setKind, set.metadata.name) || speaksOf(reference, podKind, member.name)

const isOurs = ({ uid }: OwnerReference, { set }: Pass, member: Member): boolean =>
  uid === set.metadata.uid || uid === member.uid

/** Whether the first reference to an object of this kind and name is to a namesake that came before. */
function isStaleFor(
  references: readonly OwnerReference[],
  kind: { apiVersion: string; kind: string },
  { name, uid }: { name: string; uid: string },
): boolean {
  const reference = references.find(owner => speaksOf(owner, kind, name))
  return reference !== undefined && reference.uid !== uid
}

/** Whether someone else decides when the claim goes: another controller, or a namesake of the set or pod that came before. */
function isManagedElsewhere(references: readonly OwnerReference[], pass: Pass, member: Member): boolean {
  if (pass.retention.whenDeleted !== 'Delete' && pass.retention.whenScaled !== 'Delete') return false
  return references.some(owner =>
    speaksOf(owner, setKind, pass.set.metadata.name)
      ? owner.uid !== pass.set.metadata.uid
      : speaksOf(owner, podKind, member.name)
        ? owner.uid !== member.uid
        : owner.controller === true,
  )
}

/** Who is to own the claim of this pod under the set's policy: the set, the pod if it is to go, or nobody. */
function rightfulOwner(pass: Pass, member: Member): 'set' | 'pod' | 'nobody' {
  const { retention } = pass
  if (retention.whenScaled === 'Delete' && !isInRange(pass, member)) return 'pod'
  return retention.whenDeleted === 'Delete' ? 'set' : 'nobody'
}

const noReferences: readonly OwnerReference[] = []

/** Whether the claim's owners are what the policy asks for, or none of our business. */
function isOwnedAsAsked(claim: PersistentVolumeClaim, pass: Pass, member: Member): boolean {
  const { set } = pass
  const references = claim.metadata.ownerReferences ?? noReferences
  if (references.length === 0) return rightfulOwner(pass, member) === 'nobody'
  if (isStaleFor(references, setKind, set.metadata) || isStaleFor(references, podKind, member)) return true
  const ours = references.filter(owner => isOurs(owner, pass, member))
  if (isManagedElsewhere(references, pass, member)) return ours.length === 0
  if (ours.some(owner => owner.controller !== true)) return false
  const asked = rightfulOwner(pass, member)
  if (asked === 'nobody') return ours.length === 0
  const { uid } = asked === 'set' ? set.metadata : member
  return ours.length > 0 && ours.every(owner => owner.uid === uid)
}

/** The references that the claim is to have: ours are dropped, and the rightful one added unless another controller owns it. */
function ownersAsAsked(references: readonly OwnerReference[], pass: Pass, member: Member): OwnerReference[] {
  const others = references.filter(owner => !speaksOfUs(owner, pass, member))
  const asked = rightfulOwner(pass, member)
  if (asked === 'nobody' || isManagedElsewhere(references, pass, member)) return others
  const owner = asked === 'set' ? controllerReference(setKind, pass.set.metadata) : controllerReference(podKind, member)
  return others.some(({ uid }) => uid === owner.uid) ? others : [...others, owner]
}

/** Whether all claims of the pod that can be seen are owned as the retention policy asks. */
export function claimsMatchPolicy(pass: Pass, member: Member): boolean {
  if (pass.keepsClaims && pass.caches.claims.areFree) return true
  for (const { key } of member.claims(pass.set)) {
    const claim = pass.caches.claims.get(key)
    if (claim !== undefined && !isOwnedAsAsked(claim, pass, member)) return false
  }
  return true
}

/** A claim that is to go with an earlier pod of this name: to put a new pod on it would lose its data with it. */
export function staleClaim(pass: Pass, member: Member): PersistentVolumeClaim | undefined {
  if (pass.retention.whenScaled !== 'Delete') return undefined
  return member
    .claims(pass.set)
    .map(({ key }) => pass.caches.claims.get(key))
    .find(claim => claim !== undefined && isStaleFor(claim.metadata.ownerReferences ?? noReferences, podKind, member))
}

/** Creates what claims the pod lacks. All are tried before the first failure counts. */
export function* createMissingClaims(pass: Pass, member: Member): Decision<void> {
  const failures: Failure[] = []
  for (const [index, name] of member.claims(pass.set).entries()) {
    const failure = yield* failureOf(ensureClaim(pass, member, name, index))
    if (failure !== undefined) failures.push(failure)
  }
  if (failures.length > 0) throw together(failures)
}

function* ensureClaim(pass: Pass, member: Member, { name, key }: ClaimName, index: number): Decision<void> {
  const existing = pass.caches.claims.get(key)
  if (existing?.metadata.deletionTimestamp !== undefined) {
    const on = { kind: 'PersistentVolumeClaim', namespace: pass.set.metadata.namespace, name }
    yield* wait({ rule: 'claim-terminating', on, details: { pod: member.name } })
    throw new SyncFailure(`pvc ${name} is being deleted`)
  }
  if (existing === undefined) yield* createClaim(pass, member, name, index)
}

function* createClaim(pass: Pass, member: Member, name: string, index: number): Decision<void> {
  const failure = yield* failureOf(create<'PersistentVolumeClaim'>(newClaim(pass, name, index)))
  if (failure === undefined || !isStatus(failure, 'AlreadyExists')) yield* claimEvent(pass, name, member.name, failure)
  if (failure !== undefined)
    throw new SyncFailure(`failed to create PVC ${name}: ${failure.message}`, { cause: failure })
}

/** The whole template; the selector's labels win over the template's. */
function newClaim({ set }: Pass, name: string, index: number) {
  const template = set.spec.volumeClaimTemplates![index]!
  const labels = { ...template.metadata.labels, ...set.spec.selector.matchLabels }
  const metadata = { ...template.metadata, name, namespace: set.metadata.namespace, labels }
  return { ...template, apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata }
}

/** Brings the owners of the pod's claims in line with the retention policy, as far as the claims can be seen. */
export function* repairClaims(pass: Pass, member: Member): Decision<void> {
  for (const { name, key } of member.claims(pass.set)) {
    const claim = pass.caches.claims.get(key)
    if (claim === undefined) continue
    const references = claim.metadata.ownerReferences ?? noReferences
    if (isManagedElsewhere(references, pass, member)) yield* conflictingController(name)
    if (isOwnedAsAsked(claim, pass, member)) continue
    const ownerReferences = ownersAsAsked(references, pass, member)
    try {
      yield* update({ ...claim, metadata: { ...claim.metadata, ownerReferences } })
    } catch (error) {
      if (!isFailure(error)) throw error
      throw new SyncFailure(`could not update claim ${name} for delete policy ownerRefs: ${error.message}`, {
        cause: error,
      })
    }
  }
}
