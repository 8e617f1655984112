import type { Draft, Kinds, KubeObject, ObjectOf, Reference } from '../../../api/object.ts'
import { isStatus, StatusError } from '../../../api/status-error.ts'
import type { Wait } from '../../../timeline/entry.ts'

/** What a decision asks for: one thing at a time, and it goes on when it is told how that went. */
export type Effect = Write | Read | Told | Pause | Batch

export type Write =
  | { readonly effect: 'create'; readonly object: Draft<KubeObject> }
  | { readonly effect: 'update'; readonly object: Draft<KubeObject>; readonly subresource?: 'status' }
  | { readonly effect: 'patch'; readonly about: Reference; readonly patch: object }
  | { readonly effect: 'delete'; readonly about: Reference }

/** Asks the API server itself, past the cache. */
export interface Read {
  readonly effect: 'get'
  readonly about: Reference
}

/** What is said about the set: an event for everybody, or why nothing happens now. */
export type Told =
  | { readonly effect: 'event'; readonly type: 'Normal' | 'Warning'; readonly reason: string; readonly message: string }
  | { readonly effect: 'wait'; readonly wait: Wait }

/** A moment's rest before another try: what the caches show may be newer afterwards. */
export interface Pause {
  readonly effect: 'pause'
}

/** Decisions that Kubernetes takes side by side. Each is brought to its end, whatever becomes of the others. */
export interface Batch {
  readonly effect: 'batch'
  readonly members: readonly Decision<unknown>[]
}

/** How it went: the object as the API server then has it, or why not. */
export type Outcome = { readonly object?: KubeObject; readonly error?: undefined } | { readonly error: Failure }

/** A part of a pass: yields effects, is handed their outcomes, and ends with its result or throws a {@link Failure}. */
export type Decision<Result> = Generator<Effect, Result, Outcome>

/** A pass, or a part of it, did not succeed, for more than a single refusal or for a reason of the controller's own. */
export class SyncFailure extends Error {
  override readonly name = 'SyncFailure'
  declare readonly cause?: Failure
}

/** What makes a pass fail, so that it is tried again later. Any other error is a mistake in this code. */
export type Failure = StatusError | SyncFailure

export const isFailure = (error: unknown): error is Failure =>
  error instanceof StatusError || error instanceof SyncFailure

/** Whether trying again with a newer copy may help: a Conflict, also one that was wrapped; not one among several failures. */
export function isConflict(error: Failure): boolean {
  return error instanceof SyncFailure
    ? error.cause !== undefined && isConflict(error.cause)
    : isStatus(error, 'Conflict')
}

/** Several failures as one; its text is Go's: bare when there is one, in brackets when there are more, none twice. */
export function together(failures: readonly Failure[]): SyncFailure {
  const texts = [...new Set(failures.map(failure => failure.message))]
  return new SyncFailure(texts.length === 1 ? texts[0]! : `[${texts.join(', ')}]`)
}

/** Yields the effect; ends with the object that came back, throws what was refused. */
function* ask(effect: Write | Read | Batch): Decision<KubeObject | undefined> {
  const outcome = yield effect
  if (outcome.error !== undefined) throw outcome.error
  return outcome.object
}

export function* create<Kind extends keyof Kinds>(object: Draft<Kinds[Kind]>): Decision<Kinds[Kind]> {
  return (yield* ask({ effect: 'create', object: object as Draft<KubeObject> })) as unknown as Kinds[Kind]
}

export function* update<T extends KubeObject>(object: Draft<T>, subresource?: 'status'): Decision<T> {
  const effect = { effect: 'update', object: object as Draft<KubeObject> } as const
  return (yield* ask(subresource === undefined ? effect : { ...effect, subresource })) as T
}

/** A strategic merge patch. */
export function* patch(about: Reference, patch: object): Decision<void> {
  yield* ask({ effect: 'patch', about, patch })
}

export function* remove(about: Reference): Decision<void> {
  yield* ask({ effect: 'delete', about })
}

export function* get<Kind extends string>(about: Reference & { kind: Kind }): Decision<ObjectOf<Kind>> {
  return (yield* ask({ effect: 'get', about })) as ObjectOf<Kind>
}

/** Takes the decisions side by side; throws their failures together once all have ended. */
export function* sideBySide(members: readonly Decision<unknown>[]): Decision<void> {
  if (members.length > 0) yield* ask({ effect: 'batch', members })
}

export function* pause(): Decision<void> {
  yield { effect: 'pause' }
}

export function* wait(wait: Wait): Decision<void> {
  yield { effect: 'wait', wait }
}

/** How a decision ended: with a value, or with a failure. */
export type Ending<T> =
  | { readonly value: T; readonly failure?: undefined }
  | { readonly value?: undefined; readonly failure: Failure }

/** Takes the decision to its end, whichever that is. */
export function* endingOf<T>(decision: Decision<T>): Decision<Ending<T>> {
  try {
    return { value: yield* decision }
  } catch (error) {
    if (isFailure(error)) return { failure: error }
    throw error
  }
}

/** Takes the decision to its end and answers what it failed with, if it did. */
export function* failureOf(decision: Decision<unknown>): Decision<Failure | undefined> {
  return (yield* endingOf(decision)).failure
}
