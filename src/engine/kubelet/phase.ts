import type { ContainerStatus, Pod, PodStatus } from '../../api/types.ts'

type Phase = NonNullable<PodStatus['phase']>

/** The phase that follows from the states of the containers. `finished`: nothing runs or will run again. */
export function phaseOf(
  pod: Pod,
  inits: readonly ContainerStatus[],
  regulars: readonly ContainerStatus[],
  finished: boolean,
): Phase {
  const { restartPolicy } = pod.spec
  const classic = inits.filter((_, index) => pod.spec.initContainers?.[index]?.restartPolicy !== 'Always')
  const sidecars = inits.filter((_, index) => pod.spec.initContainers?.[index]?.restartPolicy === 'Always')
  if (restartPolicy === 'Never' && classic.some(hasFailed)) return 'Failed'
  const onceStarted = regulars.some(hasRun)
  if (classic.some(isUnfinished) || (!onceStarted && sidecars.some(sidecar => sidecar.started !== true)))
    return finished ? 'Failed' : 'Pending'
  if (regulars.some(isWaitingForItsFirstStart)) return finished ? 'Failed' : 'Pending'
  if (regulars.some(({ state }) => state?.running !== undefined)) return 'Running'
  const succeeded = regulars.every(({ state, lastState }) => exitCode(state) === 0 || exitCode(lastState) === 0)
  if (finished) return succeeded ? 'Succeeded' : 'Failed'
  if (restartPolicy === 'Always') return 'Running'
  if (succeeded) return 'Succeeded'
  return restartPolicy === 'Never' ? 'Failed' : 'Running'
}

const exitCode = (state: ContainerStatus['state']): number | undefined => state?.terminated?.exitCode

const hasFailed = ({ state }: ContainerStatus): boolean => (exitCode(state) ?? 0) !== 0

const isUnfinished = ({ state }: ContainerStatus): boolean => exitCode(state) !== 0

const hasRun = ({ state, lastState }: ContainerStatus): boolean =>
  state?.waiting === undefined || lastState?.terminated !== undefined

const isWaitingForItsFirstStart = (status: ContainerStatus): boolean => !hasRun(status)
