import type { Pod, Taint } from '../../../api/types.ts'
import { tolerates } from '../../scheduler/taints.ts'

/** How long a pod may stay on a node with these taints: `never` if it does not tolerate one of them, `always`, or so many milliseconds. */
export type Tolerance = 'never' | 'always' | number

/** Of each taint the first toleration that covers it is used; the shortest of their times counts, one without a time is for always. */
export function toleranceOf({ spec }: Pod, taints: readonly Taint[]): Tolerance {
  const tolerations = spec.tolerations ?? []
  const used = taints.map(taint => tolerations.find(toleration => tolerates(toleration, taint)))
  if (used.includes(undefined)) return 'never'
  const seconds = used.map(toleration => toleration!.tolerationSeconds).filter(time => time !== undefined)
  if (seconds.length === 0) return 'always'
  return Math.max(Math.min(...seconds), 0) * 1000
}

export const evicting = (taints: readonly Taint[] = []): Taint[] =>
  taints.filter(({ effect }) => effect === 'NoExecute')
