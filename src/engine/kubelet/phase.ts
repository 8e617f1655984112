import type { Container, ContainerStateTerminated, ContainerStatus, Pod, PodStatus } from '../../api/types.ts'
import { removed } from './container-status.ts'
import { mayStartAgain } from './restart-policy.ts'

type Phase = NonNullable<PodStatus['phase']>

/** The phase that follows from the states of the containers (getPhase). `finished`: nothing runs or will run again. */
export function phaseOf(
  pod: Pod,
  inits: readonly ContainerStatus[],
  regulars: readonly ContainerStatus[],
  finished: boolean,
): Phase {
  const { initContainers = [], containers } = pod.spec
  const classic = inits.filter((_, index) => initContainers[index]?.restartPolicy !== 'Always')
  const sidecars = inits.filter((_, index) => initContainers[index]?.restartPolicy === 'Always')
  const runs = [...sidecars, ...regulars].some(({ state }) => state?.running !== undefined)
  const hasFailed = (status: ContainerStatus) => lastEnd(status)?.exitCode !== 0 && isOver(pod, initContainers, status)
  if (!runs && classic.some(hasFailed)) return 'Failed'
  const onceStarted = regulars.some(hasRun)
  const isPending =
    classic.some(isUnfinished) ||
    (!onceStarted && sidecars.some(sidecar => sidecar.started !== true)) ||
    !regulars.every(hasRun)
  if (isPending) return finished ? 'Failed' : 'Pending'
  if (runs) return 'Running'
  const isEnd = regulars.every(status => isOver(pod, containers, status))
  if (!finished && !isEnd) return 'Running'
  return regulars.every(({ state }) => state?.terminated?.exitCode === 0) ? 'Succeeded' : 'Failed'
}

/** How its last process ended; undefined while it runs, and before it ever did. */
const lastEnd = ({ state, lastState }: ContainerStatus): ContainerStateTerminated | undefined =>
  state?.waiting === undefined ? state?.terminated : lastState?.terminated

/** Ended, and not to start again. One that was removed to restart with its pod is. */
function isOver(pod: Pod, containers: readonly Container[], status: ContainerStatus): boolean {
  const last = lastEnd(status)
  const container = containers.find(({ name }) => name === status.name)
  if (last === undefined || container === undefined) return false
  return last.reason !== removed.reason && !mayStartAgain(pod, container, last.exitCode)
}

const isUnfinished = (status: ContainerStatus): boolean => status.state?.running !== undefined || !hasRun(status)

const hasRun = ({ state, lastState }: ContainerStatus): boolean =>
  state?.waiting === undefined || lastState?.terminated !== undefined
