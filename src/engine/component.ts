import type { KubeObject, Reference } from '../api/object.ts'
import type { NoteDraft, Revision } from '../timeline/entry.ts'
import type { Workloads } from '../workloads/workloads.ts'
import type { Chance } from './chance.ts'
import type { Client } from './client.ts'
import type { Clock } from './clock.ts'
import type { Recorder } from './events.ts'
import type { Caches } from './informer.ts'
import type { Outside } from './outside.ts'
import type { Profile } from './profile.ts'

/**
 * A part of the control plane or a kubelet: it sees the cluster through its caches, reconciles keys and writes through the API.
 * It keeps only what it could lose: a restart makes it anew.
 */
export interface Component {
  /** The keys that an event concerns, for each kind that the component watches. */
  readonly watches: Readonly<Record<string, (change: Change) => Iterable<string>>>
  /** The keys that the beginning or end of a fault concerns; absent where none does. */
  readonly faultWatches?: (fault: string, about: Reference) => Iterable<string>
  /** Does what the key needs now. A StatusError that it throws is retried with back-off; anything else is our bug. */
  reconcile(key: string): void
}

/** What a watch delivers. */
export type Change = Pick<Revision, 'change' | 'object' | 'before'>

/** Makes a component; it is handed all that it may touch. */
export interface ComponentFactory {
  readonly name: string
  make(context: Context): Component
}

/** All that a component may touch. */
export interface Context {
  readonly name: string
  readonly api: Client
  readonly caches: Caches
  readonly clock: Clock
  readonly chance: Chance
  readonly profile: Profile
  readonly events: Recorder
  readonly outside: Outside
  /** How images and pods behave, and what the pods wrote. */
  readonly workloads: Workloads
  /** Brings the caches up to now in the middle of a reconciliation: for whoever waits a moment before another try, as client-go does after a Conflict. */
  catchUp(): void
  /**
   * A real write takes a moment, in which others act on it; here it takes none. A component whose next step may undo what it just wrote gives way:
   * where it keeps doing and undoing at one instant, the others act first, as they would.
   */
  giveWay(): void
  /** Reconciles the key at this instant, or after `delay` milliseconds. */
  enqueue(key: string, delay?: number): void
  /** Leaves a note on the timeline, in this component's name. */
  note(draft: WithoutBy<NoteDraft>): void
  /** Whether a fault of that name is on for the object, e.g. `node-down` for a Node. */
  fault(name: string, about: Reference | KubeObject): boolean
}

type WithoutBy<T> = T extends unknown ? Omit<T, 'by'> : never
