import type { Pod } from '../../../api/types.ts'
import { isActive, readySince } from './know.ts'

const costAnnotation = 'controller.kubernetes.io/pod-deletion-cost'

const phases: readonly (string | undefined)[] = ['Pending', 'Unknown', 'Running']

/** A larger number means: rather keep it. Compared in order, the first that differs decides. */
function worth(pod: Pod, neighbours: ReadonlyMap<string | undefined, number>): number[] {
  const { metadata, spec, status } = pod
  const since = readySince(pod)
  const restarts = status?.containerStatuses?.map(({ restartCount }) => restartCount) ?? []
  return [
    spec.nodeName === undefined ? 0 : 1,
    phases.indexOf(status?.phase ?? 'Pending'),
    since === undefined ? 0 : 1,
    Number(metadata.annotations?.[costAnnotation] ?? 0),
    -(neighbours.get(spec.nodeName) ?? 0),
    -(since ?? 0),
    -Math.max(0, ...restarts),
    -Date.parse(metadata.creationTimestamp),
  ]
}

/**
 * The pods that a ReplicaSet gives up first, `count` of them: those that do the least. Without a node before with one, pending before running, not ready
 * before ready, cheap before dear, crowded nodes before others, and the younger before the older.
 */
export function leastWorth(pods: readonly Pod[], count: number): Pod[] {
  const neighbours = new Map<string | undefined, number>()
  for (const { spec } of pods) neighbours.set(spec.nodeName, (neighbours.get(spec.nodeName) ?? 0) + 1)
  return pods
    .map(pod => ({ pod, worth: worth(pod, neighbours) }))
    .sort((a, b) => byFirstDifference(a.worth, b.worth) || (a.pod.metadata.name < b.pod.metadata.name ? -1 : 1))
    .slice(0, count)
    .map(({ pod }) => pod)
}

function byFirstDifference(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  return at === -1 ? 0 : a[at]! - b[at]!
}

/** What is to be done to have so many active pods. */
export interface Adjustment {
  readonly create: number
  readonly remove: readonly Pod[]
}

/** At most 500 pods are made or removed at once. */
const burst = 500

export function adjustment(pods: readonly Pod[], replicas: number): Adjustment {
  const active = pods.filter(isActive)
  const missing = replicas - active.length
  if (missing >= 0) return { create: Math.min(missing, burst), remove: [] }
  return { create: 0, remove: leastWorth(active, Math.min(-missing, burst)) }
}
