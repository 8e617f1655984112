import type { Node, NodeCondition } from '../../../api/types.ts'
import { toTimestamp } from '../../../timeline/epoch.ts'

/** What a kubelet says of a healthy node, and the event that tells of it. */
const healthy: readonly (Pick<NodeCondition, 'type' | 'status' | 'reason' | 'message'> & { event: string })[] = [
  {
    type: 'MemoryPressure',
    status: 'False',
    reason: 'KubeletHasSufficientMemory',
    message: 'kubelet has sufficient memory available',
    event: 'NodeHasSufficientMemory',
  },
  {
    type: 'DiskPressure',
    status: 'False',
    reason: 'KubeletHasNoDiskPressure',
    message: 'kubelet has no disk pressure',
    event: 'NodeHasNoDiskPressure',
  },
  {
    type: 'PIDPressure',
    status: 'False',
    reason: 'KubeletHasSufficientPID',
    message: 'kubelet has sufficient PID available',
    event: 'NodeHasSufficientPID',
  },
  {
    type: 'Ready',
    status: 'True',
    reason: 'KubeletReady',
    message: 'kubelet is posting ready status',
    event: 'NodeReady',
  },
]

/** What a kubelet says instead where its node runs short of a resource. */
const pressed: Readonly<Record<string, { status: string; reason: string; message: string; event: string }>> = {
  MemoryPressure: {
    status: 'True',
    reason: 'KubeletHasInsufficientMemory',
    message: 'kubelet has insufficient memory available',
    event: 'NodeHasInsufficientMemory',
  },
  DiskPressure: {
    status: 'True',
    reason: 'KubeletHasDiskPressure',
    message: 'kubelet has disk pressure',
    event: 'NodeHasDiskPressure',
  },
}

/** Whether the node is ready: as its kubelet said last, or Unknown where the node controller gave up on it; undefined: never told. */
export const readinessOf = ({ status }: Node): string | undefined =>
  status?.conditions?.find(({ type }) => type === 'Ready')?.status

/**
 * The conditions as a kubelet posts them at `now`, and the reasons of the events for those that changed. `isUnder`: whether the node runs short of what
 * a condition is about.
 */
export function postedConditions(
  { status }: Pick<Node, 'status'>,
  now: number,
  isUnder: (type: string) => boolean,
): { conditions: NodeCondition[]; events: string[] } {
  const old = new Map((status?.conditions ?? []).map(condition => [condition.type, condition]))
  const lastHeartbeatTime = toTimestamp(now)
  const events: string[] = []
  for (const well of healthy) {
    const { event, ...condition } = isUnder(well.type) ? { ...well, ...pressed[well.type] } : well
    const before = old.get(condition.type)
    const isChanged = before?.status !== condition.status
    if (isChanged) events.push(event)
    const lastTransitionTime = isChanged ? lastHeartbeatTime : before.lastTransitionTime
    old.set(condition.type, { ...condition, lastHeartbeatTime, lastTransitionTime })
  }
  return { conditions: [...old.values()], events }
}

/** The conditions of a node that is not heard of any more, or never was. */
export function unknownConditions({ status, metadata }: Node, now: number): NodeCondition[] {
  const old = new Map((status?.conditions ?? []).map(condition => [condition.type, condition]))
  for (const { type } of healthy) {
    const before = old.get(type)
    if (before?.status === 'Unknown') continue
    const never = { reason: 'NodeStatusNeverUpdated', message: 'Kubelet never posted node status.' }
    const stopped = { reason: 'NodeStatusUnknown', message: 'Kubelet stopped posting node status.' }
    const lastHeartbeatTime = before?.lastHeartbeatTime ?? metadata.creationTimestamp
    const told = before === undefined ? never : stopped
    old.set(type, { type, status: 'Unknown', ...told, lastHeartbeatTime, lastTransitionTime: toTimestamp(now) })
  }
  return [...old.values()]
}
