import type { ContainerStatus, Pod } from '../api/types.ts'
import { again, type Clause, once } from './transcript-clause.ts'

/** Reasons that only say that the pod is on its way. */
const underway = new Set(['ContainerCreating', 'PodInitializing'])

/** What changed about the containers of a pod: exits, restarts, and reasons that keep one from starting. */
export function containerChanges(before: Pod, pod: Pod): Clause[] {
  const clauses: Clause[] = []
  for (const list of ['initContainerStatuses', 'containerStatuses'] as const) {
    for (const status of pod.status?.[list] ?? []) {
      const earlier = before.status?.[list]?.find(({ name }) => name === status.name)
      if (earlier === status) continue
      const init = list === 'initContainerStatuses' ? 'init container ' : ''
      clauses.push(...changesOf(`${init}${status.name}`, earlier, status, pod.metadata.deletionTimestamp !== undefined))
    }
  }
  return clauses
}

function changesOf(
  name: string,
  before: ContainerStatus | undefined,
  now: ContainerStatus,
  stopping: boolean,
): Clause[] {
  const clauses: Clause[] = []
  const exit = newExit(before, now)
  if (exit !== undefined && !(stopping && exit.exitCode === 0)) clauses.push(exited(name, exit))
  if (now.restartCount > (before?.restartCount ?? 0)) {
    clauses.push(again(`${name} restarted (restart ${now.restartCount})`, `${name} restarted`))
  }
  const waiting = now.state?.waiting?.reason
  if (waiting !== undefined && waiting !== before?.state?.waiting?.reason && !underway.has(waiting)) {
    clauses.push(again(`${name} waits: ${waiting}`))
  }
  return clauses
}

type Terminated = NonNullable<NonNullable<ContainerStatus['state']>['terminated']>

/** The exit that this status tells first. It may come straight as lastState, when the container runs again already. */
function newExit(before: ContainerStatus | undefined, now: ContainerStatus): Terminated | undefined {
  const exit = now.state?.terminated ?? now.lastState?.terminated
  if (exit === undefined) return undefined
  const known = [before?.state?.terminated, before?.lastState?.terminated]
  return known.some(earlier => earlier !== undefined && sameExit(earlier, exit)) ? undefined : exit
}

const sameExit = (a: Terminated, b: Terminated): boolean =>
  a.containerID === b.containerID && a.finishedAt === b.finishedAt && a.exitCode === b.exitCode && a.reason === b.reason

function exited(name: string, { exitCode, reason }: Terminated): Clause {
  if (exitCode === 0) return name.startsWith('init') ? once(`${name} completed`) : again(`${name} exited with 0`)
  const plain = reason === undefined || reason === 'Error'
  return again(plain ? `${name} exited with ${exitCode}` : `${name} exited with ${exitCode} (${reason})`)
}
