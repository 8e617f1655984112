import type { Propagation } from '../engine/deletion.ts'
import type { View } from './trace-views.ts'
import type { Write } from './trace-writes.ts'

/** A scenario on a whole control plane, and what three recordings of it agreed on. */
export interface Trace {
  readonly name: string
  readonly gates?: Readonly<Record<string, boolean>>
  readonly steps: readonly Step[]
  readonly outcomes: readonly Outcome[]
  readonly events?: { readonly exactly?: readonly RecordedEvent[]; readonly among?: readonly RecordedEvent[] }
}

/** How a workload behaves: see the README of the recordings. */
export type Manner = 'ready' | 'never' | 'unpullable' | 'crash'

/** One thing that is done, and how long nothing must have happened before the next. */
export interface Step {
  readonly quietSeconds?: number
  readonly apply?: string
  readonly patch?: { kind: string; name: string; body: unknown; type?: 'strategic' | 'merge' | 'json' }
  readonly scale?: { kind?: string; name: string; replicas: number }
  readonly delete?: { kind: string; name: string; propagation?: Propagation; grace?: number }
  readonly evict?: { name: string }
  readonly image?: { name: string; is: Manner; seconds?: number }
  readonly pod?: { name: string; is: Manner | 'failed'; seconds?: number }
  readonly node?: { name: string; is: 'failed' | 'healthy' | 'cordoned' | 'uncordoned' | 'removed' }
}

/** What a step led to. What is not there did not repeat in the recordings. */
export interface Outcome {
  readonly refused?: { code: number; message: string }
  readonly controller?: readonly Write[]
  readonly controllerUnordered?: readonly Write[]
  readonly collected?: readonly Write[]
  readonly after?: Readonly<Record<string, readonly View[]>>
}

/** What was told, by whom, and about what. */
export interface RecordedEvent {
  readonly by: string
  readonly on: string
  readonly type: string
  readonly reason: string
  readonly message: string
  readonly count?: number
}
