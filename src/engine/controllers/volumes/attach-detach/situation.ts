import type { Node, PersistentVolume, Pod, VolumeAttachment } from '../../../../api/types.ts'
import type { Context } from '../../../component.ts'
import type { Informer } from '../../../informer.ts'
import { claimKeyOf, claimsOf, isReady } from '../know.ts'
import { deviceNameOf } from './attachable.ts'
import type { OnNode } from './decide.ts'
import { wantsVolumes } from './wants.ts'

const noPods: readonly Pod[] = []

/** What the controller can see of volumes, pods and nodes: its view of what is wanted and of what is so. */
export class Sight {
  readonly #context: Context
  readonly #nodes: Informer<Node>
  readonly #attachments: Informer<VolumeAttachment>
  readonly #pods: Informer<Pod>
  /** Nodes that were removed, as they last were: what they had mounted nobody has unmounted. */
  readonly #removed = new Map<string, Node>()

  constructor(context: Context) {
    const { caches } = context
    this.#context = context
    this.#nodes = caches.of('Node')
    this.#attachments = caches.of('VolumeAttachment')
    this.#pods = caches.of('Pod')
    this.#pods.index('claim', pod => (wantsVolumes(pod) ? claimsOf(pod) : []))
    this.#attachments.index('volume', ({ spec }) => [spec.source.persistentVolumeName ?? ''])
    this.#attachments.index('node', ({ spec }) => [spec.nodeName])
  }

  node(name: string): Node | undefined {
    return this.#nodes.get(name)
  }

  remember(node: Node): void {
    this.#removed.set(node.metadata.name, node)
  }

  attachmentsOf(volume: string): VolumeAttachment[] {
    return [...this.#attachments.under('volume', volume)]
  }

  *volumesOn(node: string): Iterable<string> {
    for (const { spec } of this.#attachments.under('node', node)) yield spec.source.persistentVolumeName ?? ''
  }

  /** The pods that want the volume: those that use its claim once that is bound, and have a node. */
  podsThatWant(volume: PersistentVolume): Iterable<Pod> {
    const key = claimKeyOf(volume)
    const claim = key === undefined ? undefined : this.#context.caches.of('PersistentVolumeClaim').get(key)
    const isBound = claim?.status?.phase === 'Bound' && claim.spec.volumeName === volume.metadata.name
    return isBound ? this.#pods.under('claim', key!) : noPods
  }

  /** The volume on every node that has or wants it; those that have it come first. */
  nodesOf(volume: PersistentVolume, attacher: string, unwantedSince: (node: string) => number | undefined): OnNode[] {
    const podsOn = new Map<string, Pod[]>()
    const attached = new Map<string, VolumeAttachment>()
    for (const attachment of this.attachmentsOf(volume.metadata.name)) {
      attached.set(attachment.spec.nodeName, attachment)
      podsOn.set(attachment.spec.nodeName, [])
    }
    for (const pod of this.podsThatWant(volume)) {
      const pods = podsOn.get(pod.spec.nodeName!)
      if (pods === undefined) podsOn.set(pod.spec.nodeName!, [pod])
      else pods.push(pod)
    }
    const device = deviceNameOf(volume, attacher)
    return [...podsOn].map(([node, pods]) => ({
      node,
      pods: pods.map(({ metadata: { namespace, name } }) => ({ namespace: namespace!, name })),
      attachment: stateOf(attached.get(node)),
      hasFailedToDetach: attached.get(node)?.status?.detachError !== undefined,
      isMounted: this.#isMounted(node, device),
      health: this.#healthOf(node),
      unwantedSince: pods.length > 0 ? undefined : unwantedSince(node),
    }))
  }

  /** A node that says nothing of its volumes is believed to have unmounted what no pod wants as long as it is ready. */
  #isMounted(name: string, device: string): boolean {
    const node = this.#nodes.get(name) ?? this.#removed.get(name)
    const inUse = node?.status?.volumesInUse
    return inUse === undefined ? this.#healthOf(name) !== 'ready' : inUse.includes(device)
  }

  #healthOf(name: string): OnNode['health'] {
    const node = this.#nodes.get(name)
    return node === undefined ? 'gone' : healthOf(node)
  }
}

export function healthOf(node: Node): 'ready' | 'not-ready' | 'out-of-service' {
  if (node.spec.taints?.some(({ key }) => key === 'node.kubernetes.io/out-of-service')) return 'out-of-service'
  return isReady(node) ? 'ready' : 'not-ready'
}

function stateOf(attachment: VolumeAttachment | undefined): OnNode['attachment'] {
  if (attachment === undefined) return 'none'
  if (attachment.metadata.deletionTimestamp !== undefined) return 'detaching'
  return attachment.status?.attached ? 'attached' : 'attaching'
}
