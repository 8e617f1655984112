import type { Reference } from '../api/object.ts'
import type { Wait, WaitRule } from './entry.ts'
import { subject } from './transcript-clause.ts'

type Details = NonNullable<Wait['details']>

/** Each rule in a few words, for lines and bars; the failure of an expectation explains it at length. */
const words: Readonly<Record<WaitRule, (on: string, details: Details) => string>> = {
  'pod-pending': on => `${on} is Pending`,
  'pod-not-ready': on => `${on} is not ready`,
  'pod-not-available': (on, { minReadySeconds = 0 }) => `${on} is not ready for ${minReadySeconds}s yet`,
  'pod-terminating': on => `${on} is terminating`,
  'pod-failed-terminating': (on, { phase = 'Failed' }) => `${on} is ${phase}, but not gone yet`,
  'condemned-not-ready': on => `${on} is to be removed, but is not ready, nor is a lower one`,
  'condemned-not-available': on => `${on} is to be removed, but is not available, nor is a lower one`,
  'condemned-terminating': on => `${on} is being removed`,
  'update-not-available': (on, { outdated }) => `${on} is not available${counted(outdated)}`,
  'update-budget-spent': (_, { unavailable = 1, maxUnavailable = 1 }) =>
    `${unavailable} unavailable of at most ${maxUnavailable}`,
  'on-delete': on => `OnDelete: ${on} is updated when someone deletes it`,
  partition: (on, { partition = 0 }) => `partition ${partition}: ${on} keeps its revision`,
  'claim-stale': on => `${on} belongs to the pod that went before`,
  'claim-terminating': on => `${on} is terminating`,
  'creation-refused': (on, { message = '' }) => `${on} cannot be created: ${message}`,
  'repair-refused': (on, { message = '' }) => `${on} cannot be repaired: ${message}`,
  'deletion-refused': (on, { message = '' }) => `${on} cannot be deleted: ${message}`,
  'set-deleting': () => 'the set is being deleted',
}

function counted(outdated: string | number | undefined): string {
  return outdated === undefined
    ? ''
    : outdated === 1
      ? ', 1 pod is still to be updated'
      : `, ${outdated} pods are still to be updated`
}

/**
 * Why a controller does not go on: `Pod/web-0 is not ready`. `naming` says what to call the object that holds it back.
 */
export function becauseOf({ rule, on, details = {} }: Wait, naming: (on: Reference) => string = subject): string {
  return words[rule](naming(on), details)
}
