import { controllerOf } from '../../api/object.ts'
import type { Pod, StatefulSet } from '../../api/types.ts'
import type { Entry } from '../../timeline/entry.ts'

/** What the past says about a set's revisions. */
export interface History {
  /** Revisions of which some pod of the set ever existed. */
  readonly tried: ReadonlySet<string>
  /** Revisions of which some pod of the set was ever ready, and is not one that crashes over and over. */
  readonly proven: ReadonlySet<string>
  /** How many pods of a name and a revision went without ever having been ready, by {@link lostName}. */
  readonly lost: ReadonlyMap<string, number>
}

/** What became of one pod. */
interface Life {
  readonly name: string
  readonly revision: string
  ready: boolean
  crashes: boolean
  gone: boolean
}

/** Reads the set's past from the log, up to a position. */
export function historyOf({ metadata }: StatefulSet, entries: readonly Entry[], position: number): History {
  const lives = new Map<string, Life>()
  for (const entry of entries) {
    if (entry.position > position) break
    if (entry.entry !== 'revision' || entry.object.kind !== 'Pod') continue
    const pod = entry.object as Pod
    if (controllerOf(pod)?.uid !== metadata.uid) continue
    const { uid, name } = pod.metadata
    const life = lives.get(uid) ?? { name, revision: revisionOf(pod), ready: false, crashes: false, gone: false }
    lives.set(uid, life)
    life.ready ||= isReady(pod)
    life.crashes ||= isInCrashLoop(pod)
    life.gone = entry.change === 'deleted'
  }
  return summaryOf([...lives.values()])
}

function summaryOf(lives: readonly Life[]): History {
  const lost = new Map<string, number>()
  for (const { name, revision, ready, gone } of lives) {
    if (gone && !ready) lost.set(lostName(name, revision), (lost.get(lostName(name, revision)) ?? 0) + 1)
  }
  const proven = lives.filter(life => life.ready && !life.crashes)
  return { tried: new Set(lives.map(life => life.revision)), proven: new Set(proven.map(life => life.revision)), lost }
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

function isInCrashLoop({ status }: Pod): boolean {
  return status?.containerStatuses?.some(({ state }) => state?.waiting?.reason === 'CrashLoopBackOff') === true
}
