import type { Draft } from '../../../api/object.ts'
import { isStatus } from '../../../api/status-error.ts'
import type { Pod, Volume } from '../../../api/types.ts'
import { claimsMatchPolicy, createMissingClaims, repairClaims } from './claims.ts'
import { templateOf } from './documents.ts'
import { create, type Decision, failureOf, isConflict, pause, remove, update, wait } from './effects.ts'
import { podEvent, type Verb } from './events.ts'
import {
  controllerReference,
  type Member,
  memberOf,
  podIndexLabel,
  podNameLabel,
  revisionLabel,
  setKind,
} from './know.ts'
import type { Pass } from './pass.ts'
import { waitForConsent } from './waits.ts'

/**
 * Whether a missing pod is made from the current revision, not from the update: below the partition, an offset from the first ordinal.
 * A set that says RollingUpdate without its parameters goes by the count in its status instead.
 */
function isMadeFromCurrent({ set }: Pass, index: number): boolean {
  const { type, rollingUpdate } = set.spec.updateStrategy ?? {}
  if (rollingUpdate !== undefined) return index < (rollingUpdate.partition ?? 0)
  if ((type as string) === 'Recreate') return false
  return type !== 'OnDelete' && index < (set.status?.currentReplicas ?? 0)
}

/** The revision that the slot's pod is of, or will be of. */
export const revisionAt = (pass: Pass, index: number): string =>
  pass.replicas[index]?.revision ?? (isMadeFromCurrent(pass, index) ? pass.current : pass.update).metadata.name

export const nameAt = ({ set, start }: Pass, index: number): string => `${set.metadata.name}-${start + index}`

/** The pod that a slot lacks, as it will be created: the revision's template, and over it what makes it this one. */
export function newPod(pass: Pass, index: number): Member {
  const { set } = pass
  const name = nameAt(pass, index)
  const revision = isMadeFromCurrent(pass, index) ? pass.current : pass.update
  const { metadata = {}, spec = { containers: [] } } = templateOf(revision) ?? set.spec.template
  const { annotations, finalizers } = metadata
  const labels = { ...metadata.labels, [revisionLabel]: revision.metadata.name }
  const draft: Draft<Pod> = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      generateName: `${set.metadata.name}-`,
      namespace: set.metadata.namespace,
      labels,
      ...(annotations && { annotations }),
      ...(finalizers && { finalizers }),
      ownerReferences: [controllerReference(setKind, set.metadata)],
    },
    spec: { ...spec, hostname: name, subdomain: set.spec.serviceName ?? '' },
  }
  return memberOf(withStorage(pass, withIdentity(pass, draft)))
}

/** The pod with the name and labels of its ordinal. */
function withIdentity({ set, rules }: Pass, pod: Draft<Pod>): Draft<Pod> {
  const { ordinal } = memberOf(pod)
  const name = `${set.metadata.name}-${ordinal}`
  const labels: Record<string, string> = { ...pod.metadata.labels, [podNameLabel]: name }
  if (!rules.lacksIndexLabel) labels[podIndexLabel] = String(ordinal)
  return { ...pod, metadata: { ...pod.metadata, name, namespace: set.metadata.namespace, labels } }
}

/** The pod with its claims as volumes, in place of any other volumes of their names. */
function withStorage({ set }: Pass, pod: Draft<Pod>): Draft<Pod> {
  const templates = set.spec.volumeClaimTemplates ?? []
  if (templates.length === 0) return pod
  const claims = memberOf(pod).claims(set)
  const mounts = templates.map(({ metadata }, index): Volume => {
    return { name: metadata.name, persistentVolumeClaim: { claimName: claims[index]!.name } }
  })
  const others = (pod.spec.volumes ?? []).filter(volume => !mounts.some(({ name }) => name === volume.name))
  return { ...pod, spec: { ...pod.spec, volumes: [...mounts, ...others] } }
}

/** Creates the claims that the pod lacks, the pod, and brings the claims' owners in line. A name that is taken fails in silence. */
export function* createPod(pass: Pass, member: Member): Decision<void> {
  const failure = yield* failureOf(tryToCreate(pass, member))
  if (failure === undefined) return yield* podEvent('Create', pass, member.name)
  yield* wait(waitForConsent(pass, 'creation-refused', member.name, failure))
  throw failure
}

function* tryToCreate(pass: Pass, member: Member): Decision<void> {
  yield* telling('Create', pass, member.name, createMissingClaims(pass, member))
  const uncreated = yield* failureOf(create<'Pod'>(member.pod))
  if (uncreated !== undefined && isStatus(uncreated, 'AlreadyExists')) throw uncreated
  yield* telling('Update', pass, member.name, repairClaims(pass, member))
  if (uncreated === undefined) return
  yield* podEvent('Create', pass, member.name, uncreated)
  throw uncreated
}

/** A pod that waits for its node may wait for claims that are no more: they are made anew. */
export function* recreateClaims(pass: Pass, member: Member): Decision<void> {
  yield* createMissingClaims(pass, member)
  yield* telling('Update', pass, member.name, repairClaims(pass, member))
}

/** A failure of the decision is told as one of the pod. */
function* telling(verb: Verb, pass: Pass, pod: string, decision: Decision<void>): Decision<void> {
  const failure = yield* failureOf(decision)
  if (failure === undefined) return
  yield* podEvent(verb, pass, pod, failure)
  throw failure
}

/** Whether the pod is who it is to be, mounts its claims, and these are owned as the policy asks. */
export const isAsItShouldBe = (pass: Pass, member: Member): boolean =>
  member.isItself && member.mountsItsClaims(pass.set) && claimsMatchPolicy(pass, member)

/** How often a Conflict is met with another try (client-go's default back-off). */
const tries = 4

/** A pod on its way back to what it should be. */
interface Repair {
  /** As it is to be written. What a try put right stays right in the next one, although it was not written. */
  pod: Draft<Pod>
  isSent: boolean
  /** The last update was refused: the next try begins with what the cache shows. */
  isRefused: boolean
}

/** Brings the pod back to what it should be; a retention policy that is not met makes an update that changes nothing, too. */
export function* repairPod(pass: Pass, broken: Member): Decision<void> {
  const repair: Repair = { pod: broken.pod, isSent: false, isRefused: false }
  let failure = yield* failureOf(tryToRepair(pass, repair))
  for (let attempt = 1; attempt < tries && failure !== undefined && isConflict(failure); attempt++) {
    yield* pause()
    failure = yield* failureOf(tryToRepair(pass, repair))
  }
  const name = repair.pod.metadata.name!
  if (repair.isSent) yield* podEvent('Update', pass, name, failure)
  if (failure === undefined) return
  yield* wait(waitForConsent(pass, 'repair-refused', name, failure))
  throw failure
}

/** Puts the pod's claims right, and writes the pod if anything was wrong. */
function* tryToRepair(pass: Pass, repair: Repair): Decision<void> {
  if (repair.isRefused) repair.pod = cachedPod(pass, repair.pod.metadata.name!) ?? repair.pod
  repair.isRefused = false
  const { pod } = repair
  if (!memberOf(pod).isItself) repair.pod = withIdentity(pass, pod)
  if (!memberOf(repair.pod).mountsItsClaims(pass.set)) {
    repair.pod = withStorage(pass, repair.pod)
    const member = memberOf(repair.pod)
    yield* telling('Update', pass, member.name, createMissingClaims(pass, member))
  }
  const member = memberOf(repair.pod)
  if (!claimsMatchPolicy(pass, member)) yield* telling('Update', pass, member.name, repairClaims(pass, member))
  else if (repair.pod === pod) return
  repair.isSent = true
  const failure = yield* failureOf(update(repair.pod))
  repair.isRefused = failure !== undefined
  if (failure !== undefined) throw failure
}

const cachedPod = ({ caches }: Pass, wanted: string): Draft<Pod> | undefined =>
  caches.members.find(({ name }) => name === wanted)?.pod

/** Deletes the pod with its own grace period; that it is gone already is a success. Budgets are not asked. */
export function* deletePod(pass: Pass, name: string): Decision<void> {
  const { set } = pass
  const failure = yield* failureOf(remove({ kind: 'Pod', namespace: set.metadata.namespace, name }))
  if (failure === undefined || isStatus(failure, 'NotFound')) return yield* podEvent('Delete', pass, name)
  yield* podEvent('Delete', pass, name, failure)
  yield* wait(waitForConsent(pass, 'deletion-refused', name, failure))
  throw failure
}
