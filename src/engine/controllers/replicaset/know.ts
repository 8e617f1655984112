import type { Pod } from '../../../api/types.ts'
import { fromTimestamp } from '../../../timeline/epoch.ts'

/** Whether the pod counts: it has not ended, and nobody asked it to. */
export const isActive = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp === undefined && status?.phase !== 'Succeeded' && status?.phase !== 'Failed'

/** Since when the pod has been ready, in virtual milliseconds; undefined if it is not. */
export function readySince({ status }: Pod): number | undefined {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')
  if (ready?.status !== 'True') return undefined
  return ready.lastTransitionTime === undefined ? 0 : fromTimestamp(ready.lastTransitionTime)
}

/** In how many milliseconds the pod will have been ready for long enough: 0 if it is available; undefined if it is not ready. */
export function untilAvailable(pod: Pod, minReadySeconds: number, now: number): number | undefined {
  const since = readySince(pod)
  return since === undefined ? undefined : Math.max(0, since + minReadySeconds * 1000 - now)
}
