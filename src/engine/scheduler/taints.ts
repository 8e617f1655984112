import type { Node, Pod, Taint, Toleration } from '../../api/types.ts'

/** Whether the toleration covers the taint. An empty key with Exists covers every taint, an empty effect every effect. */
export function tolerates({ key, operator, value, effect }: Toleration, taint: Taint): boolean {
  if (effect && effect !== taint.effect) return false
  if (key && key !== taint.key) return false
  if (operator === 'Exists') return true
  if (operator === 'Gt' || operator === 'Lt') return isBeyond(taint.value, operator, value)
  return Boolean(key) && (value ?? '') === (taint.value ?? '')
}

function isBeyond(taint: string | undefined, operator: 'Gt' | 'Lt', bound: string | undefined): boolean {
  if (!/^-?\d+$/.test(taint ?? '') || !/^-?\d+$/.test(bound ?? '')) return false
  return operator === 'Gt' ? Number(taint) > Number(bound) : Number(taint) < Number(bound)
}

export const toleratesTaint = (tolerations: readonly Toleration[] | undefined, taint: Taint): boolean =>
  (tolerations ?? []).some(toleration => tolerates(toleration, taint))

/** The first taint that keeps the pod from being scheduled there. NoExecute does, PreferNoSchedule does not. */
export function untoleratedTaint(pod: Pod, node: Node): Taint | undefined {
  return node.spec?.taints?.find(
    taint => taint.effect !== 'PreferNoSchedule' && !toleratesTaint(pod.spec.tolerations, taint),
  )
}
