import type { ContainerStatus, Pod } from '../../../../api/types.ts'
import { isTerminal } from '../know.ts'

/**
 * Whether the pod still wants its volumes on its node: until it is gone, has ended, or is to be deleted and none of its
 * containers runs any more. On a lost node nobody says that they stopped, so that the volumes stay.
 */
export function wantsVolumes(pod: Pod): boolean {
  if (!pod.spec.nodeName || isTerminal(pod)) return false
  return pod.metadata.deletionTimestamp === undefined || mayRun(pod)
}

const mayRun = ({ status }: Pod): boolean =>
  hasRunning(status?.containerStatuses) || hasRunning(status?.initContainerStatuses)

const hasRunning = (statuses: readonly ContainerStatus[] = []): boolean =>
  statuses.some(({ state }) => state?.terminated === undefined && state?.waiting === undefined)
