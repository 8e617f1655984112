import type { Node, Pod } from '../../../api/types.ts'

const outOfService = 'node.kubernetes.io/out-of-service'

/** Why a pod is collected: its node is gone for good, or is declared to be; or nothing was ever there to stop it. */
export type Grounds = 'orphaned' | 'out-of-service' | 'unscheduled'

/** Whether a pod is to be collected. `nodes` says what is at a name; `isGone`: the name's time in quarantine is over. */
export function groundsFor(
  { metadata, spec }: Pod,
  nodeAt: (name: string) => Node | undefined,
  isGone: (node: string) => boolean,
): Grounds | undefined {
  const isDeleting = metadata.deletionTimestamp !== undefined
  if (!spec.nodeName) return isDeleting ? 'unscheduled' : undefined
  const node = nodeAt(spec.nodeName)
  if (node === undefined) return isGone(spec.nodeName) ? 'orphaned' : undefined
  return isDeleting && isOutOfService(node) ? 'out-of-service' : undefined
}

/** Someone vouches that the node is off, and nothing is heard of it. */
export function isOutOfService({ spec, status }: Node): boolean {
  const isReady = status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True')
  return !isReady && (spec?.taints ?? []).some(({ key }) => key === outOfService)
}
