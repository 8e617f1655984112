import type { Node } from '../../../api/types.ts'
import { podAccepts } from '../node-selection.ts'
import { isNodeChange, labelsPart, type Plugin, unresolvable } from './plugin.ts'

/** Pods choose nodes by their labels. */
export const nodeAffinity: Plugin = {
  name: 'NodeAffinity',
  begin(pod) {
    const required = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
    if (required === undefined && pod.spec.nodeSelector === undefined) return undefined
    return ({ node }) =>
      podAccepts(pod, node!) ? undefined : unresolvable("node(s) didn't match Pod's node affinity/selector")
  },
  helps: change =>
    isNodeChange(change, labelsPart) ? pod => podAccepts(pod, change.object as unknown as Node) : undefined,
}
