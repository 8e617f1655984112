import type { KubeObject, Reference } from '../api/object.ts'

/**
 * One line of the log. Everything that happens is either a revision (an object changed: what watches deliver) or a note
 * (why nothing changed, and what was done to the cluster). Both share one sequence, so their order is never in doubt.
 */
export type Entry = Revision | Note

interface Placed {
  /** Place in the log, from 1. A revision's position is its object's resourceVersion. */
  readonly position: number
  /** Virtual time in whole milliseconds since the scenario began. */
  readonly at: number
  /** The component that did it: `statefulset-controller`, `kubelet`, `user` … */
  readonly by: string
}

export interface Revision extends Placed {
  readonly entry: 'revision'
  readonly change: 'created' | 'updated' | 'deleted'
  /** The object after the change; of a deleted one its last state. Never edited afterwards. */
  readonly object: KubeObject
  /** The object before the change. */
  readonly before?: KubeObject
}

export type Note = WaitNote | ActionNote | StepNote | FaultNote | RefusalNote | ProcessNote

/** A controller looked at `about` and decided to wait, because … Noted when the reason changes; without `wait` it waits no more. */
export interface WaitNote extends Placed {
  readonly entry: 'note'
  readonly note: 'wait'
  readonly about: Reference
  readonly wait?: Wait
}

/** Why a controller does nothing now: the rule, the object that holds it back, and the numbers and names that the rule speaks of. */
export interface Wait {
  readonly rule: WaitRule
  readonly on: Reference
  readonly details?: Readonly<Record<string, string | number>>
}

/** Why the StatefulSet controller does not go on with a set. */
export type WaitRule =
  // a pod in its slot keeps the others from being created, repaired or deleted
  | 'pod-pending'
  | 'pod-not-ready'
  | 'pod-not-available'
  | 'pod-terminating'
  | 'pod-failed-terminating'
  // a pod that is to go may not go yet, or is going
  | 'condemned-not-ready'
  | 'condemned-not-available'
  | 'condemned-terminating'
  // outdated pods are not replaced yet, or on purpose
  | 'update-not-available'
  | 'update-budget-spent'
  | 'on-delete'
  | 'partition'
  // a claim of the pod that is to be created is not for it
  | 'claim-stale'
  | 'claim-terminating'
  // the API server does not let it, and the controller tries again and again
  | 'creation-refused'
  | 'repair-refused'
  | 'deletion-refused'
  | 'set-deleting'

/** Something that a person, a step or a typed command asked for. `number` counts the actions of the scenario from 1. */
export interface ActionNote extends Placed {
  readonly entry: 'note'
  readonly note: 'action'
  readonly number: number
  /** A verb of the language: `apply`, `scale`, `delete`, `evict`, `fail` … */
  readonly action: string
  readonly about?: Reference
  /** What was asked, in values alone, so that both languages leave the same bytes. */
  readonly details?: Readonly<Record<string, string | number | boolean>>
}

/** A step of the scenario begins. Numbers, not texts, so that twins leave the same bytes. */
export interface StepNote extends Placed {
  readonly entry: 'note'
  readonly note: 'step'
  readonly step: number
}

/** Something goes wrong: it begins and ends, or happens once. */
export interface FaultNote extends Placed {
  readonly entry: 'note'
  readonly note: 'fault'
  readonly fault: string
  readonly phase: 'begins' | 'ends' | 'happens'
  readonly about?: Reference
  readonly details?: Readonly<Record<string, string | number | boolean>>
}

/** The API server refused a write. */
export interface RefusalNote extends Placed {
  readonly entry: 'note'
  readonly note: 'refusal'
  readonly verb: string
  readonly about: Reference
  readonly code: number
  readonly reason: string
  readonly message: string
}

/** The truth on a node, which the API may not know: a container's process starts or ends there. */
export interface ProcessNote extends Placed {
  readonly entry: 'note'
  readonly note: 'process'
  readonly about: Reference
  readonly node: string
  readonly container: string
  readonly phase: 'starts' | 'ends'
  /** Of a process that ended. */
  readonly exitCode?: number
  readonly reason?: string
}

/** A note before the log has given it its place. */
export type NoteDraft = Note extends infer N ? (N extends Note ? Omit<N, 'position' | 'at' | 'entry'> : never) : never
