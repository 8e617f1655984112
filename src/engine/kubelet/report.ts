import { sameJson } from '../../api/equal.ts'
import { isStatus, type StatusError } from '../../api/status-error.ts'
import type { Kubelet } from './kubelet.ts'
import type { PodRuntime } from './machine.ts'
import { podStatus } from './pod-status.ts'

/** Writes a pod's status if it is another than the API has. The object is read live, so that what others wrote stays. */
export function reportStatus(kubelet: Kubelet, runtime: PodRuntime): void {
  const { api, clock } = kubelet.context
  const { machine, agenda } = runtime
  if (machine.cutOff || runtime.stop?.because === 'gone' || agenda.has('it is picked up')) return
  const { namespace, name } = runtime.pod.metadata
  const pod = api.find('Pod', namespace, name)
  if (pod?.metadata.uid !== runtime.uid) return
  const hostIP = kubelet.hostIP(machine)
  const status = podStatus(pod, runtime, { now: clock.now, hostIP, version: kubelet.version })
  if (sameJson(status, pod.status)) {
    runtime.written = pod.metadata.resourceVersion
    return
  }
  try {
    runtime.written = api.updateStatus({ ...pod, status }).metadata.resourceVersion
  } catch (error) {
    if (!isStatus(error as StatusError, 'NotFound')) throw error
  }
}
