import { keyOf, type Reference, referenceTo } from '../../api/object.ts'
import type { PersistentVolume, Pod, VolumeAttachment } from '../../api/types.ts'
import type { Entry, ProcessNote, Revision } from '../../timeline/entry.ts'
import type { View } from '../../timeline/view.ts'
import { asksDeletion } from './deletion.ts'
import { type Invariant, type InvariantContext, isPerson, type Rule } from './invariant.ts'
import { isHeardOf, isOutOfService } from './nodes.ts'

/** A pod that runs, and so writes on its volumes. */
interface Writer {
  readonly pod: string
  readonly node: string
  readonly volumes: readonly PersistentVolume[]
  readonly containers: Set<string>
  readonly since: ProcessNote
}

/**
 * I3. A disk that one node at a time may write on is written on by one: judged by the processes on the nodes and by where the disk is attached.
 * Directories of nodes and network shares are not disks: Kubernetes itself keeps nobody from them.
 */
export const singleWriter: Invariant = {
  id: 'I3',
  class: 'H',
  watches: ['process', 'VolumeAttachment'],
  begin: context => new Writers(context),
}

class Writers implements Rule {
  readonly #context: InvariantContext
  readonly #running = new Map<string, Writer>()
  readonly #ofVolume = new Map<string, Set<Writer>>()
  /** The nodes to which volumes are attached, by the attachment's name; a volume that never was attached need not be. */
  readonly #attached = new Map<string, Map<string, string>>()

  constructor(context: InvariantContext) {
    this.#context = context
  }

  note(note: Parameters<NonNullable<Rule['note']>>[0]): void {
    if (note.note !== 'process') return
    if (note.phase === 'starts') this.#starts(note)
    else this.#ends(note)
  }

  revision(entry: Revision): void {
    const attachment = entry.object as VolumeAttachment
    const volume = attachment.spec.source.persistentVolumeName
    if (volume === undefined) return
    this.#follow(volume, attachment, entry)
    if (!asksDeletion(entry) || isPerson(entry.by)) return
    const { nodeName } = attachment.spec
    // From a node that is given up disks are taken by force, whatever still runs there.
    const node = this.#context.facts.view.get('Node', nodeName)
    if (!isHeardOf(node) || isOutOfService(node)) return
    const user = [...(this.#ofVolume.get(volume) ?? [])].find(writer => writer.node === nodeName)
    if (user === undefined) return
    const of = { volume, node: nodeName, pod: user.pod, by: entry.by }
    this.#context.tell(aVolume(volume), { says: 'detachedInUse', of }, [user.since, entry])
  }

  #follow(volume: string, { metadata, spec, status }: VolumeAttachment, { change }: Revision): void {
    const nodes = this.#attached.get(volume)
    if (change === 'deleted' || !status?.attached) nodes?.delete(metadata.name)
    else if (nodes === undefined) this.#attached.set(volume, new Map([[metadata.name, spec.nodeName]]))
    else nodes.set(metadata.name, spec.nodeName)
  }

  #starts(note: ProcessNote): void {
    const known = this.#running.get(note.about.uid ?? '')
    if (known !== undefined) {
      known.containers.add(note.container)
      return
    }
    const { view } = this.#context.facts
    const pod = view.get('Pod', keyOf({ metadata: note.about }))
    if (pod === undefined || pod.metadata.uid !== note.about.uid) return
    const volumes = disksOf(pod, view)
    const writer = {
      pod: note.about.name,
      node: note.node,
      volumes,
      containers: new Set([note.container]),
      since: note,
    }
    this.#running.set(pod.metadata.uid, writer)
    for (const volume of volumes) this.#writes(writer, volume)
  }

  #ends({ about, container }: ProcessNote): void {
    const writer = this.#running.get(about.uid ?? '')
    writer?.containers.delete(container)
    if (writer === undefined || writer.containers.size > 0) return
    this.#running.delete(about.uid ?? '')
    for (const { metadata } of writer.volumes) this.#ofVolume.get(metadata.name)?.delete(writer)
  }

  #writes(writer: Writer, volume: PersistentVolume): void {
    const { name } = volume.metadata
    const writers = this.#ofVolume.get(name) ?? new Set()
    this.#ofVolume.set(name, writers)
    writers.add(writer)
    const all = [...writers]
    const nodes = [...new Set(all.map(({ node }) => node))]
    const pods = all.map(({ pod }) => pod)
    const witness: Entry[] = all.map(({ since }) => since)
    const { tell } = this.#context
    if (volume.spec.accessModes?.includes('ReadWriteOncePod') && all.length > 1)
      tell(aVolume(name), { says: 'usedByTwoPods', of: { volume: name, pods } }, witness)
    else if (nodes.length > 1) tell(aVolume(name), { says: 'writtenByTwo', of: { volume: name, nodes, pods } }, witness)
    this.#checkAttached(writer, name)
  }

  #checkAttached({ pod, node, since }: Writer, volume: string): void {
    const nodes = this.#attached.get(volume)
    if (nodes === undefined) return
    const attachedTo = [...nodes.values()]
    if (attachedTo.length === 1 && attachedTo[0] === node) return
    this.#context.tell(aVolume(volume), { says: 'startedUnattached', of: { pod, volume, node, attachedTo } }, [since])
  }
}

const aVolume = (name: string): Reference =>
  referenceTo({ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name } } as PersistentVolume)

/** The volumes behind the pod's claims that one node at a time may write on. */
function disksOf({ metadata, spec }: Pod, view: View): PersistentVolume[] {
  return (spec.volumes ?? []).flatMap(({ persistentVolumeClaim: claimed }) => {
    const claim = claimed && view.get('PersistentVolumeClaim', `${metadata.namespace}/${claimed.claimName}`)
    const volume = claim?.spec.volumeName ? view.get('PersistentVolume', claim.spec.volumeName) : undefined
    return volume !== undefined && isExclusive(volume) ? [volume] : []
  })
}

function isExclusive({ spec }: PersistentVolume): boolean {
  if ((spec.hostPath ?? spec.local ?? spec.nfs) !== undefined) return false
  return !spec.accessModes?.some(mode => mode === 'ReadWriteMany' || mode === 'ReadOnlyMany')
}
