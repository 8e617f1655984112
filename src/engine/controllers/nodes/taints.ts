import { sameJson } from '../../../api/equal.ts'
import type { Node, Taint } from '../../../api/types.ts'
import { toTimestamp } from '../../../timeline/epoch.ts'
import { readinessOf } from './conditions.ts'

const notReady = 'node.kubernetes.io/not-ready'
const unreachable = 'node.kubernetes.io/unreachable'
const unschedulable = 'node.kubernetes.io/unschedulable'

/** Conditions whose being True keeps new pods away. */
const pressure: Readonly<Record<string, string>> = {
  MemoryPressure: 'node.kubernetes.io/memory-pressure',
  DiskPressure: 'node.kubernetes.io/disk-pressure',
  NetworkUnavailable: 'node.kubernetes.io/network-unavailable',
  PIDPressure: 'node.kubernetes.io/pid-pressure',
}

const mirrored: ReadonlySet<string> = new Set([notReady, unreachable, unschedulable, ...Object.values(pressure)])

/** The taint key for a node that is not ready: it says so itself, or nothing is heard of it. */
export function troubleOf(node: Node): string | undefined {
  const readiness = readinessOf(node)
  if (readiness === 'False') return notReady
  return readiness === 'Unknown' ? unreachable : undefined
}

/** The node's taints with the NoSchedule ones that its conditions and its cordon ask for. */
export function mirrorTaints(node: Node, now: number): Taint[] {
  const keys = [
    troubleOf(node),
    ...(node.status?.conditions ?? []).filter(({ status }) => status === 'True').map(({ type }) => pressure[type]),
    node.spec?.unschedulable ? unschedulable : undefined,
  ].filter(key => key !== undefined)
  const isMirror = ({ key, effect }: Taint) => effect === 'NoSchedule' && mirrored.has(key)
  const taints = node.spec?.taints ?? []
  const kept = taints.filter(taint => !isMirror(taint) || keys.includes(taint.key))
  const missing = keys.filter(key => !kept.some(taint => isMirror(taint) && taint.key === key))
  return [...kept, ...missing.map((key): Taint => ({ key, effect: 'NoSchedule', timeAdded: toTimestamp(now) }))]
}

/** The node's taints with the NoExecute one for its trouble, and none for another. */
export function evictingTaints(node: Node, trouble: string | undefined, now: number): Taint[] {
  const isEvicting = ({ key, effect }: Taint) => effect === 'NoExecute' && (key === notReady || key === unreachable)
  const kept = (node.spec?.taints ?? []).filter(taint => !isEvicting(taint) || taint.key === trouble)
  if (trouble === undefined || kept.some(isEvicting)) return kept
  return [...kept, { key: trouble, effect: 'NoExecute', timeAdded: toTimestamp(now) }]
}

/** The key of the NoExecute taint that the node controller gave the node. */
export const evictingTaint = (node: Node): string | undefined =>
  node.spec?.taints?.find(({ key, effect }) => effect === 'NoExecute' && (key === notReady || key === unreachable))?.key

export const sameTaints = (node: Node, taints: readonly Taint[]): boolean => sameJson(node.spec?.taints ?? [], taints)
