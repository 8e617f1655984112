import type { StatefulSet } from '../../../api/types.ts'
import type { Decision, Failure } from './effects.ts'

/** What can be done to a pod, in the words of its events. */
export type Verb = 'Create' | 'Update' | 'Delete'

function* event(type: 'Normal' | 'Warning', reason: string, message: string): Decision<void> {
  yield { effect: 'event', type, reason, message }
}

/** Tells the world what became of a pod. */
export function* podEvent(verb: Verb, set: StatefulSet, pod: string, failure?: Failure): Decision<void> {
  const text = `${verb} Pod ${pod} in StatefulSet ${set.metadata.name}`
  if (failure === undefined) yield* event('Normal', `Successful${verb}`, `${text} successful`)
  else yield* event('Warning', `Failed${verb}`, `${text} failed error: ${failure.message}`)
}

/** Tells the world what became of a claim that a pod lacked. The words of the two cases differ in Kubernetes, too. */
export function* claimEvent(set: StatefulSet, claim: string, pod: string, failure?: Failure): Decision<void> {
  const { name } = set.metadata
  if (failure === undefined)
    yield* event('Normal', 'SuccessfulCreate', `Create Claim ${claim} Pod ${pod} in StatefulSet ${name} success`)
  else
    yield* event(
      'Warning',
      'FailedCreate',
      `Create Claim ${claim} for Pod ${pod} in StatefulSet ${name} failed error: ${failure.message}`,
    )
}

/** The retention policy cannot be applied to a claim that another controller manages ("manging" is Kubernetes' own). */
export function* conflictingController(claim: string): Decision<void> {
  const message = `PersistentVolumeClaim ${claim} has a conflicting OwnerReference that acts as a manging controller, the retention policy is ignored for this claim`
  yield* event('Warning', 'ConflictingController', message)
}
