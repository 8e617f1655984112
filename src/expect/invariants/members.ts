import { controllerOf, type KubeObject } from '../../api/object.ts'
import type { Pod, StatefulSet } from '../../api/types.ts'
import type { View } from '../../timeline/view.ts'

/** The component that creates and deletes the pods of sets. */
export const controller = 'statefulset-controller'

/** A pod of a set that still exists, with its place in it. */
export interface Member {
  readonly pod: Pod
  readonly set: StatefulSet
  readonly ordinal: number
  /** Place among the slots that the set asks for, from 0; negative or too high when it asks for none of that ordinal. */
  readonly index: number
}

/** The object as a member of the set that controls it; undefined if it is no pod, or of no set that exists. */
export function memberOf(object: KubeObject, view: View): Member | undefined {
  const owner = object.kind === 'Pod' ? controllerOf(object) : undefined
  if (owner?.kind !== 'StatefulSet') return undefined
  const set = view.get('StatefulSet', `${object.metadata.namespace}/${owner.name}`)
  const ordinal = /-(\d+)$/.exec(object.metadata.name)?.[1]
  if (set?.metadata.uid !== owner.uid || ordinal === undefined) return undefined
  return { pod: object as Pod, set, ordinal: Number(ordinal), index: Number(ordinal) - (set.spec.ordinals?.start ?? 0) }
}

export function isOrdered({ spec }: StatefulSet): boolean {
  return (spec.podManagementPolicy ?? 'OrderedReady') === 'OrderedReady'
}
