import { always } from './always.ts'

/**
 * Of one pod name never more than one process runs: the promise that a StatefulSet makes to a database. It is judged by what
 * runs on the nodes, not by what the API knows; a forced deletion while a node is out of reach is what breaks it.
 */
export const oneProcess = always({ says: 'oneProcess', of: {} }, () => {
  const running = new Map<string, Map<string, string>>()
  return ({ entry, at }) => {
    if (entry?.entry !== 'note' || entry.note !== 'process') return undefined
    const { about, container, node, phase } = entry
    const process = `${about.uid} ${container} ${node}`
    const name = `${about.namespace}/${about.name}`
    const others = running.get(name) ?? new Map<string, string>()
    running.set(name, others)
    if (phase === 'ends') others.delete(process)
    else others.set(process, node)
    const rival = [...others.keys()].find(other => !other.startsWith(`${about.uid} `))
    if (phase === 'ends' || rival === undefined) return undefined
    return { says: 'twoProcesses', of: { pod: about.name, at, nodes: [others.get(rival)!, node] } }
  }
})
