import { type KubeObject, keyOf } from '../../../../api/object.ts'
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../../../../api/types.ts'
import type { Change, Component, ComponentFactory, Context } from '../../../component.ts'
import type { Informer } from '../../../informer.ts'
import { storageProvisioners } from '../annotations.ts'
import {
  claimKeyOf,
  claimsOf,
  classNameOf,
  defaultClassOf,
  isBindCompleted,
  isDefault,
  isTerminal,
  waitsForConsumer,
} from '../know.ts'
import { bind, setClaimPhase, setVolumePhase, unbind } from './bind.ts'
import { decideClaim, type Surroundings, type Told } from './decide-claim.ts'
import { decideReclaim, decideVolume } from './decide-volume.ts'
import { Resync } from './resync.ts'

/**
 * Binds claims to volumes, asks provisioners for those that are missing, and reclaims what is released (spec cluster §2.3 to §2.7).
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
    this.#volumes.index('candidate', candidateFiles)
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
    else if (kind === 'volume') this.#reconcileVolume(this.#volumes.get(name))
    else this.#finishScrubbing(this.#volumes.get(name))
  }

  #claimChanged({ change, object }: Change): string[] {
    const claim = object as PersistentVolumeClaim
    if (!this.#waiting(unbound.all) && this.#volumes.under('unsettled', 'all').next().done) this.#resync.rest()
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
    return !this.#claims.under(unbound.index, file).next().done
  }

  #lookAgain(): void {
    for (const claim of this.#claims.under(unbound.index, unbound.all)) this.#context.enqueue(`claim/${keyOf(claim)}`)
    for (const volume of this.#volumes.under('unsettled', 'all'))
      this.#context.enqueue(`volume/${volume.metadata.name}`)
  }

  #reconcileClaim(claim: PersistentVolumeClaim | undefined): void {
    if (claim === undefined) return
    const atBirth = this.#waitingAtBirth.get(keyOf(claim))
    this.#waitingAtBirth.delete(keyOf(claim))
    const look = atBirth === undefined ? this.#look : { ...this.#look, unscheduledPods: () => atBirth }
    const decision = decideClaim(claim, look)
    switch (decision.does) {
      case 'bind':
        bind(decision.volume, claim, this.#context)
        break
      case 'assign-class':
        this.#context.api.update({ ...claim, spec: { ...claim.spec, storageClassName: decision.className } })
        break
      case 'provision':
        this.#tell(this.#callProvisioner(claim, decision.provisioner), decision.told)
        this.#resync.expect()
        break
      case 'wait':
        if (decision.told !== undefined) this.#tell(claim, decision.told)
        setClaimPhase(claim, 'Pending', undefined, this.#context)
        this.#resync.expect()
        break
      case 'lose':
        if (claim.status?.phase !== 'Lost')
          this.#tell(setClaimPhase(claim, 'Lost', undefined, this.#context), decision.told)
    }
  }

  #callProvisioner(claim: PersistentVolumeClaim, provisioner: string): PersistentVolumeClaim {
    const called = Object.fromEntries(storageProvisioners.map(annotation => [annotation, provisioner]))
    const annotations = { ...claim.metadata.annotations, ...called }
    const known = storageProvisioners.every(annotation => claim.metadata.annotations?.[annotation] === provisioner)
    return known ? claim : this.#context.api.update({ ...claim, metadata: { ...claim.metadata, annotations } })
  }

  #reconcileVolume(volume: PersistentVolume | undefined): void {
    if (volume === undefined) return
    const claim = this.#claimOf(volume)
    const decision = decideVolume(volume, claim)
    switch (decision.does) {
      case 'become':
        setVolumePhase(volume, decision.phase, '', this.#context)
        break
      case 'await-claim':
        this.#context.enqueue(`claim/${claimKeyOf(volume)}`)
        break
      case 'refuse':
        this.#tell(volume, decision.told)
        if (claim !== undefined) this.#tell(claim, decision.told)
        this.#resync.expect()
        break
      case 'unbind':
        unbind(volume, this.#context)
        break
      case 'release':
        this.#reclaim(
          volume.status?.phase === 'Failed' ? volume : setVolumePhase(volume, 'Released', '', this.#context),
        )
    }
  }

  /** The very claim that the volume names. What the cache does not know, or knows with another uid, is asked of the API server. */
  #claimOf(volume: PersistentVolume): PersistentVolumeClaim | undefined {
    const { claimRef } = volume.spec
    if (claimRef?.uid === undefined) return undefined
    const cached = this.#claims.get(claimKeyOf(volume)!)
    if (cached?.metadata.uid === claimRef.uid) return cached
    const live = this.#context.api.find('PersistentVolumeClaim', claimRef.namespace, claimRef.name!)
    return live?.metadata.uid === claimRef.uid ? live : undefined
  }

  #reclaim(volume: PersistentVolume): void {
    const { api, enqueue, profile } = this.#context
    const { name } = volume.metadata
    const reclaim = decideReclaim(volume, this.#podsThatUse(volume))
    switch (reclaim.does) {
      case 'delete':
        if (volume.metadata.deletionTimestamp === undefined) api.delete({ kind: 'PersistentVolume', name })
        break
      case 'scrub':
        enqueue(`scrubbed/${name}`, profile.timings.provision)
        break
      case 'fail':
        this.#fail(volume, reclaim.told)
        break
      case 'wait':
        this.#tell(volume, reclaim.told)
        this.#resync.expect()
    }
  }

  #podsThatUse(volume: PersistentVolume): string[] {
    if (volume.spec.persistentVolumeReclaimPolicy !== 'Recycle') return []
    const claimKey = claimKeyOf(volume)!
    const pods = [...this.#context.caches.of('Pod').under('claim', claimKey)]
    return pods.filter(pod => !isTerminal(pod)).map(keyOf)
  }

  /** A volume fails once for one reason, and says so once. */
  #fail(volume: PersistentVolume, told: Told): void {
    if (volume.status?.phase === 'Failed' && volume.status.message === told.message) return
    this.#tell(setVolumePhase(volume, 'Failed', told.message, this.#context), told)
  }

  #finishScrubbing(volume: PersistentVolume | undefined): void {
    if (volume === undefined || decideVolume(volume, this.#claimOf(volume)).does !== 'release') return
    if (decideReclaim(volume, this.#podsThatUse(volume)).does !== 'scrub') return
    this.#tell(volume, { type: 'Normal', reason: 'VolumeRecycled', message: 'Volume recycled' })
    unbind(volume, this.#context)
  }

  #tell(about: KubeObject, { type, reason, message }: Told): void {
    const { events } = this.#context
    if (type === 'Normal') events.normal(about, reason, message)
    else events.warning(about, reason, message)
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

/** Volumes that could be bound: those that name a claim, and those that are free, by class. */
function candidateFiles(volume: PersistentVolume): string[] {
  const claimKey = claimKeyOf(volume)
  if (claimKey !== undefined) return [`claim ${claimKey}`]
  return volume.status?.phase === 'Available' ? [`class ${classNameOf(volume)}`] : []
}

function surroundingsOf({ caches }: Context): Surroundings {
  const volumes = caches.of('PersistentVolume')
  const classes = caches.of('StorageClass')
  const pods = caches.of('Pod')
  pods.index('claim', claimsOf)
  return {
    volume: name => volumes.get(name),
    *candidates(claim) {
      yield* volumes.under('candidate', `claim ${keyOf(claim)}`)
      yield* volumes.under('candidate', `class ${classNameOf(claim)}`)
    },
    storageClass: name => classes.get(name),
    defaultClass: () => defaultClassOf(classes.all()),
    unscheduledPods: claim =>
      [...pods.under('claim', keyOf(claim))]
        .filter(pod => !pod.spec.nodeName && !isTerminal(pod))
        .map(pod => pod.metadata.name),
  }
}
