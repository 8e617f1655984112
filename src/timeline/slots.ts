import type { StatefulSet } from '../api/types.ts'
import type { Instant, View } from './view.ts'

/** The names of the pods that a set asks for, in ordinal order: `default/web-0` … */
export function slotsOf({ metadata, spec }: StatefulSet): string[] {
  const start = spec.ordinals?.start ?? 0
  const prefix = `${metadata.namespace}/${metadata.name}-`
  return Array.from({ length: spec.replicas ?? 1 }, (_, index) => `${prefix}${start + index}`)
}

/** A slot is unavailable when its pod is missing, terminating, not ready, or not yet ready for minReadySeconds. */
export function isUnavailable(view: View, slot: string): boolean {
  const { states } = view.pod(slot)
  return states.terminating || !states.available
}

/** A slot is ready when its pod is, and is not on its way out: a terminating pod is no longer served to anyone. */
function isReady(view: View, slot: string): boolean {
  const { states } = view.pod(slot)
  return states.ready && !states.terminating
}

/** Follows the slots of one set through the timeline; each instant costs what it changed, not what the set has. */
export class Slots {
  readonly unavailable = new Set<string>()
  readonly ready = new Set<string>()
  #slots: ReadonlySet<string> = new Set()
  #shape = ''
  #everComplete = false
  readonly #set: string

  /** `set` is the set's key: `default/web`. */
  constructor(set: string) {
    this.#set = set
  }

  get size(): number {
    return this.#slots.size
  }

  /** Since some instant all slots were available at once: only from then on are they counted. Nothing is complete about no slots. */
  get everComplete(): boolean {
    return this.#everComplete
  }

  /** The slots that are not ready, in ordinal order. */
  missing(): string[] {
    return [...this.#slots].filter(slot => !this.ready.has(slot))
  }

  /** Returns whether anything about the slots changed. */
  observe(instant: Instant, view: View): boolean {
    const reshaped = instant.entry?.entry === 'revision' && this.#reshape(instant, view)
    const touched = reshaped
      ? [...this.#slots]
      : instant.turns.map(turn => turn.key).filter(key => this.#slots.has(key))
    for (const slot of touched) {
      mark(this.unavailable, slot, isUnavailable(view, slot))
      mark(this.ready, slot, isReady(view, slot))
    }
    if (this.#slots.size > 0 && this.unavailable.size === 0) this.#everComplete = true
    return reshaped || touched.length > 0
  }

  #reshape({ entry }: Instant, view: View): boolean {
    if (entry?.entry !== 'revision' || entry.object.kind !== 'StatefulSet') return false
    const set = view.get('StatefulSet', this.#set)
    const shape = set === undefined ? '' : `${set.spec.ordinals?.start ?? 0}+${set.spec.replicas ?? 1}`
    if (shape === this.#shape) return false
    this.#shape = shape
    this.#slots = new Set(set === undefined ? [] : slotsOf(set))
    this.unavailable.clear()
    this.ready.clear()
    return true
  }
}

function mark(set: Set<string>, slot: string, belongs: boolean): void {
  if (belongs) set.add(slot)
  else set.delete(slot)
}
