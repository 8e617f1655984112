import type { Decision, Failure } from './effects.ts'
import type { Pass } from './pass.ts'

/** What can be done to a pod, in the words of its events. */
export type Verb = 'Create' | 'Update' | 'Delete'

function* event(type: 'Normal' | 'Warning', reason: string, message: string): Decision<void> {
  yield { effect: 'event', type, reason, message }
}

const inItsCase = ({ rules }: Pass, verb: Verb): string => (rules.smallVerbs ? verb.toLowerCase() : verb)

/** Tells the world what became of a pod. */
export function* podEvent(verb: Verb, pass: Pass, pod: string, failure?: Failure): Decision<void> {
  const text = `${inItsCase(pass, verb)} Pod ${pod} in StatefulSet ${pass.set.metadata.name}`
  if (failure === undefined) yield* event('Normal', `Successful${verb}`, `${text} successful`)
  else yield* event('Warning', `Failed${verb}`, `${text} failed error: ${failure.message}`)
}

/** Tells the world what became of a claim that a pod lacked. The words of the two cases differ in Kubernetes, too. */
export function* claimEvent(pass: Pass, claim: string, pod: string, failure?: Failure): Decision<void> {
  const { name } = pass.set.metadata
  const create = inItsCase(pass, 'Create')
  if (failure === undefined)
    yield* event('Normal', 'SuccessfulCreate', `${create} Claim ${claim} Pod ${pod} in StatefulSet ${name} success`)
  else
    yield* event(
      'Warning',
      'FailedCreate',
      `${create} Claim ${claim} for Pod ${pod} in StatefulSet ${name} failed error: ${failure.message}`,
    )
}

/** The retention policy cannot be applied to a claim that another controller manages ("manging" is Kubernetes' own). */
export function* conflictingController(claim: string): Decision<void> {
  const message = `PersistentVolumeClaim ${claim} has a conflicting OwnerReference that acts as a manging controller, the retention policy is ignored for this claim`
  yield* event('Warning', 'ConflictingController', message)
}

/** A pod that ended is about to be deleted and made anew; how it ended decides how alarming that is. Told no more since 1.31. */
export function* recreating({ set }: Pass, pod: string, phase: string): Decision<void> {
  const { namespace, name } = set.metadata
  const hasFailed = phase === 'Failed'
  const message = `StatefulSet ${namespace}/${name} is recreating ${hasFailed ? 'failed' : 'terminated'} Pod ${pod}`
  if (hasFailed) yield* event('Warning', 'RecreatingFailedPod', message)
  else yield* event('Normal', 'RecreatingTerminatedPod', message)
}
