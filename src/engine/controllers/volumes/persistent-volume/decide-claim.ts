import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../../../../api/types.ts'
import { selectedNode } from '../annotations.ts'
import { externalProvisionerOf } from '../drivers.ts'
import { classNameOf, isBindCompleted, isBoundByController, isBoundTo, namesClass, waitsForConsumer } from '../know.ts'
import { bestMatch, mismatch } from '../match.ts'
import { normal, type Told, warning } from './told.ts'

/** What the controller does about a claim now. */
export type ClaimDecision =
  | { readonly does: 'bind'; readonly volume: PersistentVolume }
  | { readonly does: 'assign-class'; readonly className: string }
  | { readonly does: 'provision'; readonly provisioner: string; readonly told: Told }
  | { readonly does: 'wait'; readonly told?: Told }
  | { readonly does: 'lose'; readonly told: Told }

/** What a decision about a claim looks at. */
export interface Surroundings {
  volume(name: string): PersistentVolume | undefined
  /** The volumes that may match the claim: at least those that are available in its class or name it. */
  candidates(claim: PersistentVolumeClaim): Iterable<PersistentVolume>
  storageClass(name: string): StorageClass | undefined
  defaultClass(): StorageClass | undefined
  /** The pods that use the claim and have no node yet. */
  unscheduledPods(claim: PersistentVolumeClaim): readonly string[]
}

/** What is to be done about a claim, in the order in which Kubernetes asks. */
export function decideClaim(claim: PersistentVolumeClaim, look: Surroundings): ClaimDecision {
  if (isBindCompleted(claim)) return decideBound(claim, look)
  return claim.spec.volumeName ? decideRequested(claim, look, claim.spec.volumeName) : decideUnbound(claim, look)
}

function decideUnbound(claim: PersistentVolumeClaim, look: Surroundings): ClaimDecision {
  const className = classNameOf(claim)
  const storageClass = className === '' ? undefined : look.storageClass(className)
  const waits = waitsForConsumer(storageClass)
  const volume = bestMatch(claim, look.candidates(claim), waits)
  if (volume !== undefined) return { does: 'bind', volume }
  const defaultClass = namesClass(claim) ? undefined : look.defaultClass()
  if (defaultClass !== undefined) return { does: 'assign-class', className: defaultClass.metadata.name }
  if (waits && !claim.metadata.annotations?.[selectedNode])
    return { does: 'wait', told: waitingForConsumer(look.unscheduledPods(claim)) }
  return className === '' ? { does: 'wait', told: nothingToBind } : decideProvisioning(className, storageClass)
}

function decideProvisioning(className: string, storageClass: StorageClass | undefined): ClaimDecision {
  if (storageClass === undefined)
    return { does: 'wait', told: provisioningFailed(`storageclass.storage.k8s.io "${className}" not found`) }
  const provisioner = externalProvisionerOf(storageClass)
  return provisioner === undefined
    ? { does: 'wait', told: provisioningFailed(`no volume plugin matched name: ${storageClass.provisioner}`) }
    : { does: 'provision', provisioner, told: waitingForProvisioner(provisioner) }
}

/** The user asked for one volume by name. */
function decideRequested(claim: PersistentVolumeClaim, look: Surroundings, name: string): ClaimDecision {
  const volume = look.volume(name)
  if (volume === undefined) return { does: 'wait' }
  if (isBoundTo(volume, claim)) return { does: 'bind', volume }
  if (volume.spec.claimRef !== undefined)
    return isBoundByController(claim) ? { does: 'wait' } : { does: 'wait', told: takenByAnother(name) }
  const why = mismatch(claim, volume)
  return why === undefined ? { does: 'bind', volume } : { does: 'wait', told: cannotBind(name, why) }
}

/** The claim was bound before: what is wrong with its volume now means that data is lost. */
function decideBound(claim: PersistentVolumeClaim, look: Surroundings): ClaimDecision {
  if (!claim.spec.volumeName) return { does: 'lose', told: lost('Bound claim has lost reference to PersistentVolume') }
  const volume = look.volume(claim.spec.volumeName)
  if (volume === undefined) return { does: 'lose', told: lost('Bound claim has lost its PersistentVolume') }
  const { claimRef } = volume.spec
  return claimRef === undefined || claimRef.uid === claim.metadata.uid
    ? { does: 'bind', volume }
    : { does: 'lose', told: misbound }
}

function waitingForConsumer(pods: readonly string[]): Told {
  if (pods.length === 0)
    return normal('WaitForFirstConsumer', 'waiting for first consumer to be created before binding')
  const named = pods.length === 1 ? `pod ${pods[0]}` : `pods ${pods.join(',')}`
  return normal('WaitForPodScheduled', `waiting for ${named} to be scheduled`)
}

const waitingForProvisioner = (provisioner: string): Told =>
  normal(
    'ExternalProvisioning',
    `Waiting for a volume to be created either by the external provisioner '${provisioner}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.`,
  )

const provisioningFailed = (message: string): Told => warning('ProvisioningFailed', message)

const nothingToBind = normal(
  'FailedBinding',
  'no persistent volumes available for this claim and no storage class is set',
)

const takenByAnother = (name: string): Told =>
  warning('FailedBinding', `volume "${name}" already bound to a different claim.`)

const cannotBind = (name: string, why: string): Told =>
  warning('VolumeMismatch', `Cannot bind to requested volume "${name}": ${why}`)

const lost = (what: string): Told => warning('ClaimLost', `${what}. Data on the volume is lost!`)

const misbound = warning('ClaimMisbound', 'Two claims are bound to the same volume, this one is bound incorrectly')
