import type { Reference } from '../api/object.ts'
import type { Event, PersistentVolume, Pod, VolumeAttachment } from '../api/types.ts'
import type { Entry, FaultNote, Note, ProcessNote, Revision } from '../timeline/entry.ts'
import {
  byName,
  end,
  type Lane,
  type LaneKind,
  type Lanes,
  type Life,
  laneKinds,
  laneName,
  proceed,
  type Span,
} from './lane.ts'
import { changesOf } from './lane-changes.ts'
import { kinds, type Revised } from './lane-kinds.ts'
import { Volumes } from './volume-spans.ts'

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

class Reading {
  readonly #lanes = new Map<string, Lane>()
  readonly #steps: { at: number; step: number }[] = []
  readonly #revisions = new Map<string, Revised>()
  readonly #volumes = new Volumes()
  /** How many containers run of a pod, and their stretch, by the pod's uid. */
  readonly #processes = new Map<string, { count: number; span: Span<string> }>()

  revision(entry: Revision): void {
    const { object, change, at } = entry
    if (object.kind === 'Event') this.#event(object as Event, entry)
    if (object.kind === 'VolumeAttachment') this.#volumes.attachment(object as VolumeAttachment, entry)
    const kind = kinds[object.kind]
    if (kind === undefined) return
    const lane = this.#lane(object.kind as LaneKind, laneName(object.metadata))
    const { spans } = this.#life(lane, entry)
    if (change === 'deleted') end(spans, at)
    else if (object.kind === 'PersistentVolume') this.#volumes.volume(object as PersistentVolume, spans, at)
    else proceed(spans, at, kind.stateOf(object), (object as Pod).spec?.nodeName)
    lane.marks.push(...changesOf(entry))
  }

  note(note: Note): void {
    if (note.note === 'step') this.#steps.push({ at: note.at, step: note.step })
    else if (note.note === 'fault') this.#fault(note)
    else if (note.note === 'process') this.#process(note)
    else if (note.note === 'refusal')
      this.#subject(note.about)?.marks.push({ at: note.at, mark: 'refusal', text: `${note.code} ${note.reason}` })
    else if (note.note === 'wait') {
      const waits = this.#subject(note.about)?.waits ?? []
      end(waits, note.at)
      if (note.wait !== undefined) waits.push({ from: note.at, is: note.wait })
    }
  }

  drawn(): Omit<Lanes, 'begin' | 'end'> {
    const lanes = [...this.#lanes.values()]
    const names = new Map(lanes.map(lane => [lane, this.#sortName(lane)]))
    lanes.sort(
      (a, b) =>
        laneKinds.indexOf(a.kind) - laneKinds.indexOf(b.kind) ||
        (a.kind === 'Fault' ? 0 : byName(names.get(a)!, names.get(b)!)),
    )
    return { lanes, steps: this.#steps, revisions: [...this.#revisions.values()] }
  }

  /** Volumes stand in the order of their claims, where they have any. */
  #sortName({ kind, name }: Lane): string {
    return (kind === 'PersistentVolume' && this.#volumes.claimOf(name)) || name
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
    const lane = this.#lane('Fault', about === undefined ? fault : `${fault} ${laneName(about)}`)
    if (lane.lives.length === 0) lane.lives.push({ uid: '', spans: [] })
    const { spans } = lane.lives[0]!
    end(spans, at)
    if (phase === 'begins') spans.push({ from: at, is: 'fault' })
  }

  /** Warnings are marked where they are about; what else events say, the lanes show. */
  #event({ type, reason = '', message = '', involvedObject }: Event, { at, change }: Revision): void {
    if (type !== 'Warning' || change === 'deleted') return
    const { kind, namespace, name } = involvedObject
    if (kind === undefined || name === undefined) return
    const marks = this.#subject({ kind, namespace, name })?.marks ?? []
    const text = `${reason}: ${message}`
    const known = marks.findLast(found => found.mark === 'warning' && found.text === text)
    if (known === undefined) marks.push({ at, mark: 'warning', text })
    else Object.assign(known, { times: (known.times ?? 1) + 1, until: at })
  }

  /** All containers of a pod are one stretch: from the first that starts to the last that ends. */
  #process({ about, node, phase, at }: ProcessNote): void {
    const lane = this.#subject(about)
    const uid = `${about.uid} ${node}`
    const running = this.#processes.get(uid)
    if (phase === 'starts') {
      if (running !== undefined) running.count++
      else {
        const span: Span<string> = { from: at, is: node }
        lane?.processes.push(span)
        this.#processes.set(uid, { count: 1, span })
      }
    } else if (running !== undefined && --running.count === 0) {
      running.span.to = at
      this.#processes.delete(uid)
    }
  }

  #lane(kind: LaneKind, name: string): Lane {
    const key = `${kind}/${name}`
    const known = this.#lanes.get(key)
    if (known !== undefined) return known
    const lane: Lane = { kind, name, lives: [], waits: [], processes: [], marks: [] }
    this.#lanes.set(key, lane)
    return lane
  }

  /** What befalls objects that have no lane is told by the transcript alone. */
  #subject(about: Reference): Lane | undefined {
    return about.kind in kinds ? this.#lane(about.kind as LaneKind, laneName(about)) : undefined
  }
}
