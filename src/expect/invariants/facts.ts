import { controllerOf, type KubeObject, keyOf } from '../../api/object.ts'
import type { ControllerRevision, Pod, StatefulSet } from '../../api/types.ts'
import type { Entry, Revision } from '../../timeline/entry.ts'
import { type Instant, View } from '../../timeline/view.ts'
import { Fleet } from './fleet.ts'

const none: ReadonlyMap<string, ControllerRevision> = new Map()

/** What all invariants look at: the view of the timeline, and for each set its pods and revisions. Read once, for all of them. */
export class Facts {
  readonly view = new View()
  readonly entries: readonly Entry[]
  /** The sets to which something happened at the present instant. */
  readonly touched = new Set<Fleet>()
  readonly #fleets = new Map<string, Fleet>()
  readonly #fleetOfPod = new Map<string, Fleet>()
  readonly #revisions = new Map<string, Map<string, ControllerRevision>>()
  readonly #ownerOfRevision = new Map<string, string>()

  constructor(entries: readonly Entry[]) {
    this.entries = entries
  }

  get fleets(): Iterable<Fleet> {
    return this.#fleets.values()
  }

  /** The set that controls the object, if it still exists. */
  fleetOf(object: KubeObject): Fleet | undefined {
    const owner = controllerOf(object)
    return owner?.kind === 'StatefulSet' ? this.#fleets.get(owner.uid) : undefined
  }

  fleet(uid: string): Fleet | undefined {
    return this.#fleets.get(uid)
  }

  /** The revisions that a set owns, by name. */
  revisionsOf({ uid }: Fleet): ReadonlyMap<string, ControllerRevision> {
    return this.#revisions.get(uid) ?? none
  }

  /** The revision of the set's template, as its controller last chose it: the one with the highest number. */
  updateRevisionOf(fleet: Fleet): ControllerRevision | undefined {
    let last: ControllerRevision | undefined
    for (const revision of this.revisionsOf(fleet).values())
      if (last === undefined || revision.revision > last.revision) last = revision
    return last
  }

  /** Takes in what an instant changed, after everyone has looked at it. */
  take({ entry, turns }: Instant): void {
    if (entry?.entry === 'revision') {
      if (entry.object.kind === 'StatefulSet') this.#takeSet(entry)
      if (entry.object.kind === 'ControllerRevision') this.#takeRevision(entry)
      if (entry.object.kind === 'Pod') this.#takePod(entry)
    }
    for (const { key } of turns) this.#refresh(key)
  }

  #takeSet({ change, object }: Revision): void {
    const { uid } = object.metadata
    const fleet = this.#fleets.get(uid)
    if (change === 'deleted') {
      this.#fleets.delete(uid)
      if (fleet !== undefined) this.touched.delete(fleet)
      return
    }
    const set = object as StatefulSet
    if (fleet === undefined) this.#fleets.set(uid, new Fleet(set))
    else fleet.become(set)
    this.touched.add(this.#fleets.get(uid)!)
  }

  #takePod(entry: Revision): void {
    const pod = entry.object as Pod
    const key = keyOf(pod)
    const owner = entry.change === 'deleted' ? undefined : this.fleetOf(pod)
    const fleet = owner?.claims(pod) === true ? owner : undefined
    const before = this.#fleetOfPod.get(key)
    if (before !== undefined && before !== fleet) {
      before.remove(pod.metadata.name)
      this.#fleetOfPod.delete(key)
      this.#touch(before)
    }
    if (fleet === undefined) return
    fleet.put(pod, this.view.pod(key), entry)
    this.#fleetOfPod.set(key, fleet)
    this.touched.add(fleet)
  }

  /** Time, or the set's spec, made something else of a pod that nobody wrote. */
  #refresh(key: string): void {
    const fleet = this.#fleetOfPod.get(key)
    const name = this.view.pod(key)
    if (fleet === undefined || name.pod === undefined) return
    fleet.put(name.pod, name)
    this.#touch(fleet)
  }

  /** A set that is gone is nobody's business any more. */
  #touch(fleet: Fleet): void {
    if (this.#fleets.has(fleet.uid)) this.touched.add(fleet)
  }

  #takeRevision({ change, object }: Revision): void {
    const revision = object as ControllerRevision
    const { name } = revision.metadata
    const key = keyOf(revision)
    const owner = change === 'deleted' ? undefined : controllerOf(revision)?.uid
    const before = this.#ownerOfRevision.get(key)
    if (before !== undefined && before !== owner) this.#revisions.get(before)?.delete(name)
    if (owner === undefined) {
      this.#ownerOfRevision.delete(key)
      return
    }
    this.#ownerOfRevision.set(key, owner)
    const revisions = this.#revisions.get(owner) ?? new Map<string, ControllerRevision>()
    revisions.set(name, revision)
    this.#revisions.set(owner, revisions)
  }
}
