import type { Node, PersistentVolume, PersistentVolumeClaim, Pod, VolumeAttachment } from '../../../../api/types.ts'
import type { Timer } from '../../../clock.ts'
import type { Change, Component, ComponentFactory, Context } from '../../../component.ts'
import type { Informer } from '../../../informer.ts'
import { claimsOf } from '../know.ts'
import { attacherOf, attachmentNameFor, deviceNameOf, isExclusive } from './attachable.ts'
import { decideAttachment, type Effect, multiAttachMessage, type OnNode } from './decide.ts'
import { healthOf, Sight } from './situation.ts'
import { wantsVolumes } from './wants.ts'

/**
 * Has volumes attached to the nodes whose pods want them and detached from where nobody does any more. It asks by means of
 * VolumeAttachments, which the external attacher sees to. Keys are names of volumes.
 */
export const attachDetach: ComponentFactory = {
  name: 'attachdetach-controller',
  make: context =>
    context.profile.attachRequired === false
      ? { watches: {}, reconcile: () => undefined }
      : new AttachDetachController(context),
}

/** What the controller remembers of a volume on a node. */
interface Memory {
  unwantedSince?: number
  /** Set for the instant at which the volume is taken from the node by force. */
  deadline?: Timer
  isAttaching?: boolean
  isRefused?: boolean
  /** When the last failure that was told of happened. */
  failedAt?: string
}

class AttachDetachController implements Component {
  readonly watches: Component['watches']
  readonly #context: Context
  readonly #claims: Informer<PersistentVolumeClaim>
  readonly #volumes: Informer<PersistentVolume>
  readonly #sight: Sight
  readonly #memory = new Map<string, Memory>()
  /** Volumes whose objects are gone: what is attached stays so while pods on the node use it. */
  readonly #lost = new Map<string, PersistentVolume>()

  constructor(context: Context) {
    const { caches, profile } = context
    this.#context = context
    this.#claims = caches.of('PersistentVolumeClaim')
    this.#volumes = caches.of('PersistentVolume')
    this.#volumes.index('device', volume => {
      const attacher = attacherOf(volume, profile)
      return attacher === undefined ? [] : [deviceNameOf(volume, attacher)]
    })
    this.#sight = new Sight(context)
    this.watches = {
      Pod: change => this.#podChanged(change),
      PersistentVolumeClaim: ({ object }) => volumeOf(object as PersistentVolumeClaim),
      PersistentVolume: ({ change, object }) => {
        if (change === 'deleted') this.#lost.set(object.metadata.name, object as PersistentVolume)
        return [object.metadata.name]
      },
      VolumeAttachment: ({ object }) => [(object as VolumeAttachment).spec.source.persistentVolumeName ?? ''],
      Node: change => this.#nodeChanged(change),
    }
  }

  reconcile(name: string): void {
    const volume = this.#volumes.get(name) ?? this.#lost.get(name)
    const attacher = volume && attacherOf(volume, this.#context.profile)
    if (volume === undefined || attacher === undefined) {
      for (const attachment of this.#sight.attachmentsOf(name)) this.#delete(attachment)
      return
    }
    if (this.#sight.attachmentsOf(name).length === 0) this.#lost.delete(name)
    const { clock, profile } = this.#context
    const nodes = this.#sight.nodesOf(volume, attacher, node => this.#remembered(name, node).unwantedSince ?? clock.now)
    for (const place of nodes) this.#notice(volume, attacher, place)
    const { forceDetach } = profile.timings
    const effects = decideAttachment({ isExclusive: isExclusive(volume), nodes, now: clock.now, forceDetach })
    for (const { node } of nodes) this.#keepDeadline(name, node, effects)
    for (const effect of effects) this.#perform(effect, volume, attacher)
  }

  *#podChanged({ change, object, before }: Change): Iterable<string> {
    const wanted = before !== undefined && wantsVolumes(before as Pod)
    const wants = change !== 'deleted' && wantsVolumes(object as Pod)
    if (wanted === wants) return
    for (const key of claimsOf(object as Pod)) {
      const claim = this.#claims.get(key)
      if (claim !== undefined) yield* volumeOf(claim)
    }
  }

  /** A node's health concerns all that it has; what it says to have unmounted concerns that alone. */
  *#nodeChanged({ change, object, before }: Change): Iterable<string> {
    const node = object as Node
    if (change === 'deleted') this.#sight.remember(node)
    if (change !== 'updated' || healthOf(node) !== healthOf(before as Node))
      return yield* this.#sight.volumesOn(node.metadata.name)
    const used = (before as Node).status?.volumesInUse
    if (used === undefined || used === node.status?.volumesInUse) return
    const uses = new Set(node.status?.volumesInUse)
    for (const device of used)
      if (!uses.has(device)) for (const volume of this.#volumes.under('device', device)) yield volume.metadata.name
  }

  /** Takes in how things stand on a node, and tells the pods there what became of what was asked for. */
  #notice(volume: PersistentVolume, attacher: string, { node, pods, attachment, unwantedSince }: OnNode): void {
    const memory = this.#remembered(volume.metadata.name, node)
    memory.unwantedSince = attachment === 'none' ? undefined : unwantedSince
    if (pods.length === 0 || attachment !== 'none') memory.isRefused = false
    if (attachment === 'attaching') this.#tellOfFailure(volume, node, memory)
    if (attachment !== 'attached') return
    if (memory.isAttaching) this.#tellPods(volume, node, 'Normal', 'SuccessfulAttachVolume', succeeded(volume))
    memory.isAttaching = false
    this.#report(node, deviceNameOf(volume, attacher), true)
  }

  /** What was waited for in vain is looked at again when the time is up, and no longer when there is nothing to wait for. */
  #keepDeadline(name: string, node: string, effects: readonly Effect[]): void {
    const { clock, enqueue } = this.#context
    const memory = this.#remembered(name, node)
    const waits = effects.find(effect => effect.does === 'await-unmount' && effect.node === node)
    const until = waits?.does === 'await-unmount' ? waits.until : undefined
    if (memory.deadline !== undefined && memory.deadline.at !== until) memory.deadline.cancelled = true
    if (until === undefined || (memory.deadline?.at === until && !memory.deadline.cancelled)) return
    clock.news()
    memory.deadline = clock.after(
      until - clock.now,
      `${this.#context.name} detaches ${name} from ${node} by force`,
      () => enqueue(name),
    )
  }

  #perform(effect: Effect, volume: PersistentVolume, attacher: string): void {
    const { api } = this.#context
    const { name } = volume.metadata
    const memory = this.#remembered(name, effect.node)
    switch (effect.does) {
      case 'attach':
        memory.isAttaching = true
        api.create(attachmentFor(volume, attacher, effect.node))
        break
      case 'detach':
        this.#report(effect.node, deviceNameOf(volume, attacher), false)
        for (const attachment of this.#sight.attachmentsOf(name))
          if (attachment.spec.nodeName === effect.node) this.#delete(attachment)
        break
      case 'refuse':
        if (!memory.isRefused)
          for (const pod of effect.pods) {
            const message = multiAttachMessage(name, pod, effect.others)
            this.#tell(pod, 'Warning', 'FailedAttachVolume', message)
          }
        memory.isRefused = true
    }
  }

  #tellOfFailure(volume: PersistentVolume, node: string, memory: Memory): void {
    const attachment = this.#sight.attachmentsOf(volume.metadata.name).find(({ spec }) => spec.nodeName === node)
    const error = attachment?.status?.attachError
    if (error === undefined || error.time === memory.failedAt) return
    memory.failedAt = error.time
    const message = `AttachVolume.Attach failed for volume "${volume.metadata.name}" : ${error.message}`
    this.#tellPods(volume, node, 'Warning', 'FailedAttachVolume', message)
  }

  #tellPods(volume: PersistentVolume, node: string, type: 'Normal' | 'Warning', reason: string, message: string): void {
    for (const pod of this.#sight.podsThatWant(volume))
      if (pod.spec.nodeName === node)
        this.#tell({ namespace: pod.metadata.namespace!, name: pod.metadata.name }, type, reason, message)
  }

  #tell(
    { namespace, name }: { namespace: string; name: string },
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
  ): void {
    const { caches, events } = this.#context
    const pod = caches.of('Pod').get(`${namespace}/${name}`)
    if (pod === undefined) return
    if (type === 'Normal') events.normal(pod, reason, message)
    else events.warning(pod, reason, message)
  }

  /** Says on the node, which waits for it before it mounts, whether the volume is attached there. */
  #report(name: string, device: string, isAttached: boolean): void {
    const node = this.#context.api.find('Node', undefined, name)
    if (node === undefined) return
    const attached = node.status?.volumesAttached ?? []
    if (attached.some(volume => volume.name === device) === isAttached) return
    const volumesAttached = isAttached
      ? [...attached, { name: device, devicePath: '' }]
      : attached.filter(volume => volume.name !== device)
    const status = { ...node.status, volumesAttached: volumesAttached.length === 0 ? undefined : volumesAttached }
    this.#context.api.updateStatus({ ...node, status })
  }

  #delete({ metadata: { name, uid, deletionTimestamp } }: VolumeAttachment): void {
    if (deletionTimestamp === undefined) this.#context.api.delete({ kind: 'VolumeAttachment', name, uid })
  }

  #remembered(volume: string, node: string): Memory {
    const key = `${volume} ${node}`
    const memory = this.#memory.get(key) ?? {}
    this.#memory.set(key, memory)
    return memory
  }
}

const volumeOf = ({ spec }: PersistentVolumeClaim): string[] => (spec.volumeName ? [spec.volumeName] : [])

/** Kubernetes leaves a space at the end. */
const succeeded = ({ metadata }: PersistentVolume): string =>
  `AttachVolume.Attach succeeded for volume "${metadata.name}" `

const attachmentFor = (volume: PersistentVolume, attacher: string, node: string) => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'VolumeAttachment',
  metadata: { name: attachmentNameFor(volume, attacher, node) },
  spec: { attacher, nodeName: node, source: { persistentVolumeName: volume.metadata.name } },
  status: { attached: false },
})
