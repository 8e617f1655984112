import type { Node } from '../../../api/types.ts'
import { toleratesTaint } from '../taints.ts'
import { anyPodIf, cordonPart, isNodeChange, type Plugin, taintsPart, unresolvable } from './plugin.ts'

const cordon = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' } as const

/** A cordoned node takes no new pods. */
export const nodeUnschedulable: Plugin = {
  name: 'NodeUnschedulable',
  begin(pod) {
    if (toleratesTaint(pod.spec.tolerations, cordon)) return undefined
    return ({ node }) => (node?.spec?.unschedulable ? unresolvable('node(s) were unschedulable') : undefined)
  },
  helps: change =>
    anyPodIf(isNodeChange(change, cordonPart, taintsPart) && !(change.object as unknown as Node).spec?.unschedulable),
}
