import type { Draft, KubeObject, Reference } from '../../../api/object.ts'
import type { Wait } from '../../../timeline/entry.ts'
import { type Decision, type Effect, type Failure, isFailure, type Outcome, together } from './effects.ts'

/** What a decision needs of the world. The verbs of the API throw a StatusError where the server refuses. */
export interface Hands {
  create(object: Draft<KubeObject>): KubeObject
  update(object: Draft<KubeObject>, subresource?: 'status'): KubeObject
  /** With a strategic merge patch. */
  patch(about: Reference, patch: object): KubeObject
  delete(about: Reference): void
  get(about: Reference): KubeObject
  event(type: 'Normal' | 'Warning', reason: string, message: string): void
  wait(wait: Wait): void
  /** Lets the caches catch up. */
  pause(): void
}

/** Takes a decision to its end: does what it asks for and tells it how that went. Decides nothing itself. */
export function act<Result>(decision: Decision<Result>, hands: Hands): Result {
  let step = decision.next()
  while (!step.done) step = decision.next(outcomeOf(step.value, hands))
  return step.value
}

function outcomeOf(effect: Effect, hands: Hands): Outcome {
  try {
    return { object: perform(effect, hands) }
  } catch (error) {
    if (isFailure(error)) return { error }
    throw error
  }
}

function perform(effect: Effect, hands: Hands): KubeObject | undefined {
  switch (effect.effect) {
    case 'create':
      return hands.create(effect.object)
    case 'update':
      return hands.update(effect.object, effect.subresource)
    case 'patch':
      return hands.patch(effect.about, effect.patch)
    case 'get':
      return hands.get(effect.about)
    case 'delete':
      hands.delete(effect.about)
      return undefined
    case 'event':
      hands.event(effect.type, effect.reason, effect.message)
      return undefined
    case 'wait':
      hands.wait(effect.wait)
      return undefined
    case 'pause':
      hands.pause()
      return undefined
    case 'batch':
      actOnAll(effect.members, hands)
      return undefined
  }
}

/** Kubernetes does these at the same time; here they come one after the other in their order, so that each run is like the last. */
function actOnAll(members: readonly Decision<unknown>[], hands: Hands): void {
  const failures: Failure[] = []
  for (const member of members) {
    try {
      act(member, hands)
    } catch (error) {
      if (!isFailure(error)) throw error
      failures.push(error)
    }
  }
  if (failures.length > 0) throw together(failures)
}
