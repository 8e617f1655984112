import type { Reference } from '../api/object.ts'
import type { Entry, FaultNote, Note, Revision, Wait } from '../timeline/entry.ts'
import { changesOf } from './lane-changes.ts'
import { kinds, type Revised, type State } from './lane-kinds.ts'

/** What a timeline is drawn from: a lane for each object that takes part and for each fault, in drawing order. */
export interface Lanes {
  readonly lanes: readonly Lane[]
  /** When the steps of the scenario begin, by their numbers. */
  readonly steps: readonly { readonly at: number; readonly step: number }[]
  /** The revisions that pods were made of, in order of appearance. */
  readonly revisions: readonly Revised[]
  /** The first and the last virtual millisecond. */
  readonly begin: number
  readonly end: number
}

export interface Lane {
  readonly kind: 'Fault' | 'Node' | 'StatefulSet' | 'Pod' | 'PersistentVolumeClaim'
  /** `web-0`, outside the namespace default `shop/web-0`; of a fault its own name and its object's. */
  readonly name: string
  /** Objects of that name, one after another: whoever is deleted and made anew lives twice. */
  readonly lives: Life[]
  /** What its controller waited for. */
  readonly waits: Span<Wait>[]
  readonly marks: Mark[]
}

export interface Life {
  readonly uid: string
  /** The name of its revision, if it has one. */
  readonly revision?: string
  readonly spans: Span<State>[]
}

/** Something that lasts, in virtual milliseconds; without an end it lasts until the end of the timeline. */
export interface Span<What> {
  readonly from: number
  to?: number
  readonly is: What
}

/** Something that happens at an instant. */
export interface Mark {
  readonly at: number
  readonly mark: 'restart' | 'change' | 'refusal'
  readonly text: string
}

/**
 * Reads a log into lanes, in one pass. `until` is the virtual time that was reached, if that is later than the last
 * entry.
 */
export function lanesOf(entries: readonly Entry[], until = 0): Lanes {
  const reading = new Reading()
  for (const entry of entries) {
    if (entry.entry === 'revision') reading.revision(entry)
    else reading.note(entry)
  }
  return { ...reading.drawn(), begin: 0, end: Math.max(until, entries.at(-1)?.at ?? 0) }
}

const order: readonly Lane['kind'][] = ['Fault', 'Node', 'StatefulSet', 'Pod', 'PersistentVolumeClaim']

class Reading {
  readonly #lanes = new Map<string, Lane>()
  readonly #steps: { at: number; step: number }[] = []
  readonly #revisions = new Map<string, Revised>()

  revision(entry: Revision): void {
    const { object, change, at } = entry
    const kind = kinds[object.kind]
    if (kind === undefined) return
    const lane = this.#lane(object.kind as Lane['kind'], nameOf(object.metadata))
    const { spans } = this.#life(lane, entry)
    if (change === 'deleted') end(spans, at)
    else proceed(spans, at, kind.stateOf(object))
    lane.marks.push(...changesOf(entry))
  }

  note(note: Note): void {
    if (note.note === 'step') this.#steps.push({ at: note.at, step: note.step })
    else if (note.note === 'fault') this.#fault(note)
    else if (note.note === 'refusal')
      this.#subject(note.about)?.marks.push({ at: note.at, mark: 'refusal', text: `${note.code} ${note.reason}` })
    else if (note.note === 'wait') {
      const waits = this.#subject(note.about)?.waits ?? []
      end(waits, note.at)
      if (note.wait !== undefined) waits.push({ from: note.at, is: note.wait })
    }
  }

  drawn(): Omit<Lanes, 'begin' | 'end'> {
    const lanes = [...this.#lanes.values()].filter(isWorthDrawing)
    lanes.sort(
      (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.kind === 'Fault' ? 0 : byName(a.name, b.name)),
    )
    return { lanes, steps: this.#steps, revisions: [...this.#revisions.values()] }
  }

  #life(lane: Lane, { object, at }: Revision): Life {
    const last = lane.lives.at(-1)
    if (last?.uid === object.metadata.uid) return last
    if (last !== undefined) end(last.spans, at)
    const revised = kinds[object.kind]!.revisionOf?.(object)
    if (revised !== undefined && !this.#revisions.has(revised.name)) this.#revisions.set(revised.name, revised)
    const life: Life = { uid: object.metadata.uid, revision: revised?.name, spans: [] }
    lane.lives.push(life)
    return life
  }

  #fault({ fault, about, phase, at }: FaultNote): void {
    const lane = this.#lane('Fault', about === undefined ? fault : `${fault} ${nameOf(about)}`)
    if (lane.lives.length === 0) lane.lives.push({ uid: '', spans: [] })
    const { spans } = lane.lives[0]!
    end(spans, at)
    if (phase === 'begins') spans.push({ from: at, is: 'fault' })
    else if (phase === 'happens') spans.push({ from: at, to: at, is: 'fault' })
  }

  #lane(kind: Lane['kind'], name: string): Lane {
    const key = `${kind}/${name}`
    const known = this.#lanes.get(key)
    if (known !== undefined) return known
    const lane: Lane = { kind, name, lives: [], waits: [], marks: [] }
    this.#lanes.set(key, lane)
    return lane
  }

  /** Refusals and waits of objects that have no lane are told by the transcript alone. */
  #subject(about: Reference): Lane | undefined {
    return about.kind in kinds ? this.#lane(about.kind as Lane['kind'], nameOf(about)) : undefined
  }
}

function nameOf({ namespace, name }: { namespace?: string; name: string }): string {
  return namespace === undefined || namespace === 'default' ? name : `${namespace}/${name}`
}

function end(spans: Span<unknown>[], at: number): void {
  const last = spans.at(-1)
  if (last !== undefined && last.to === undefined) last.to = at
}

function proceed(spans: Span<State>[], at: number, is: State): void {
  if (spans.at(-1)?.is === is) return
  end(spans, at)
  spans.push({ from: at, is })
}

/** Nodes are only worth a lane when something befell them. */
function isWorthDrawing({ kind, lives, marks }: Lane): boolean {
  return (
    kind !== 'Node' ||
    lives.length > 1 ||
    marks.length > 0 ||
    lives.some(({ spans }) => spans.some(({ is, to }) => is !== 'up' || to !== undefined))
  )
}

/** `web-2` before `web-10`. */
export const byName = new Intl.Collator('en', { numeric: true }).compare
