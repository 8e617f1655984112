import type { ContainerStatus, Event, Node, Pod } from '../../api/types.ts'
import type { Messages, SaidOf } from '../../locales/messages.ts'
import { availableFrom } from '../../timeline/moments.ts'
import type { View } from '../../timeline/view.ts'
import type { Blocker } from './blockers.ts'

/** Why a pod is not what its set needs it to be, as data. */
export type Cause = SaidOf<Messages['explanation']['cause']>

/** Events by which a kubelet or a volume controller says why a pod does not start. */
const troubles = new Set([
  'FailedMount',
  'FailedAttachVolume',
  'FailedCreatePodSandBox',
  'FailedMapVolume',
  'NetworkNotReady',
])

/** On the way up a container waits for these; they are no trouble. */
const ordinary = new Set(['ContainerCreating', 'PodInitializing', undefined])

/** Why the pod under `key` is not there, not ready or not available; the first cause is the one to look at first. */
export function causesOf(key: string, blocker: Blocker, view: View): Cause[] {
  const { pod } = view.pod(key)
  const name = key.slice(key.indexOf('/') + 1)
  if (pod === undefined) return absent(name, blocker)
  if (pod.metadata.deletionTimestamp !== undefined) return [leaving(pod, view)]
  const causes = [...ofNode(pod, view), ...ofPlacing(pod, view), ...ofContainers(pod), ...ofEvents(pod, view)]
  return causes.length > 0 || view.pod(key).states.available ? causes : [ofReadiness(pod, view)]
}

function absent(pod: string, { rule, details }: Blocker): Cause[] {
  return rule === 'creation-refused' ? [{ says: 'refused', of: { pod, message: String(details.message ?? '') } }] : []
}

function leaving(pod: Pod, view: View): Cause {
  const [lost] = ofNode(pod, view)
  if (lost !== undefined) return lost
  const { name, finalizers = [], deletionGracePeriodSeconds: graceSeconds = 0 } = pod.metadata
  if (finalizers.length > 0) return { says: 'finalizers', of: { pod: name, finalizers } }
  const since = view.pod(`${pod.metadata.namespace}/${name}`).since.terminating ?? 0
  return { says: 'stopping', of: { pod: name, graceSeconds, since } }
}

function ofNode({ metadata, spec }: Pod, view: View): Cause[] {
  if (!spec.nodeName) return []
  const node = view.get('Node', spec.nodeName)
  if (node === undefined) return [{ says: 'nodeGone', of: { pod: metadata.name, node: spec.nodeName } }]
  if (isReady(node)) return []
  return [{ says: 'nodeLost', of: { pod: metadata.name, node: spec.nodeName } }]
}

function isReady({ status }: Node): boolean {
  const ready = status?.conditions?.find(condition => condition.type === 'Ready')
  return ready === undefined || ready.status === 'True'
}

/** A claim without a volume is the cause if the scheduler says so; otherwise it may just be waiting for the pod to find its node. */
function ofPlacing(pod: Pod, view: View): Cause[] {
  const scheduled = pod.status?.conditions?.find(condition => condition.type === 'PodScheduled')
  if (scheduled?.status !== 'False') return []
  const message = scheduled.message ?? scheduled.reason ?? ''
  const claims = /persistent ?volume/i.test(message) ? ofClaims(pod, view) : []
  return claims.length > 0 ? claims : [{ says: 'unschedulable', of: { pod: pod.metadata.name, message } }]
}

function ofClaims(pod: Pod, view: View): Cause[] {
  const { namespace, name } = pod.metadata
  return (pod.spec.volumes ?? []).flatMap(({ persistentVolumeClaim: volume }): Cause[] => {
    if (volume === undefined) return []
    const claim = view.get('PersistentVolumeClaim', `${namespace}/${volume.claimName}`)
    const phase = claim === undefined ? 'missing' : (claim.status?.phase ?? 'Pending')
    if (phase === 'Bound') return []
    const failed = claim && lastEvent(view, claim.metadata.uid, event => event.type === 'Warning')
    return [{ says: 'claim', of: { pod: name, claim: volume.claimName, phase, message: failed?.message } }]
  })
}

function ofContainers({ metadata, spec, status }: Pod): Cause[] {
  const all = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])]
  return all.flatMap((container): Cause[] => {
    const policy = spec.containers.find(({ name }) => name === container.name)?.restartPolicy ?? 'Always'
    if (policy !== 'Always' && container.state?.terminated !== undefined) {
      const { reason = 'Error' } = container.state.terminated
      return [{ says: 'endedForGood', of: { pod: metadata.name, container: container.name, reason, policy } }]
    }
    const trouble = troubleOf(container)
    if (trouble === undefined) return []
    const { name, restartCount: restarts } = container
    return [{ says: 'container', of: { pod: metadata.name, container: name, restarts, ...trouble } }]
  })
}

/** Waiting for another than the ordinary reasons, ended badly, or running once more after it did. */
function troubleOf({
  state,
  lastState,
  restartCount,
  ready,
}: ContainerStatus): { reason: string; message?: string } | undefined {
  if (state?.waiting !== undefined && !ordinary.has(state.waiting.reason)) {
    return { reason: state.waiting.reason!, message: state.waiting.message }
  }
  if (state?.terminated !== undefined && state.terminated.exitCode !== 0) return ended(state.terminated)
  return restartCount > 0 && !ready && lastState?.terminated !== undefined ? ended(lastState.terminated) : undefined
}

function ended({ reason = 'Error', exitCode }: { reason?: string; exitCode: number }) {
  return { reason, message: `exit code ${exitCode}` }
}

function ofEvents(pod: Pod, view: View): Cause[] {
  if (pod.status?.phase === 'Running') return []
  const event = lastEvent(view, pod.metadata.uid, ({ reason = '' }) => troubles.has(reason))
  if (event === undefined) return []
  return [{ says: 'event', of: { pod: pod.metadata.name, reason: event.reason!, message: event.message ?? '' } }]
}

function ofReadiness(pod: Pod, view: View): Cause {
  const { name } = pod.metadata
  const ready = pod.status?.conditions?.find(condition => condition.type === 'Ready')
  const key = `${pod.metadata.namespace}/${name}`
  if (view.pod(key).states.ready) return notYetAvailable(pod, view)
  if (ready?.reason === 'ReadinessGatesNotReady')
    return { says: 'readinessGate', of: { pod: name, message: ready.message ?? '' } }
  const failed = lastEvent(view, pod.metadata.uid, event => event.reason === 'Unhealthy')
  if (failed !== undefined) {
    const container = /\{(.+)\}/.exec(failed.involvedObject.fieldPath ?? '')?.[1] ?? pod.spec.containers[0]?.name ?? ''
    return {
      says: 'probe',
      of: { pod: name, container, message: (failed.message ?? '').trimEnd(), count: failed.count ?? 1 },
    }
  }
  return pod.status?.phase === 'Running'
    ? { says: 'unready', of: { pod: name, message: ready?.message } }
    : { says: 'starting', of: { pod: name, since: view.pod(key).since.created ?? 0 } }
}

function notYetAvailable(pod: Pod, view: View): Cause {
  const owner = pod.metadata.ownerReferences?.find(reference => reference.controller)
  const set = owner && view.get('StatefulSet', `${pod.metadata.namespace}/${owner.name}`)
  const availableAt = availableFrom(pod, set?.spec.minReadySeconds ?? 0, view.at) ?? view.at
  return { says: 'notYetAvailable', of: { pod: pod.metadata.name, availableAt } }
}

/** The event about the object that was written last. */
function lastEvent(view: View, uid: string, asked: (event: Event) => boolean): Event | undefined {
  let last: Event | undefined
  for (const event of view.list('Event')) {
    if (event.involvedObject.uid !== uid || !asked(event)) continue
    if (last === undefined || Number(event.metadata.resourceVersion) > Number(last.metadata.resourceVersion))
      last = event
  }
  return last
}
