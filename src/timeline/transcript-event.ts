import type { Event } from '../api/types.ts'
import type { Revision } from './entry.ts'
import { again, type Clause } from './transcript-clause.ts'
import { notScheduled } from './transcript-pod.ts'

/** Normal events that only repeat what a revision tells. */
const toldByRevisions = new Set([
  'Created',
  'ExternalProvisioning',
  'NodeHasNoDiskPressure',
  'NodeHasSufficientMemory',
  'NodeHasSufficientPID',
  'NodeNotReady',
  'NodeNotSchedulable',
  'NodeReady',
  'NodeSchedulable',
  'Provisioning',
  'ProvisioningSucceeded',
  'Pulled',
  'RegisteredNode',
  'RemovingNode',
  'Scheduled',
  'Started',
  'Starting',
  'SuccessfulAttachVolume',
  'SuccessfulCreate',
  'SuccessfulDelete',
  'SuccessfulUpdate',
  'WaitForFirstConsumer',
])

/** Warnings are always told; a Normal event only if no revision says the same. That an event expires is no news. */
export function tellEvent({ change, object }: Revision): Clause[] {
  const { type, reason = '', message = '' } = object as Event
  if (change === 'deleted') return []
  if (type === 'Warning')
    return [again(reason === 'FailedScheduling' ? notScheduled(message) : `Warning ${reason}: ${message}`)]
  const known = toldByRevisions.has(reason) || (reason === 'Killing' && message.startsWith('Stopping container'))
  return known ? [] : [again(message.startsWith(reason) ? message : `${reason}: ${message}`)]
}
