import type { Reference } from '../../../api/object.ts'
import type { Wait, WaitRule } from '../../../timeline/entry.ts'
import { epoch, toTimestamp } from '../../../timeline/epoch.ts'
import type { Failure } from './effects.ts'
import type { Member } from './know.ts'
import { lacks, type Pass } from './pass.ts'

type Details = Record<string, string | number>

const podReference = ({ set }: Pass, name: string): Reference => ({
  kind: 'Pod',
  namespace: set.metadata.namespace,
  name,
})

const detailsOf = (pass: Pass, { ordinal, revision }: Member): Details => ({
  ordinal,
  revision,
  updateRevision: pass.update.metadata.name,
})

/** When the pod will have been ready for long enough, RFC 3339. */
function availableFrom({ minReadySeconds }: Pass, { readySince }: Member): Details {
  if (readySince === undefined) return { minReadySeconds }
  return { minReadySeconds, until: toTimestamp(readySince + minReadySeconds * 1_000 - epoch) }
}

type State = 'terminating' | 'pending' | 'not-ready' | 'not-available'

/** Why the pod does not serve; undefined if it does. */
function stateOf(pass: Pass, member: Member): State | undefined {
  if (member.isTerminating) return 'terminating'
  if (!member.isRunningAndReady) return member.phase === 'Pending' ? 'pending' : 'not-ready'
  return member.isAvailable(pass.minReadySeconds, pass.now) ? undefined : 'not-available'
}

function waitOn(pass: Pass, member: Member, rule: WaitRule, state: State, more: Details = {}): Wait {
  const details = { ...detailsOf(pass, member), ...more, ...(state === 'not-available' && availableFrom(pass, member)) }
  return { rule, on: podReference(pass, member.name), details }
}

/** The pod has to serve before the set goes on; undefined if it does. */
export function waitForPod(pass: Pass, member: Member): Wait | undefined {
  const state = stateOf(pass, member)
  return state && waitOn(pass, member, `pod-${state}`, state)
}

/** The pod ended for good and its object will not go. */
export const waitForRemoval = (pass: Pass, member: Member): Wait =>
  waitOn(pass, member, 'pod-failed-terminating', 'terminating', { phase: member.phase })

/** The pod is to go, but may not go now; undefined if it may. An unavailable one goes only if it is the first such. */
export function waitForCondemned(pass: Pass, member: Member, firstUnavailable: Member | undefined): Wait | undefined {
  const state = stateOf(pass, member)
  if (state === 'terminating') return waitOn(pass, member, 'condemned-terminating', state)
  if (state === undefined || member === firstUnavailable) return undefined
  const first = firstUnavailable && { firstUnavailable: firstUnavailable.name }
  return waitOn(
    pass,
    member,
    state === 'not-available' ? 'condemned-not-available' : 'condemned-not-ready',
    state,
    first,
  )
}

/** The rollout stops above the pods that are still to be updated. */
export const waitForUpdated = (pass: Pass, member: Member, outdated: number): Wait => {
  const state = stateOf(pass, member) ?? 'not-ready'
  return waitOn(pass, member, 'update-not-available', state, { state, outdated })
}

/** As many pods are missing as may be; the highest outdated one would be next. */
export const waitForBudget = (pass: Pass, next: Member, unavailable: number, maxUnavailable: number): Wait => ({
  rule: 'update-budget-spent',
  on: podReference(pass, next.name),
  details: { ...detailsOf(pass, next), unavailable, maxUnavailable },
})

export const waitForStaleClaim = ({ set }: Pass, claim: string, pod: string): Wait => ({
  rule: 'claim-stale',
  on: { kind: 'PersistentVolumeClaim', namespace: set.metadata.namespace, name: claim },
  details: { pod },
})

/** The API server, or a claim, does not let the controller do it. */
export const waitForConsent = (
  pass: Pass,
  rule: 'creation-refused' | 'repair-refused' | 'deletion-refused',
  pod: string,
  { message }: Failure,
): Wait => ({ rule, on: podReference(pass, pod), details: { message } })

export const waitForDeletion = ({ set }: Pass): Wait => ({
  rule: 'set-deleting',
  on: { kind: 'StatefulSet', namespace: set.metadata.namespace, name: set.metadata.name },
})

/** The highest of these slots whose pod is not of the update revision, and how many there are. */
export function outdatedIn(pass: Pass, from: number, to: number): { highest?: Member; count: number } {
  const name = pass.update.metadata.name
  let highest: Member | undefined
  let count = 0
  for (let index = to - 1; index >= from; index--) {
    const member = pass.replicas[index]
    if (member === undefined || member.revision === name) continue
    highest ??= member
    count++
  }
  return { highest, count }
}

/** What is left to wait for when the pass found nothing to do: a pod that does not serve, or pods that are held back on purpose. */
export function whatRemains(pass: Pass): Wait | undefined {
  if (pass.replicas.includes(undefined)) return undefined
  const absent = pass.replicas.find(member => lacks(pass, member))
  if (absent !== undefined) return waitForPod(pass, absent)
  const { type, rollingUpdate } = pass.set.spec.updateStrategy ?? {}
  const { highest, count } = outdatedIn(pass, 0, pass.replicas.length)
  if (highest === undefined) return undefined
  const details = { ...detailsOf(pass, highest), outdated: count }
  const on = podReference(pass, highest.name)
  if (type === 'OnDelete') return { rule: 'on-delete', on, details }
  return { rule: 'partition', on, details: { ...details, partition: rollingUpdate?.partition ?? 0 } }
}
