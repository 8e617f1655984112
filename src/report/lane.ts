import type { Wait } from '../timeline/entry.ts'
import type { Revised, State } from './lane-kinds.ts'

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

/** In drawing order. */
export const laneKinds = ['Fault', 'Node', 'StatefulSet', 'Pod', 'PersistentVolumeClaim', 'PersistentVolume'] as const

export type LaneKind = (typeof laneKinds)[number]

export interface Lane {
  readonly kind: LaneKind
  /** `web-0`, outside the namespace default `shop/web-0`; of a fault its own name and its object's. */
  readonly name: string
  /** Objects of that name, one after another: whoever is deleted and made anew lives twice. */
  readonly lives: Life[]
  /** What its controller waited for. */
  readonly waits: Span<Wait>[]
  /** The nodes on which a process of it ran: the truth, which the API may not know. */
  readonly processes: Span<string>[]
  readonly marks: Mark[]
}

export interface Life {
  readonly uid: string
  /** The name of its revision, if it has one. */
  readonly revision?: string
  readonly spans: LifeSpan[]
}

/** A stretch of a life; `on` is the object that it then belongs to: a pod's node, a volume's claim and node. */
export interface LifeSpan extends Span<State> {
  readonly on?: string
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
  readonly mark: 'restart' | 'change' | 'refusal' | 'warning'
  readonly text: string
  /** How often, if it repeats itself, and when it last did. */
  times?: number
  until?: number
}

/** `web-2` before `web-10`. */
export const byName = new Intl.Collator('en', { numeric: true }).compare

/** The name of a lane's object. */
export function laneName({ namespace, name }: { namespace?: string; name: string }): string {
  return namespace === undefined || namespace === 'default' ? name : `${namespace}/${name}`
}

/** What lasted until now ends. */
export function end(spans: Span<unknown>[], at: number): void {
  const last = spans.at(-1)
  if (last !== undefined && last.to === undefined) last.to = at
}

/** A stretch begins, unless the last one goes on. */
export function proceed(spans: LifeSpan[], at: number, is: State, on?: string): void {
  const last = spans.at(-1)
  if (last?.is === is && last.on === on && last.to === undefined) return
  end(spans, at)
  spans.push(on === undefined ? { from: at, is } : { from: at, is, on })
}
