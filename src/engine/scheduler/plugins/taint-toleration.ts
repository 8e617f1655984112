import type { Node } from '../../../api/types.ts'
import { untoleratedTaint } from '../taints.ts'
import { isNodeChange, type Plugin, taintsPart, unresolvable } from './plugin.ts'

/** A taint keeps pods away that do not tolerate it. */
export const taintToleration: Plugin = {
  name: 'TaintToleration',
  begin(pod, _view, wording) {
    return ({ node }) => {
      const taint = untoleratedTaint(pod, node!)
      return taint && unresolvable(wording.taint(taint.key, taint.value ?? ''))
    }
  },
  helps: change =>
    isNodeChange(change, taintsPart)
      ? pod => untoleratedTaint(pod, change.object as unknown as Node) === undefined
      : undefined,
}
