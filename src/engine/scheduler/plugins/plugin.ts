import { sameJson } from '../../../api/equal.ts'
import type { Pod } from '../../../api/types.ts'
import type { Change } from '../../component.ts'
import type { View } from '../cluster.ts'
import type { NodeInfo } from '../node-info.ts'

export type PluginName =
  | 'NodeUnschedulable'
  | 'TaintToleration'
  | 'NodeAffinity'
  | 'NodePorts'
  | 'NodeResourcesFit'
  | 'VolumeRestrictions'
  | 'NodeVolumeLimits'
  | 'VolumeBinding'
  | 'VolumeZone'
  | 'PodTopologySpread'
  | 'InterPodAffinity'

/** Why a pod may not go to a node, in Kubernetes' words; each reason is counted in the message. */
export interface Rejection {
  readonly reasons: readonly string[]
  /** Removing other pods from the node would not help. */
  readonly unresolvable: boolean
}

/** Looks at one node; undefined: the pod may go there. */
export type Filter = (info: NodeInfo) => Rejection | undefined

/** Whether a change may make room for a pod. */
export type Helped = (pod: Pod) => boolean

/** One rule of where pods may go. */
export interface Plugin {
  readonly name: PluginName
  /** The filter for this pod, a rejection whatever the node, or undefined where the pod does not touch the rule. */
  begin(pod: Pod, view: View, wording: Wording): Filter | Rejection | undefined
  /** Which of the pods that this plugin rejected the change may help; undefined: none. */
  helps(change: Change): Helped | undefined
}

/** Texts that differ between versions of Kubernetes. */
export interface Wording {
  taint(key: string, value: string): string
  readonly volumeNodeAffinity: string
}

export const unresolvable = (...reasons: string[]): Rejection => ({ reasons, unresolvable: true })

export const resolvable = (...reasons: string[]): Rejection => ({ reasons, unresolvable: false })

/** A node came, or changed in one of these parts. */
export function isNodeChange({ object, change, before }: Change, ...parts: ((node: NodeLike) => unknown)[]): boolean {
  if (object.kind !== 'Node' || change === 'deleted') return false
  return before === undefined || parts.some(part => !sameJson(part(object), part(before)))
}

type NodeLike = Change['object']

export const labelsPart = ({ metadata }: NodeLike): unknown => metadata.labels
export const taintsPart = ({ spec }: NodeLike): unknown => (spec as { taints?: unknown } | undefined)?.taints
export const cordonPart = ({ spec }: NodeLike): unknown =>
  (spec as { unschedulable?: unknown } | undefined)?.unschedulable
export const allocatablePart = ({ status }: NodeLike): unknown =>
  (status as { allocatable?: unknown } | undefined)?.allocatable

/** A pod left its node: it is gone, or ended. */
export function podLeft({ object, change, before }: Change): boolean {
  if (object.kind !== 'Pod') return false
  const pod = object as unknown as Pod
  if (pod.spec.nodeName === undefined) return false
  return change === 'deleted' || (hasEnded(pod) && before !== undefined && !hasEnded(before as unknown as Pod))
}

/** A pod came to a node. */
export function podCame({ object, before }: Change): boolean {
  if (object.kind !== 'Pod' || (object as unknown as Pod).spec.nodeName === undefined) return false
  return before === undefined || (before as unknown as Pod).spec.nodeName === undefined
}

/** The labels of a pod on a node changed. */
export const podRelabelled = ({ object, change, before }: Change): boolean =>
  object.kind === 'Pod' && change === 'updated' && !sameJson(before?.metadata.labels, object.metadata.labels)

/** All pods, or none. */
export const anyPodIf = (helps: boolean): Helped | undefined => (helps ? () => true : undefined)

export const hasEnded = ({ status }: Pod): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed'
