import { controllerOf, keyOf } from '../../api/object.ts'
import { compileSelector, type Selector } from '../../api/selector.ts'
import type { Pod, StatefulSet } from '../../api/types.ts'
import type { Revision } from '../../timeline/entry.ts'
import type { PodName } from '../../timeline/view.ts'

export const revisionLabel = 'controller-revision-hash'

const largestOrdinal = 2 ** 31 - 1

/** The number that a pod's name ends in: NaN if it ends in none. */
export const ordinalOf = (pod: string): number => Number(pod.slice(pod.lastIndexOf('-') + 1))

/** A pod of a set, as the log last showed it. */
export interface Member {
  readonly pod: Pod
  readonly name: string
  readonly ordinal: number
  /** The ControllerRevision that it was made from; '' if it does not say. */
  readonly revision: string
  readonly isTerminating: boolean
  /** It ended for good: Failed or Succeeded. */
  readonly isOver: boolean
  readonly isReady: boolean
  readonly isAvailable: boolean
  /** Available, and not about to end. */
  readonly isServing: boolean
  /** Ready, for however short a time, and not about to end. */
  readonly isUp: boolean
  /** What it was last changed by. */
  readonly entry: Revision
}

/** How many pods a status should count. */
export interface Counts {
  replicas: number
  readyReplicas: number
  availableReplicas: number
}

/** The pods that a StatefulSet calls its own, kept up to date change by change: nothing here costs what the set is large. */
export class Fleet {
  readonly key: string
  readonly uid: string
  readonly counts: Counts = { replicas: 0, readyReplicas: 0, availableReplicas: 0 }
  /** Pods that are not about to end, by their revision. */
  readonly live = new Map<string, number>()
  /** Pods outside of what the set asks for, by name. */
  readonly outside = new Map<string, Member>()
  /** Pods whose names are not those of their ordinals: what becomes of them is not judged. */
  readonly odd = new Set<string>()
  readonly #members = new Map<string, Member>()
  readonly #selector: Selector
  #set: StatefulSet
  #slots: (Member | undefined)[]

  constructor(set: StatefulSet) {
    this.#set = set
    this.key = keyOf(set)
    this.uid = set.metadata.uid
    this.#selector = compileSelector(set.spec.selector)
    this.#slots = new Array(this.size).fill(undefined)
  }

  get set(): StatefulSet {
    return this.#set
  }

  get name(): string {
    return this.#set.metadata.name
  }

  get start(): number {
    return this.#set.spec.ordinals?.start ?? 0
  }

  /** How many pods it asks for. */
  get size(): number {
    return this.#set.spec.replicas ?? 1
  }

  get isOrdered(): boolean {
    return this.#set.spec.podManagementPolicy !== 'Parallel'
  }

  get strategy(): string {
    return this.#set.spec.updateStrategy?.type ?? 'RollingUpdate'
  }

  /** An offset from the first ordinal. */
  get partition(): number {
    return this.#set.spec.updateStrategy?.rollingUpdate?.partition ?? 0
  }

  /** Whether the pod is one of this set: it is controlled by it, matches its selector, and bears its name. */
  claims(pod: Pod): boolean {
    const { name, labels } = pod.metadata
    const dash = name.lastIndexOf('-')
    return (
      controllerOf(pod)?.uid === this.uid &&
      name.slice(0, dash) === this.name &&
      /^\d+$/.test(name.slice(dash + 1)) &&
      this.#selector.matches(labels)
    )
  }

  nameAt(index: number): string {
    return `${this.name}-${this.start + index}`
  }

  /** The place of an ordinal among the slots; negative or too high if the set asks for none such. */
  indexOf(ordinal: number): number {
    return ordinal - this.start
  }

  isInRange(ordinal: number): boolean {
    const index = this.indexOf(ordinal)
    return index >= 0 && index < this.size
  }

  slot(index: number): Member | undefined {
    return this.#slots[index]
  }

  member(name: string): Member | undefined {
    return this.#members.get(name)
  }

  get members(): Iterable<Member> {
    return this.#members.values()
  }

  /** The lowest slot below `to` whose pod is missing or does not serve. */
  firstLacking(to = this.size): number | undefined {
    for (let index = 0; index < to; index++) if (this.#slots[index]?.isServing !== true) return index
    return undefined
  }

  /** All slots from `from` on whose pods are missing or do not serve; or are not even up, if that is enough. */
  lacking(from = 0, enough: 'isServing' | 'isUp' = 'isServing'): number[] {
    const indices: number[] = []
    for (let index = from; index < this.size; index++) if (this.#slots[index]?.[enough] !== true) indices.push(index)
    return indices
  }

  /** The set's spec or status changed. */
  become(set: StatefulSet): void {
    const [start, size] = [this.start, this.size]
    this.#set = set
    if (this.start === start && this.size === size) return
    this.#slots = new Array(this.size).fill(undefined)
    this.outside.clear()
    for (const member of this.#members.values()) this.#place(member)
  }

  /** Takes in how a pod of the set is now. `entry` is what changed it, if anything was written. */
  put(pod: Pod, { states }: PodName, entry?: Revision): void {
    const { name, labels = {} } = pod.metadata
    const before = this.#members.get(name)
    this.remove(name)
    const ordinal = ordinalOf(name)
    if (name !== `${this.name}-${ordinal}` || ordinal > largestOrdinal) this.odd.add(name)
    const member: Member = {
      pod,
      name,
      ordinal,
      revision: labels[revisionLabel] ?? '',
      isTerminating: states.terminating,
      isOver: states.failed || states.succeeded,
      isReady: states.ready,
      isAvailable: states.available,
      isServing: states.available && !states.terminating,
      isUp: states.ready && !states.terminating,
      entry: entry ?? before!.entry,
    }
    this.#members.set(name, member)
    this.#place(member)
    this.#count(member, 1)
  }

  remove(name: string): void {
    const member = this.#members.get(name)
    if (member === undefined) return
    this.#members.delete(name)
    this.odd.delete(name)
    if (!this.outside.delete(name)) this.#slots[this.indexOf(member.ordinal)] = undefined
    this.#count(member, -1)
  }

  #place(member: Member): void {
    if (this.isInRange(member.ordinal)) this.#slots[this.indexOf(member.ordinal)] = member
    else this.outside.set(member.name, member)
  }

  #count(member: Member, by: 1 | -1): void {
    if (!member.pod.status?.phase) return
    this.counts.replicas += by
    if (member.isReady) this.counts.readyReplicas += by
    if (member.isAvailable) this.counts.availableReplicas += by
    if (!member.isTerminating) this.live.set(member.revision, (this.live.get(member.revision) ?? 0) + by)
  }
}
