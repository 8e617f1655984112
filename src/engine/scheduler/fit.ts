import type { Pod } from '../../api/types.ts'
import type { View } from './cluster.ts'
import type { NodeInfo } from './node-info.ts'
import type { Filter, PluginName, Rejection, Wording } from './plugins/plugin.ts'
import { plugins } from './plugins/plugins.ts'

/** A rejection and the plugin that gave it. */
export interface Rejected extends Rejection {
  readonly by: PluginName
}

/** Where a pod can go, or why it cannot go anywhere. */
export interface Fit {
  readonly feasible: readonly NodeInfo[]
  /** Of each node that was rejected, by name. */
  readonly rejected: ReadonlyMap<string, Rejected>
  /** The pod was rejected before any node was looked at. */
  readonly whole?: Rejected
}

/** The filters of one attempt, or what rejects the pod whatever the node. */
type Checks = { readonly filters: readonly { by: PluginName; filter: Filter }[] } | { readonly whole: Rejected }

function checksFor(pod: Pod, view: View, wording: Wording): Checks {
  const filters: { by: PluginName; filter: Filter }[] = []
  for (const plugin of plugins) {
    const begun = plugin.begin(pod, view, wording)
    if (typeof begun === 'function') filters.push({ by: plugin.name, filter: begun })
    else if (begun !== undefined) return { whole: { ...begun, by: plugin.name } }
  }
  return { filters }
}

/** Asks every plugin about every node, in the plugins' order; a node's first rejection is its reason. */
export function fitOf(pod: Pod, view: View, wording: Wording, nodes = view.nodes): Fit {
  const checks = checksFor(pod, view, wording)
  if ('whole' in checks) return { feasible: [], rejected: new Map(), whole: checks.whole }
  const feasible: NodeInfo[] = []
  const rejected = new Map<string, Rejected>()
  for (const info of nodes) {
    const rejection = firstRejection(checks.filters, info)
    if (rejection === undefined) feasible.push(info)
    else rejected.set(info.name, rejection)
  }
  return { feasible, rejected }
}

function firstRejection(filters: readonly { by: PluginName; filter: Filter }[], info: NodeInfo): Rejected | undefined {
  for (const { by, filter } of filters) {
    const rejection = filter(info)
    if (rejection !== undefined) return { ...rejection, by }
  }
  return undefined
}
