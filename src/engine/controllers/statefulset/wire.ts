import { sameJson } from '../../../api/equal.ts'
import { controllerOf, keyOf } from '../../../api/object.ts'
import { compileSelector } from '../../../api/selector.ts'
import type { OwnerReference, Pod, StatefulSet } from '../../../api/types.ts'
import type { Change } from '../../component.ts'
import { memberOf, setKind } from './know.ts'

/** A set to look at: at once, or `after` so many milliseconds. */
export interface Call {
  readonly key: string
  readonly after?: number
}

/** The sets that the controller knows of. */
export interface Sets {
  /** By `<namespace>/<name>`. */
  get(key: string): StatefulSet | undefined
  inNamespace(namespace: string): Iterable<StatefulSet>
}

/** Whatever happens to a set, it is looked at. */
export const callsForSet = ({ object }: Change): Call[] => [{ key: keyOf(object) }]

/**
 * Which sets a pod's change concerns: its owner, the owner that it lost, and, of an orphan, every set that may adopt it. Claims and revisions
 * call nobody: a set that waits for one of those goes on when something else happens to it.
 */
export function callsForPod({ change, object, before }: Change, sets: Sets): Call[] {
  const pod = object as Pod
  const isGoing = change === 'created' && pod.metadata.deletionTimestamp !== undefined
  if (change === 'deleted' || isGoing) return callOwner(pod, sets)
  if (change === 'created') return controllerOf(pod) === undefined ? callAdopters(pod, sets) : callOwner(pod, sets)
  return callsForUpdate(before as Pod, pod, sets)
}

function callsForUpdate(old: Pod, pod: Pod, sets: Sets): Call[] {
  if (old.metadata.resourceVersion === pod.metadata.resourceVersion) return []
  const changedOwner = !sameJson(controllerOf(old), controllerOf(pod))
  const calls = changedOwner ? callOwner(old, sets) : []
  if (controllerOf(pod) !== undefined) return [...calls, ...callOwner(pod, sets), ...callWhenAvailable(old, pod, sets)]
  const isNewToMatch = changedOwner || !sameJson(old.metadata.labels, pod.metadata.labels)
  return isNewToMatch ? [...calls, ...callAdopters(pod, sets)] : calls
}

const callOwner = (pod: Pod, sets: Sets): Call[] => {
  const owner = ownerOf(pod, sets)
  return owner === undefined ? [] : [{ key: keyOf(owner) }]
}

/** A pod that became ready is worth another look once it has been so for long enough. */
function callWhenAvailable(old: Pod, pod: Pod, sets: Sets): Call[] {
  const owner = ownerOf(pod, sets)
  const minReadySeconds = owner?.spec.minReadySeconds ?? 0
  if (owner === undefined || minReadySeconds === 0) return []
  const becameReady = memberOf(pod).isReady && !memberOf(old).isReady
  return becameReady ? [{ key: keyOf(owner), after: minReadySeconds * 1_000 }] : []
}

/** The set that a pod's controller reference means: a namesake with another uid is not it. */
function ownerOf(pod: Pod, sets: Sets): StatefulSet | undefined {
  const reference: OwnerReference | undefined = controllerOf(pod)
  if (reference?.kind !== setKind.kind) return undefined
  const set = sets.get(`${pod.metadata.namespace}/${reference.name}`)
  return set?.metadata.uid === reference.uid ? set : undefined
}

function callAdopters(pod: Pod, sets: Sets): Call[] {
  const { namespace = '', labels } = pod.metadata
  return [...sets.inNamespace(namespace)].filter(set => selects(set, labels)).map(set => ({ key: keyOf(set) }))
}

/** An empty selector, or one that cannot be understood, selects nothing here. */
function selects({ spec }: StatefulSet, labels: Pod['metadata']['labels']): boolean {
  try {
    const selector = compileSelector(spec.selector)
    return selector.requirements.length > 0 && selector.matches(labels)
  } catch {
    return false
  }
}
