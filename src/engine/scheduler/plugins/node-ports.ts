import type { Pod } from '../../../api/types.ts'
import { type HostPort, hostPortsOf } from '../node-info.ts'
import { anyPodIf, isNodeChange, type Plugin, podLeft, resolvable } from './plugin.ts'

/** Two pods cannot have the same port of a node. */
export const nodePorts: Plugin = {
  name: 'NodePorts',
  begin(pod) {
    const wanted = hostPortsOf(pod)
    if (wanted.length === 0) return undefined
    return info => {
      const taken = info.hostPorts()
      return wanted.some(port => taken.some(other => clash(port, other)))
        ? resolvable("node(s) didn't have free ports for the requested pod ports")
        : undefined
    }
  },
  helps(change) {
    if (!podLeft(change)) return anyPodIf(isNodeChange(change))
    const freed = hostPortsOf(change.object as unknown as Pod)
    return pod => hostPortsOf(pod).some(port => freed.some(other => clash(port, other)))
  },
}

const anyAddress = '0.0.0.0'

const clash = (a: HostPort, b: HostPort): boolean =>
  a.port === b.port && a.protocol === b.protocol && (a.ip === b.ip || a.ip === anyAddress || b.ip === anyAddress)
