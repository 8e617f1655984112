import { keyOf } from '../../../../api/object.ts'
import { isStatus } from '../../../../api/status-error.ts'
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../../../../api/types.ts'
import type { Component, ComponentFactory, Context } from '../../../component.ts'
import type { Informer } from '../../../informer.ts'
import { honorsReclaimPolicy } from '../../../versions.ts'
import { provisionedBy, provisionerFinalizer, selectedNode } from '../annotations.ts'
import { Attempts } from '../attempts.ts'
import { externalProvisionerOf } from '../drivers.ts'
import { provisionerDown, provisioningFails, provisioningSlow, slowness } from '../faults.ts'
import { classNameOf, provisionerOf, without } from '../know.ts'
import { asksFor, deletionProblem, isToBeDeleted, provisioningProblem } from './decide.ts'
import { volumeFor, volumeNameFor } from './make-volume.ts'
import { placeFor } from './place.ts'

/**
 * Every external provisioner that a StorageClass can name: makes the volumes that claims ask of it, and deletes those that are released. Keys are `claim/<key>` and `volume/<name>`.
 */
export const provisioner: ComponentFactory = { name: 'external-provisioner', make: context => new Provisioner(context) }

class Provisioner implements Component {
  readonly watches: Component['watches']
  readonly #context: Context
  readonly #claims: Informer<PersistentVolumeClaim>
  readonly #volumes: Informer<PersistentVolume>
  readonly #classes: Informer<StorageClass>
  readonly #work = new Map<string, { uid: string; attempts: Attempts }>()
  readonly #identities = new Map<string, string>()

  constructor(context: Context) {
    const { caches } = context
    this.#context = context
    this.#claims = caches.of('PersistentVolumeClaim')
    this.#volumes = caches.of('PersistentVolume')
    this.#classes = caches.of('StorageClass')
    this.#claims.index('asking', claim =>
      !claim.spec.volumeName && provisionerOf(claim) !== undefined ? [classNameOf(claim)] : [],
    )
    caches.of('VolumeAttachment').index('volume', ({ spec }) => [spec.source.persistentVolumeName ?? ''])
    this.watches = {
      PersistentVolumeClaim: ({ object }) => [`claim/${keyOf(object)}`],
      PersistentVolume: ({ object }) => [`volume/${object.metadata.name}`],
      StorageClass: () => [],
      Node: () => [],
      VolumeAttachment: () => [],
    }
  }

  *faultWatches(fault: string, about: { kind: string; name: string }): Iterable<string> {
    if (fault !== provisionerDown || about.kind !== 'StorageClass') return
    for (const claim of this.#claims.under('asking', about.name)) yield `claim/${keyOf(claim)}`
    for (const volume of this.#volumes.all())
      if (volume.spec.storageClassName === about.name) yield `volume/${volume.metadata.name}`
  }

  reconcile(key: string): void {
    const slash = key.indexOf('/')
    const name = key.slice(slash + 1)
    if (key.startsWith('claim/')) this.#reconcileClaim(key, this.#claims.get(name))
    else this.#reconcileVolume(key, this.#volumes.get(name))
  }

  #reconcileClaim(key: string, claim: PersistentVolumeClaim | undefined): void {
    const storageClass = claim && this.#classes.get(classNameOf(claim))
    if (claim === undefined || storageClass === undefined || !asksFor(claim, storageClass)) {
      this.#drop(key)
      return
    }
    const isMade = this.#volumes.get(volumeNameFor(claim)) !== undefined
    if (isMade || this.#context.fault(provisionerDown, storageClass)) return
    const attempts = this.#attempts(key, claim, `${storageClass.provisioner} provisions for ${keyOf(claim)}`)
    if (attempts.is('new')) this.#beginProvisioning(key, claim, storageClass, attempts)
    else if (attempts.is('over')) this.#endProvisioning(key, claim, storageClass, attempts)
  }

  #beginProvisioning(key: string, claim: PersistentVolumeClaim, storageClass: StorageClass, attempts: Attempts): void {
    const { enqueue, fault, profile } = this.#context
    const node = claim.metadata.annotations?.[selectedNode]
    if (node !== undefined && this.#context.caches.of('Node').get(node) === undefined) {
      this.#askForAnotherNode(claim, storageClass, node)
      return
    }
    this.#tell(claim, storageClass, 'Normal', 'Provisioning', provisioningMessage(claim))
    const factor = fault(provisioningSlow, storageClass) ? slowness : 1
    attempts.begin(profile.timings.provision * factor, () => enqueue(key))
  }

  #endProvisioning(key: string, claim: PersistentVolumeClaim, storageClass: StorageClass, attempts: Attempts): void {
    const { caches, enqueue, fault } = this.#context
    const problem = provisioningProblem(claim, storageClass, fault(provisioningFails, storageClass))
    if (problem !== undefined) {
      this.#tell(claim, storageClass, 'Warning', 'ProvisioningFailed', problem)
      attempts.failed(problem, () => enqueue(key))
      return
    }
    const place = placeFor(claim, storageClass, caches.of('Node').all())
    const isHeld = honorsReclaimPolicy(this.#context.profile.kubernetes)
    const volume = volumeFor(claim, storageClass, externalProvisionerOf(storageClass)!, place, isHeld)
    this.#create(volume)
    const message = `Successfully provisioned volume ${volume.metadata.name}`
    this.#tell(claim, storageClass, 'Normal', 'ProvisioningSucceeded', message)
    this.#drop(key)
  }

  /** The volume's name is the claim's alone: one that is there already is the one that is wanted. */
  #create(volume: ReturnType<typeof volumeFor>): void {
    try {
      this.#context.api.create(volume)
    } catch (error) {
      if (!isStatus(error, 'AlreadyExists')) throw error
    }
  }

  /** The chosen node is gone: without the annotation the scheduler chooses again. */
  #askForAnotherNode(claim: PersistentVolumeClaim, storageClass: StorageClass, node: string): void {
    const problem = `failed to get target node: nodes "${node}" not found`
    this.#tell(claim, storageClass, 'Warning', 'ProvisioningFailed', problem)
    const { [selectedNode]: _gone, ...annotations } = claim.metadata.annotations ?? {}
    this.#context.api.update({ ...claim, metadata: { ...claim.metadata, annotations } })
  }

  #reconcileVolume(key: string, volume: PersistentVolume | undefined): void {
    if (volume === undefined || !isToBeDeleted(volume)) {
      this.#drop(key)
      return
    }
    const storageClass = this.#classes.get(classNameOf(volume))
    if (storageClass !== undefined && this.#context.fault(provisionerDown, storageClass)) return
    const maker = volume.metadata.annotations![provisionedBy]!
    const attempts = this.#attempts(key, volume, `${maker} deletes ${volume.metadata.name}`)
    if (attempts.is('new')) this.#beginDeletion(key, volume, maker, attempts)
    else if (attempts.is('over')) this.#endDeletion(key, volume)
  }

  #beginDeletion(key: string, volume: PersistentVolume, maker: string, attempts: Attempts): void {
    const { caches, enqueue, events, profile } = this.#context
    const look = () => enqueue(key)
    const problem = deletionProblem(volume, caches.of('VolumeAttachment').under('volume', volume.metadata.name))
    if (problem === undefined) {
      attempts.begin(profile.timings.provision, look)
    } else {
      events.warning(volume, 'VolumeFailedDelete', problem, { component: this.#identityOf(maker) })
      attempts.failed(problem, look)
    }
  }

  #endDeletion(key: string, { metadata }: PersistentVolume): void {
    const { api } = this.#context
    const { name, uid } = metadata
    if (metadata.deletionTimestamp === undefined) api.delete({ kind: 'PersistentVolume', name, uid })
    const left = api.find('PersistentVolume', undefined, name)
    if (left?.metadata.finalizers?.includes(provisionerFinalizer)) {
      const finalizers = without(left.metadata.finalizers, provisionerFinalizer)
      api.update({ ...left, metadata: { ...left.metadata, finalizers } })
    }
    this.#drop(key)
  }

  #attempts(key: string, { metadata }: PersistentVolumeClaim | PersistentVolume, label: string): Attempts {
    const known = this.#work.get(key)
    if (known?.uid === metadata.uid) return known.attempts
    this.#drop(key)
    const attempts = new Attempts(label, this.#context.clock)
    this.#work.set(key, { uid: metadata.uid, attempts })
    return attempts
  }

  #drop(key: string): void {
    this.#work.get(key)?.attempts.cancel()
    this.#work.delete(key)
  }

  #tell(
    claim: PersistentVolumeClaim,
    storageClass: StorageClass,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
  ): void {
    const { events } = this.#context
    const source = { component: this.#identityOf(externalProvisionerOf(storageClass)!) }
    if (type === 'Normal') events.normal(claim, reason, message, source)
    else events.warning(claim, reason, message, source)
  }

  /** `disk.example.com_disk-example-com-provisioner-0_<uid>`: a provisioner's process, as its events name it. */
  #identityOf(name: string): string {
    let identity = this.#identities.get(name)
    if (identity === undefined) {
      identity = `${name}_${name.replace(/[^a-z0-9]+/gi, '-')}-provisioner-0_${this.#context.chance.uid()}`
      this.#identities.set(name, identity)
    }
    return identity
  }
}

const provisioningMessage = (claim: PersistentVolumeClaim): string =>
  `External provisioner is provisioning volume for claim "${keyOf(claim)}"`
