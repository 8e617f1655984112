import { keyOf } from '../../../../api/object.ts'
import type { PersistentVolume, PersistentVolumeClaim, Pod } from '../../../../api/types.ts'
import { toTimestamp } from '../../../../timeline/epoch.ts'
import type { Change, Component, ComponentFactory, Context } from '../../../component.ts'
import type { Informer } from '../../../informer.ts'
import { Attempts } from '../attempts.ts'
import { externalProvisionerOf } from '../drivers.ts'
import { resizeFails, resizerDown } from '../faults.ts'
import { claimsOf, classNameOf, isReady, storageOf } from '../know.ts'
import { hasCondition, nextResizeStep, type ResizeStep } from './decide.ts'
import { fileSystemPending, resized, resizing } from './progress.ts'

/**
 * Expands claims whose request has grown: the disk by the driver's resizer, then the file system by the kubelet of a pod that uses it. Both parts are here, each with its own name as the source of its events. Keys are those of claims.
 */
export const resizer: ComponentFactory = { name: 'external-resizer', make: context => new Resizer(context) }

class Resizer implements Component {
  readonly watches: Component['watches']
  readonly #context: Context
  readonly #claims: Informer<PersistentVolumeClaim>
  readonly #work = new Map<string, { step: ResizeStep; attempts: Attempts }>()
  /** The sizes that the claims' growth was announced with. */
  readonly #announced = new Map<string, string | number>()

  constructor(context: Context) {
    const { caches } = context
    this.#context = context
    this.#claims = caches.of('PersistentVolumeClaim')
    this.#claims.index('growing', claim => (hasCondition(claim, 'FileSystemResizePending') ? ['all'] : []))
    caches.of('Pod').index('claim', pod => (isRunning(pod) ? claimsOf(pod) : []))
    this.watches = {
      PersistentVolumeClaim: ({ object }) => [keyOf(object)],
      PersistentVolume: () => [],
      StorageClass: () => [],
      Pod: change => this.#podChanged(change),
      Node: ({ change }) => (change === 'updated' ? this.#growing() : []),
    }
  }

  *faultWatches(fault: string, { kind, name }: { kind: string; name: string }): Iterable<string> {
    if (fault !== resizerDown || kind !== 'StorageClass') return
    for (const claim of this.#claims.all()) if (classNameOf(claim) === name) yield keyOf(claim)
  }

  reconcile(key: string): void {
    const claim = this.#claims.get(key)
    const volume = claim && this.#context.caches.of('PersistentVolume').get(claim.spec.volumeName ?? '')
    const step = claim === undefined ? 'none' : nextResizeStep(claim, volume)
    if (claim === undefined || volume === undefined || step === 'none') {
      this.#drop(key)
      if (claim === undefined) this.#announced.delete(key)
      return
    }
    if (step === 'expand-volume') this.#expandVolume(claim, volume)
    else if (step === 'expand-file-system') this.#expandFileSystem(claim, volume)
    else this.#endControllerPart(claim, volume, step)
  }

  /** A pod that now runs may be the one that a file system waits for. */
  #podChanged({ change, object, before }: Change): string[] {
    if (change === 'deleted' || !isRunning(object as Pod)) return []
    if (before !== undefined && isRunning(before as Pod)) return []
    return claimsOf(object as Pod).filter(key => this.#isGrowing(key))
  }

  #isGrowing(key: string): boolean {
    const claim = this.#claims.get(key)
    return claim !== undefined && hasCondition(claim, 'FileSystemResizePending')
  }

  *#growing(): Iterable<string> {
    for (const claim of this.#claims.under('growing', 'all')) yield keyOf(claim)
  }

  #expandVolume(claim: PersistentVolumeClaim, volume: PersistentVolume): void {
    const { api, clock, enqueue, events, profile } = this.#context
    this.#announce(claim)
    const driver = this.#resizerOf(claim, volume)
    if (driver === undefined) return
    const attempts = this.#attempts(claim, 'expand-volume')
    const look = () => enqueue(keyOf(claim))
    if (attempts.is('new')) {
      attempts.begin(profile.timings.resize, look)
      const marked = api.updateStatus({ ...claim, status: resizing(claim, toTimestamp(clock.now)) })
      const message = `External resizer is resizing volume ${volume.metadata.name}`
      events.normal(marked, 'Resizing', message, { component: driver })
    } else if (attempts.is('over')) {
      const failure = this.#failureOf(claim, volume)
      if (failure === undefined) {
        this.#growVolume(claim, volume)
      } else {
        events.warning(claim, 'VolumeResizeFailed', failure, { component: driver })
        attempts.failed(failure, look)
      }
    }
  }

  #growVolume(claim: PersistentVolumeClaim, volume: PersistentVolume): void {
    const { api, enqueue } = this.#context
    const storage = storageOf(claim.spec.resources?.requests)
    api.update({ ...volume, spec: { ...volume.spec, capacity: { ...volume.spec.capacity, storage } } })
    this.#drop(keyOf(claim))
    enqueue(keyOf(claim))
  }

  /** The disk has grown: a raw device is done, a file system waits for a node. */
  #endControllerPart(claim: PersistentVolumeClaim, volume: PersistentVolume, step: ResizeStep): void {
    const { api, clock, events } = this.#context
    const component = this.#resizerOf(claim, volume)
    if (component === undefined) return
    if (step === 'finish') {
      api.updateStatus({ ...claim, status: resized(claim, storageOf(volume.spec.capacity)) })
      events.normal(claim, 'VolumeResizeSuccessful', 'Resize volume succeeded', { component })
    } else {
      api.updateStatus({ ...claim, status: fileSystemPending(claim, toTimestamp(clock.now)) })
      const message = 'Require file system resize of volume on node'
      events.normal(claim, 'FileSystemResizeRequired', message, { component })
    }
  }

  #expandFileSystem(claim: PersistentVolumeClaim, volume: PersistentVolume): void {
    const { api, enqueue, events, profile } = this.#context
    const key = keyOf(claim)
    const pod = this.#podWithVolume(key)
    if (pod === undefined) {
      this.#drop(key)
      return
    }
    const attempts = this.#attempts(claim, 'expand-file-system')
    if (attempts.is('new')) attempts.begin(profile.timings.resize, () => enqueue(key))
    if (!attempts.is('over')) return
    const host = pod.spec.nodeName!
    const message = `MountVolume.NodeExpandVolume succeeded for volume "${volume.metadata.name}" ${host}`
    for (const about of [pod, claim])
      events.normal(about, 'FileSystemResizeSuccessful', message, { component: 'kubelet', host })
    api.updateStatus({ ...claim, status: resized(claim, storageOf(volume.spec.capacity)) })
    this.#drop(key)
  }

  #podWithVolume(key: string): Pod | undefined {
    const { caches } = this.#context
    for (const pod of caches.of('Pod').under('claim', key)) {
      const node = caches.of('Node').get(pod.spec.nodeName!)
      if (node !== undefined && isReady(node)) return pod
    }
    return undefined
  }

  /** The controller manager says of each growth once that others have to see to it. */
  #announce(claim: PersistentVolumeClaim): void {
    const asked = storageOf(claim.spec.resources?.requests)
    if (this.#announced.get(keyOf(claim)) === asked) return
    this.#announced.set(keyOf(claim), asked)
    const message = 'waiting for an external controller to expand this PVC'
    this.#context.events.normal(claim, 'ExternalExpanding', message, { component: 'volume_expand' })
  }

  /** `external-resizer disk.example.com`, where the volume is one of the class's driver and its resizer runs. */
  #resizerOf(claim: PersistentVolumeClaim, volume: PersistentVolume): string | undefined {
    const { caches, fault } = this.#context
    const storageClass = caches.of('StorageClass').get(classNameOf(claim))
    const driver = volume.spec.csi?.driver
    if (storageClass === undefined || driver === undefined || fault(resizerDown, storageClass)) return undefined
    return driver === externalProvisionerOf(storageClass) ? `external-resizer ${driver}` : undefined
  }

  #failureOf(claim: PersistentVolumeClaim, volume: PersistentVolume): string | undefined {
    const { fault } = this.#context
    const fails = fault(resizeFails, volume) || fault(resizeFails, { kind: 'StorageClass', name: classNameOf(claim) })
    return fails
      ? `resize volume "${volume.metadata.name}" by resizer "${volume.spec.csi?.driver}" failed: rpc error: code = Internal desc = the storage backend could not expand the volume`
      : undefined
  }

  #attempts(claim: PersistentVolumeClaim, step: ResizeStep): Attempts {
    const key = keyOf(claim)
    const known = this.#work.get(key)
    if (known?.step === step) return known.attempts
    this.#drop(key)
    const attempts = new Attempts(`external-resizer: ${step} of ${key}`, this.#context.clock)
    this.#work.set(key, { step, attempts })
    return attempts
  }

  #drop(key: string): void {
    this.#work.get(key)?.attempts.cancel()
    this.#work.delete(key)
  }
}

const isRunning = ({ spec, status }: Pod): boolean => Boolean(spec.nodeName) && status?.phase === 'Running'
