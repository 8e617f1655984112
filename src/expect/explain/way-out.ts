import type { StatefulSet } from '../../api/types.ts'
import type { Messages, SaidOf } from '../../locales/messages.ts'
import { slotsOf } from '../../timeline/slots.ts'
import type { View } from '../../timeline/view.ts'
import { namespacesWith } from '../known.ts'
import { nameOf } from '../monitor.ts'
import { type Blocker, podOf } from './blockers.ts'
import type { Cause } from './cause.ts'
import { type History, revisionOf } from './history.ts'
import { type Trap, wantedRevision } from './trap.ts'

/** One thing to do; a way out is a list of them, to be done in this order. */
export type Remedy = SaidOf<Messages['explanation']['wayOut']>

/** Virtual milliseconds for which a pod that is on its way, but not ready yet, may simply need more time. */
const patience = 60_000

/** What to do, in this order, so that the set goes on. */
export function wayOutOf(
  set: StatefulSet,
  blocker: Blocker,
  causes: readonly Cause[],
  trap: Trap | undefined,
  view: View,
  history: History,
): Remedy[] {
  const byRule = ofRule(set, blocker)
  if (byRule !== undefined) return byRule
  switch (trap?.says) {
    case 'forcedRollback':
    case 'secondEdit':
    case 'brokenFromBirth':
      return leftBehind(set, view).map(pod => ({ says: 'deletePod', of: { pod } }))
    case 'crashLoopHeals':
      return [{ says: 'waitFor', of: { pod: trap.of.pod } }]
  }
  const broken = trap?.says === 'brokenTemplate' || trap?.says === 'deletedBeforeRevert' ? trap.of : undefined
  const isUpdate = broken !== undefined && [...history.proven].some(revision => revision !== broken.revision)
  const world = causes.flatMap(cause =>
    isUpdate && cause.says === 'unschedulable' ? [] : ofCause(cause, view, set.metadata.namespace),
  )
  if (world.length > 0) return world
  const pod = podOf(blocker)
  const key = `${set.metadata.namespace}/${pod}`
  if (pod === undefined || view.pod(key).pod === undefined) return []
  const running = runningFor(key, view)
  const mayBeSlow = running < patience && trap?.says !== 'deletedBeforeRevert' && causes.every(isOnlyUnready)
  if (mayBeSlow) return [{ says: 'giveTime', of: { pod, running } }]
  if (broken === undefined) return [{ says: 'repairPod', of: { pod } }]
  const first: Remedy = { says: isUpdate ? 'revertTemplate' : 'correctTemplate', of: { set: set.metadata.name } }
  return set.spec.podManagementPolicy === 'Parallel' ? [first] : [first, { says: 'deletePod', of: { pod } }]
}

function isOnlyUnready({ says }: Cause): boolean {
  return says === 'unready' || says === 'probe'
}

function runningFor(key: string, view: View): number {
  const { states, since } = view.pod(key)
  return states.started && !states.ready ? view.at - (since.started ?? 0) : Number.POSITIVE_INFINITY
}

function ofRule({ metadata, spec }: StatefulSet, blocker: Blocker): Remedy[] | undefined {
  const set = metadata.name
  const pod = podOf(blocker) ?? blocker.on.name
  switch (blocker.rule) {
    case 'partition':
      return [{ says: 'lowerPartition', of: { set, partition: spec.updateStrategy?.rollingUpdate?.partition ?? 0 } }]
    case 'on-delete':
      return [{ says: 'deletePod', of: { pod } }]
    case 'creation-refused':
      return [{ says: 'allowCreation', of: { pod } }]
    case 'claim-stale':
    case 'claim-terminating':
      return [{ says: 'waitForClaim', of: { claim: blocker.on.name } }]
    case 'set-deleting':
      return [{ says: 'waitForDeletion', of: { set } }]
  }
  return undefined
}

/** All pods that keep a revision no longer asked for and are not ready, the lowest first: each of them would stop the set again. */
function leftBehind(set: StatefulSet, view: View): string[] {
  return slotsOf(set)
    .filter(slot => {
      const { pod, states } = view.pod(slot)
      return pod !== undefined && !states.ready && !states.terminating && revisionOf(pod) !== wantedRevision(set, pod)
    })
    .map(nameOf)
}

function ofCause(cause: Cause, view: View, namespace: string | undefined): Remedy[] {
  switch (cause.says) {
    case 'nodeLost':
      return [
        { says: 'recoverNode', of: { node: cause.of.node } },
        { says: 'forceDeletePod', of: { pod: cause.of.pod } },
      ]
    case 'starting':
      return view.at - cause.of.since < patience ? [{ says: 'waitFor', of: { pod: cause.of.pod } }] : []
    case 'nodeGone':
    case 'stopping':
      return [{ says: 'waitFor', of: { pod: cause.of.pod, until: endOf(cause) } }]
    case 'notYetAvailable':
      return [{ says: 'waitFor', of: { pod: cause.of.pod, until: cause.of.availableAt } }]
    case 'finalizers':
      return [{ says: 'removeFinalizers', of: cause.of }]
    case 'endedForGood':
      return [{ says: 'deletePod', of: { pod: cause.of.pod } }]
    case 'unschedulable':
      return [{ says: 'makeRoom', of: { pod: cause.of.pod } }]
    case 'claim': {
      const missing = missingObject(cause.of.message, view, namespace)
      return missing.length > 0 ? missing : [{ says: 'repairStorage', of: { claim: cause.of.claim } }]
    }
    case 'container':
    case 'event':
      return missingObject(cause.of.message, view, namespace)
    default:
      return []
  }
}

function endOf(cause: Cause): number | undefined {
  return cause.says === 'stopping' ? cause.of.since + cause.of.graceSeconds * 1000 : undefined
}

const kinds: Record<string, string> = {
  configmap: 'ConfigMap',
  secret: 'Secret',
  'storageclass.storage.k8s.io': 'StorageClass',
}

/**
 * `configmap "web-config" not found`: nothing is wrong with the pod that will not heal once the object is there. One of the name in another
 * namespace does not help, but tells what happened.
 */
function missingObject(message = '', view: View, namespace = 'default'): Remedy[] {
  const found = /\b(configmap|secret|storageclass\.storage\.k8s\.io) "([^"]+)" not found/.exec(message)
  if (found === null) return []
  const [kind, name] = [kinds[found[1]!]!, found[2]!]
  const elsewhere = namespacesWith(view, kind, name)
  return [{ says: 'createObject', of: { object: { kind, name }, namespace, elsewhere } }]
}
