import type { Node, Pod } from '../api/types.ts'
import { withCondition } from './pod-condition.ts'
import { minorOf } from './versions.ts'

/** Labels of a node that its pods get. */
const topology = ['topology.kubernetes.io/zone', 'topology.kubernetes.io/region']

/**
 * A pod as its binding to a node leaves it. From 1.35 admission adds the node's topology labels to the binding, and
 * the pod is not nominated for a node any more. `now` is in virtual milliseconds.
 */
export function bound(pod: Pod, nodeName: string, node: Node | undefined, now: number, kubernetes: string): Pod {
  const status = withCondition(pod.status ?? {}, { type: 'PodScheduled', status: 'True' }, now)
  const assigned: Pod = { ...pod, spec: { ...pod.spec, nodeName }, status }
  if (minorOf(kubernetes) < 35) return assigned
  const metadata = { ...pod.metadata, labels: { ...topologyOf(node), ...pod.metadata.labels } }
  return { ...assigned, metadata, status: { ...status, nominatedNodeName: undefined } }
}

function topologyOf(node: Node | undefined): Record<string, string> {
  const labels = node?.metadata.labels ?? {}
  return Object.fromEntries(topology.filter(key => labels[key] !== undefined).map(key => [key, labels[key]!]))
}
