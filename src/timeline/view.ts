import { controllerOf, type KubeObject, keyOf, type ObjectOf, type Reference } from '../api/object.ts'
import type { Pod } from '../api/types.ts'
import type { ActionNote, Entry, Note, Revision, WaitNote } from './entry.ts'
import { getOrInsertComputed } from './get-or-insert.ts'
import {
  availableFrom,
  gone,
  type Moment,
  type PodStates,
  restartsOf,
  type State,
  statesOf,
  unborn,
} from './moments.ts'

/** A point of the timeline: right after an entry, or a time that came while nothing was written. */
export interface Instant {
  /** Virtual milliseconds. */
  readonly at: number
  /** Of the last entry up to here. */
  readonly position: number
  /** What was just written; absent when only time passed. */
  readonly entry?: Entry
  /** What this instant changed about the names of pods. */
  readonly turns: readonly Turn[]
}

/** At one instant, the moments that began and the states that ended for a pod's name. */
export interface Turn {
  readonly key: string
  readonly began: readonly Moment[]
  readonly ended: readonly State[]
}

/** All that is known of a pod's name: the states it is in, since when, and the pod of that name, if one exists. */
export interface PodName {
  readonly states: PodStates
  /** Virtual milliseconds at which each moment last began; kept after it ended. */
  readonly since: { readonly [M in Moment]?: number }
  readonly pod?: Pod
}

/** A name of which no pod was ever seen. */
export const unseen: PodName = { states: unborn, since: {} }

/**
 * The cluster as the log shows it, at one position and one time: every object, every pod name's states, what controllers wait
 * for. It is fed entry by entry and can be asked at any point between; whoever wants another position makes another view.
 */
export class View {
  #at = 0
  #position = 0
  #lastAction?: ActionNote
  readonly #objects = new Map<string, Map<string, KubeObject>>()
  readonly #pods = new Map<string, PodName>()
  readonly #waits = new Map<string, WaitNote>()
  readonly #names = new Map<string, Set<string>>()
  readonly #becomesAvailable = new Map<string, number>()
  #wakeAt?: number

  get at(): number {
    return this.#at
  }

  get position(): number {
    return this.#position
  }

  /** The next time in milliseconds at which a state begins without anything being written: call {@link elapse} then. */
  get wakeAt(): number | undefined {
    return this.#wakeAt
  }

  /** The latest thing that was done to the cluster. */
  get lastAction(): ActionNote | undefined {
    return this.#lastAction
  }

  get<Kind extends string>(kind: Kind, key: string): ObjectOf<Kind> | undefined {
    return this.#objects.get(kind)?.get(key) as ObjectOf<Kind> | undefined
  }

  list<Kind extends string>(kind: Kind): readonly ObjectOf<Kind>[] {
    return [...(this.#objects.get(kind)?.values() ?? [])] as ObjectOf<Kind>[]
  }

  find({ kind, namespace, name }: Reference): KubeObject | undefined {
    return this.get(kind, keyOf({ metadata: { namespace, name } }))
  }

  /** `key` is `default/web-0`. A name never seen is in no state at all. */
  pod(key: string): PodName {
    return this.#pods.get(key) ?? unseen
  }

  /** The keys of all objects of the kind that ever existed or were asked for, in order of appearance: `default/web-0`. */
  namesOf(kind: string): ReadonlySet<string> {
    return this.#names.get(kind) ?? noNames
  }

  /** What the controller of this object now waits for, and since when it does; undefined when it waits for nothing. */
  waitOf({ kind, namespace, name }: Reference): WaitNote | undefined {
    return this.#waits.get(`${kind}/${keyOf({ metadata: { namespace, name } })}`)
  }

  /** Moves to the next entry of the log. */
  observe(entry: Entry): Instant {
    this.#at = Math.max(this.#at, entry.at)
    this.#position = entry.position
    const turns = entry.entry === 'revision' ? this.#observeRevision(entry) : this.#observeNote(entry)
    return { at: this.#at, position: this.#position, entry, turns }
  }

  /** Lets time pass up to `at`, which must not be later than {@link wakeAt} if states are to begin when they do. */
  elapse(at: number): Instant {
    this.#at = Math.max(this.#at, at)
    const turns: Turn[] = []
    if (this.#wakeAt !== undefined && this.#wakeAt <= this.#at) {
      for (const [key, from] of this.#becomesAvailable) {
        if (from <= this.#at) turns.push(...this.#retell(key, this.pod(key).pod!))
      }
    }
    return { at: this.#at, position: this.#position, turns }
  }

  #observeNote(note: Note): readonly Turn[] {
    if (note.note === 'action') this.#lastAction = note
    if (note.note === 'refusal') this.#remember(note.about.kind, keyOf({ metadata: note.about }))
    if (note.note === 'wait') {
      const key = `${note.about.kind}/${keyOf({ metadata: note.about })}`
      if (note.wait === undefined) this.#waits.delete(key)
      else this.#waits.set(key, note)
    }
    return nothing
  }

  #observeRevision({ change, object, before }: Revision): readonly Turn[] {
    const key = keyOf(object)
    if (change === 'deleted') this.#objects.get(object.kind)?.delete(key)
    else getOrInsertComputed(this.#objects, object.kind, newMap).set(key, object)
    if (change === 'created') this.#remember(object.kind, key)
    if (object.kind === 'Pod') return this.#retell(key, change === 'deleted' ? undefined : (object as Pod))
    const waited = before === undefined ? 0 : minReadySecondsOf(before)
    const waits = change === 'deleted' ? 0 : minReadySecondsOf(object)
    return waited === waits ? nothing : this.#podsOf(object).flatMap(([name, pod]) => this.#retell(name, pod))
  }

  #remember(kind: string, key: string): void {
    getOrInsertComputed(this.#names, kind, newSet).add(key)
  }

  /** Says anew what is known of a pod's name, and what that changed. */
  #retell(key: string, pod: Pod | undefined): readonly Turn[] {
    const before = this.pod(key)
    const restarted =
      pod !== undefined && before.pod?.metadata.uid === pod.metadata.uid && restartsOf(pod) > restartsOf(before.pod)
    const states = pod === undefined ? gone : this.#statesOf(key, pod)
    if (pod === undefined) this.#plan(key, undefined)
    const began: Moment[] = restarted ? ['restarted'] : []
    const ended: State[] = []
    for (const state in states) {
      if (states[state as State] === before.states[state as State]) continue
      if (states[state as State]) began.push(state as State)
      else ended.push(state as State)
    }
    const since = began.length === 0 ? before.since : { ...before.since }
    for (const moment of began) (since as Record<Moment, number>)[moment] = this.#at
    this.#pods.set(key, { states, since, pod })
    return began.length === 0 && ended.length === 0 ? nothing : [{ key, began, ended }]
  }

  #statesOf(key: string, pod: Pod): PodStates {
    const from = availableFrom(pod, this.#minReadySecondsFor(pod), this.#at)
    this.#plan(key, from !== undefined && from > this.#at ? from : undefined)
    return statesOf(pod, from, this.#at)
  }

  #plan(key: string, from: number | undefined): void {
    const planned = this.#becomesAvailable.get(key)
    if (planned === from) return
    if (from === undefined) this.#becomesAvailable.delete(key)
    else this.#becomesAvailable.set(key, from)
    if (from !== undefined && (this.#wakeAt === undefined || from < this.#wakeAt)) this.#wakeAt = from
    else if (planned === this.#wakeAt) this.#wakeAt = earliest(this.#becomesAvailable.values())
  }

  #minReadySecondsFor(pod: Pod): number {
    const owner = controllerOf(pod)
    if (owner === undefined) return 0
    const object = this.find({ kind: owner.kind, namespace: pod.metadata.namespace, name: owner.name })
    return object?.metadata.uid === owner.uid ? minReadySecondsOf(object) : 0
  }

  #podsOf(owner: KubeObject): [string, Pod][] {
    const owned: [string, Pod][] = []
    for (const pod of this.list('Pod')) {
      if (controllerOf(pod)?.uid === owner.metadata.uid) owned.push([keyOf(pod), pod])
    }
    return owned
  }
}

const nothing: readonly Turn[] = []
const noNames: ReadonlySet<string> = new Set()
const newMap = () => new Map<string, KubeObject>()
const newSet = () => new Set<string>()

/** The view after the given position of the log; time has passed up to that entry. */
export function viewAt(entries: readonly Entry[], position: number): View {
  const view = new View()
  for (const entry of entries) {
    if (entry.position > position) break
    while (view.wakeAt !== undefined && view.wakeAt <= entry.at) view.elapse(view.wakeAt)
    view.observe(entry)
  }
  return view
}

function minReadySecondsOf(object: KubeObject): number {
  return (object.spec as { minReadySeconds?: number } | undefined)?.minReadySeconds ?? 0
}

function earliest(times: Iterable<number>): number | undefined {
  let first: number | undefined
  for (const time of times) if (first === undefined || time < first) first = time
  return first
}
