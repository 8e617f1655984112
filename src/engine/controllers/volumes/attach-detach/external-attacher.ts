import type { VolumeAttachment } from '../../../../api/types.ts'
import { toTimestamp } from '../../../../timeline/epoch.ts'
import type { Component, ComponentFactory, Context } from '../../../component.ts'
import type { Informer } from '../../../informer.ts'
import { Attempts } from '../attempts.ts'
import { attachFails, detachHangs } from '../faults.ts'
import { without } from '../know.ts'

/**
 * The attacher of every driver: does what VolumeAttachments ask for, which takes its time, and writes what came of it. Keys are names of
 * VolumeAttachments.
 */
export const externalAttacher: ComponentFactory = { name: 'external-attacher', make: context => new Attacher(context) }

type Purpose = 'attach' | 'detach'

class Attacher implements Component {
  readonly watches: Component['watches'] = { VolumeAttachment: ({ object }) => [object.metadata.name] }
  readonly #context: Context
  readonly #attachments: Informer<VolumeAttachment>
  readonly #work = new Map<string, { purpose: Purpose; attempts: Attempts }>()

  constructor(context: Context) {
    this.#context = context
    this.#attachments = context.caches.of('VolumeAttachment')
  }

  *faultWatches(fault: string, about: { kind: string; name: string }): Iterable<string> {
    if (fault !== detachHangs) return
    for (const { metadata, spec } of this.#attachments.all())
      if (about.name === (about.kind === 'Node' ? spec.nodeName : spec.source.persistentVolumeName)) yield metadata.name
  }

  reconcile(name: string): void {
    const attachment = this.#attachments.get(name)
    if (attachment === undefined) this.#drop(name)
    else if (attachment.metadata.deletionTimestamp !== undefined) this.#detach(attachment)
    else if (!attachment.status?.attached) this.#attach(attachment)
  }

  #attach(attachment: VolumeAttachment): void {
    const { api, clock, enqueue, profile } = this.#context
    const { metadata } = attachment
    const finalizer = finalizerOf(attachment)
    if (!metadata.finalizers?.includes(finalizer)) {
      api.update({ ...attachment, metadata: { ...metadata, finalizers: [...(metadata.finalizers ?? []), finalizer] } })
      return
    }
    const attempts = this.#attempts('attach', metadata.name)
    const look = () => enqueue(metadata.name)
    if (attempts.is('new')) attempts.begin(profile.timings.attach, look)
    if (!attempts.is('over')) return
    if (this.#isOn(attachFails, attachment)) {
      api.updateStatus({
        ...attachment,
        status: { attached: false, attachError: { message: refused, time: toTimestamp(clock.now) } },
      })
      attempts.failed(refused, look)
    } else {
      api.updateStatus({ ...attachment, status: { attached: true } })
      this.#drop(metadata.name)
    }
  }

  #detach(attachment: VolumeAttachment): void {
    const { api, enqueue, profile } = this.#context
    const { metadata } = attachment
    const finalizer = finalizerOf(attachment)
    if (!metadata.finalizers?.includes(finalizer)) return
    const attempts = this.#attempts('detach', metadata.name)
    if (attempts.is('new')) attempts.begin(profile.timings.detach, () => enqueue(metadata.name))
    if (!attempts.is('over')) return
    if (this.#isOn(detachHangs, attachment)) {
      this.#sayThatItHangs(attachment)
    } else {
      api.update({ ...attachment, metadata: { ...metadata, finalizers: without(metadata.finalizers, finalizer) } })
      this.#drop(metadata.name)
    }
  }

  #sayThatItHangs(attachment: VolumeAttachment): void {
    const { api, clock } = this.#context
    if (attachment.status?.detachError !== undefined) return
    const detachError = { message: timedOut, time: toTimestamp(clock.now) }
    api.updateStatus({ ...attachment, status: { ...attachment.status, attached: true, detachError } })
  }

  #isOn(fault: string, { spec }: VolumeAttachment): boolean {
    const volume = { kind: 'PersistentVolume', name: spec.source.persistentVolumeName ?? '' }
    return this.#context.fault(fault, volume) || this.#context.fault(fault, { kind: 'Node', name: spec.nodeName })
  }

  #attempts(purpose: Purpose, name: string): Attempts {
    const known = this.#work.get(name)
    if (known?.purpose === purpose) return known.attempts
    this.#drop(name)
    const attempts = new Attempts(`external-attacher: ${purpose} ${name}`, this.#context.clock)
    this.#work.set(name, { purpose, attempts })
    return attempts
  }

  #drop(name: string): void {
    this.#work.get(name)?.attempts.cancel()
    this.#work.delete(name)
  }
}

const refused = 'rpc error: code = Internal desc = the storage backend could not attach the volume'
const timedOut = 'rpc error: code = DeadlineExceeded desc = context deadline exceeded'

/** `external-attacher/disk-example-com`. */
const finalizerOf = ({ spec }: VolumeAttachment): string =>
  `external-attacher/${spec.attacher.replace(/[^a-zA-Z0-9-]/g, '-')}`
