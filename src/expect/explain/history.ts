import { controllerOf } from '../../api/object.ts'
import type { Pod, StatefulSet } from '../../api/types.ts'
import type { Entry } from '../../timeline/entry.ts'

/** What the past says about a set's revisions. */
export interface History {
  /** Revisions of which some pod of the set ever existed. */
  readonly tried: ReadonlySet<string>
  /** Revisions of which some pod of the set was ever ready. */
  readonly proven: ReadonlySet<string>
  /** Pods of the name and revision that went without ever having been ready: `web-2 web-5d4f9`. */
  readonly lost: ReadonlyMap<string, number>
}

/** Reads the set's past from the log, up to a position. */
export function historyOf({ metadata }: StatefulSet, entries: readonly Entry[], position: number): History {
  const tried = new Set<string>()
  const proven = new Set<string>()
  const lost = new Map<string, number>()
  const everReady = new Set<string>()
  for (const entry of entries) {
    if (entry.position > position) break
    if (entry.entry !== 'revision' || entry.object.kind !== 'Pod') continue
    const pod = entry.object as Pod
    if (controllerOf(pod)?.uid !== metadata.uid) continue
    const revision = revisionOf(pod)
    tried.add(revision)
    if (isReady(pod)) {
      proven.add(revision)
      everReady.add(pod.metadata.uid)
    }
    if (entry.change !== 'deleted' || everReady.has(pod.metadata.uid)) continue
    const name = lostName(pod.metadata.name, revision)
    lost.set(name, (lost.get(name) ?? 0) + 1)
  }
  return { tried, proven, lost }
}

export function revisionOf(pod: Pod): string {
  return pod.metadata.labels?.['controller-revision-hash'] ?? ''
}

export function lostName(pod: string, revision: string): string {
  return `${pod} ${revision}`
}

function isReady({ status }: Pod): boolean {
  return status?.conditions?.some(condition => condition.type === 'Ready' && condition.status === 'True') === true
}
