import { type KubeObject, keyOf } from '../../../../api/object.ts'
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../../../../api/types.ts'
import type { Change, Component, ComponentFactory, Context } from '../../../component.ts'
import type { Informer } from '../../../informer.ts'
import { claimKeyOf, classNameOf, isBindCompleted, isDefault, waitsForConsumer } from '../know.ts'
import { actOnClaim } from './act-on-claim.ts'
import { actOnVolume, claimOf, finishScrubbing } from './act-on-volume.ts'
import { decideClaim, type Surroundings } from './decide-claim.ts'
import { decideVolume } from './decide-volume.ts'
import { Resync } from './resync.ts'
import { surroundingsOf } from './surroundings.ts'

/**
 * Binds claims to volumes, asks provisioners for those that are missing, and reclaims what is released.
 * Keys are `claim/<key>`, `volume/<name>` and `scrubbed/<name>`.
 */
export const persistentVolume: ComponentFactory = {
  name: 'persistentvolume-controller',
  make: context => new PersistentVolumeController(context),
}

/** The index of claims that have no volume, or not any more, and under what they are filed; by class only those that never had one. */
const unbound = { index: 'unbound', all: 'all', ofClass: (name: string) => `class ${name}` }

class PersistentVolumeController implements Component {
  readonly watches: Component['watches']
  readonly #context: Context
  readonly #claims: Informer<PersistentVolumeClaim>
  readonly #volumes: Informer<PersistentVolume>
  readonly #resync: Resync
  readonly #look: Surroundings
  /**
   * Of claims that nobody has looked at yet, the pods that waited for them when they were made. Kubernetes looks at a claim at once, before the
   * pod is there that is made right after it.
   */
  readonly #waitingAtBirth = new Map<string, readonly string[]>()

  constructor(context: Context) {
    const { caches } = context
    this.#context = context
    this.#claims = caches.of('PersistentVolumeClaim')
    this.#volumes = caches.of('PersistentVolume')
    this.#claims.index(unbound.index, unboundFiles)
    this.#claims.index('volume', ({ spec }) => (spec.volumeName ? [spec.volumeName] : []))
    this.#volumes.index('unsettled', volume => (isUnsettled(volume) ? ['all'] : []))
    this.#resync = new Resync(context.clock, () => this.#lookAgain())
    this.#look = surroundingsOf(context)
    this.watches = {
      PersistentVolumeClaim: change => this.#claimChanged(change),
      PersistentVolume: change => this.#volumeChanged(change),
      StorageClass: change => this.#classChanged(change),
      Pod: () => [],
    }
  }

  reconcile(key: string): void {
    const slash = key.indexOf('/')
    const [kind, name] = [key.slice(0, slash), key.slice(slash + 1)]
    if (kind === 'claim') this.#reconcileClaim(this.#claims.get(name))
    else this.#reconcileVolume(this.#volumes.get(name), kind === 'scrubbed')
  }

  #reconcileClaim(claim: PersistentVolumeClaim | undefined): void {
    if (claim === undefined) return
    const atBirth = this.#waitingAtBirth.get(keyOf(claim))
    this.#waitingAtBirth.delete(keyOf(claim))
    const look = atBirth === undefined ? this.#look : { ...this.#look, unscheduledPods: () => atBirth }
    if (actOnClaim(claim, decideClaim(claim, look), this.#context) === 'waits') this.#resync.expect()
  }

  #reconcileVolume(volume: PersistentVolume | undefined, isScrubbed: boolean): void {
    if (volume === undefined) return
    const claim = claimOf(volume, this.#context)
    const decision = decideVolume(volume, claim)
    const isReused = isScrubbed && decision.does === 'release' && finishScrubbing(volume, this.#context)
    if (!isReused && actOnVolume(volume, claim, decision, this.#context) === 'waits') this.#resync.expect()
  }

  #claimChanged({ change, object }: Change): string[] {
    const claim = object as PersistentVolumeClaim
    if (!this.#waiting(unbound.all) && !this.#volumes.has('unsettled', 'all')) this.#resync.rest()
    if (change === 'created') this.#waitingAtBirth.set(keyOf(claim), this.#look.unscheduledPods(claim))
    if (change !== 'deleted') return [`claim/${keyOf(claim)}`]
    return claim.spec.volumeName ? [`volume/${claim.spec.volumeName}`] : []
  }

  #volumeChanged({ change, object }: Change): string[] {
    const volume = object as PersistentVolume
    const claimKey = claimKeyOf(volume)
    if (change === 'deleted') return claimKey === undefined ? [] : [`claim/${claimKey}`]
    if (this.#mayServe(volume, claimKey)) this.#resync.promise()
    return [`volume/${volume.metadata.name}`]
  }

  /** Whether a claim waits that the volume, as it is now, may serve. */
  #mayServe(volume: PersistentVolume, claimKey: string | undefined): boolean {
    const { claimRef } = volume.spec
    for (const claim of this.#claims.under('volume', volume.metadata.name))
      if (claimRef?.uid !== claim.metadata.uid || claim.status?.phase === 'Lost') return true
    if (volume.status?.phase !== 'Available') return false
    if (claimKey === undefined) {
      const className = classNameOf(volume)
      return !waitsForConsumer(this.#look.storageClass(className)) && this.#waiting(unbound.ofClass(className))
    }
    const claim = this.#claims.get(claimKey)
    return claim !== undefined && !isBindCompleted(claim)
  }

  #classChanged({ change, object }: Change): string[] {
    const storageClass = object as KubeObject as StorageClass
    if (change === 'deleted') return []
    const wanted = this.#waiting(unbound.ofClass(storageClass.metadata.name))
    if (wanted || (isDefault(storageClass) && this.#waiting(unbound.ofClass('')))) this.#resync.promise()
    return []
  }

  #waiting(file: string): boolean {
    return this.#claims.has(unbound.index, file)
  }

  #lookAgain(): void {
    for (const claim of this.#claims.under(unbound.index, unbound.all)) this.#context.enqueue(`claim/${keyOf(claim)}`)
    for (const volume of this.#volumes.under('unsettled', 'all'))
      this.#context.enqueue(`volume/${volume.metadata.name}`)
  }
}

function unboundFiles(claim: PersistentVolumeClaim): string[] {
  if (!isBindCompleted(claim)) return [unbound.all, unbound.ofClass(classNameOf(claim))]
  return claim.status?.phase === 'Lost' ? [unbound.all] : []
}

/** What happens to the volume next may depend on others than it and its claim: it is looked at periodically. */
function isUnsettled({ spec, status }: PersistentVolume): boolean {
  if (status?.phase === 'Released') return spec.persistentVolumeReclaimPolicy === 'Recycle'
  return status?.phase !== 'Bound' && status?.phase !== 'Failed' && spec.claimRef?.uid !== undefined
}
