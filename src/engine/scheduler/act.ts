import { referenceTo } from '../../api/object.ts'
import type { Pod, PodStatus } from '../../api/types.ts'
import type { Context } from '../component.ts'
import { withCondition } from '../pod-condition.ts'
import { eventText } from './message.ts'
import type { Candidate } from './preemption.ts'

/** Binds the pod and tells so. */
export function bindTo({ api, events }: Context, pod: Pod, node: string): void {
  const { namespace, name } = pod.metadata
  api.bind(referenceTo(pod), node)
  events.normal(pod, 'Scheduled', `Successfully assigned ${namespace}/${name} to ${node}`)
}

/** Why a pod has no node yet: nothing suits it, or something went wrong. */
export type FailureReason = 'Unschedulable' | 'SchedulerError'

/** Tells that an attempt failed. `nominated`: the node that will be free for the pod, '' if none is any more, undefined: as before. */
export function tellFailure(
  context: Context,
  pod: Pod,
  reason: FailureReason,
  message: string,
  nominated?: string,
): void {
  context.events.warning(pod, 'FailedScheduling', eventText(message))
  const condition = { type: 'PodScheduled', status: 'False', reason, message }
  writeStatus(context, pod, status => withNomination(withCondition(status, condition, context.clock.now), nominated))
}

/** Notes on the pod which node is meant for it, before it is bound; '' if none is any more. */
export function nominate(context: Context, pod: Pod, node: string): void {
  writeStatus(context, pod, status => withNomination(status, node))
}

/** Makes room for the pod: marks and deletes the victims. */
export function preempt(context: Context, pod: Pod, { node, victims }: Candidate): void {
  const message = `${pod.spec.schedulerName}: preempting to accommodate a higher priority pod`
  const condition = { type: 'DisruptionTarget', status: 'True', reason: 'PreemptionByScheduler', message }
  for (const victim of victims) {
    if (victim.metadata.deletionTimestamp === undefined) {
      writeStatus(context, victim, status => withCondition(status, condition, context.clock.now))
      context.api.delete(referenceTo(victim))
    }
    context.events.normal(victim, 'Preempted', `Preempted by pod ${pod.metadata.uid} on node ${node}`)
  }
}

/** Writes the pod's status if it changes. A pod that is gone meanwhile needs no status. */
function writeStatus({ api }: Context, { metadata }: Pod, change: (status: PodStatus) => PodStatus): void {
  const pod = api.find('Pod', metadata.namespace, metadata.name)
  if (pod === undefined || pod.metadata.uid !== metadata.uid) return
  const status = change(pod.status ?? {})
  if (status !== pod.status) api.updateStatus({ ...pod, status })
}

const withNomination = (status: PodStatus, nominated: string | undefined): PodStatus => {
  if (nominated === undefined || nominated === (status.nominatedNodeName ?? '')) return status
  return { ...status, nominatedNodeName: nominated === '' ? undefined : nominated }
}
