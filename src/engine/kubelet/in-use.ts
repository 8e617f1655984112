import { sameJson } from '../../api/equal.ts'
import type { Kubelet } from './kubelet.ts'
import type { Machine, PodRuntime } from './machine.ts'

/**
 * The pod uses these attachable volumes from now on. Its node's status says so before they are mounted, and until they are unmounted, so
 * that they are not detached under the pod.
 */
export function useDevices(kubelet: Kubelet, { machine, uid }: PodRuntime, devices: readonly string[]): void {
  let isNew = false
  for (const device of devices) {
    const users = machine.devices.get(device) ?? new Set()
    machine.devices.set(device, users.add(uid))
    if (users.size === 1) isNew = true
  }
  if (isNew) publishVolumesInUse(kubelet, machine)
}

/** The pod uses no volume any more. */
export function leaveDevices(kubelet: Kubelet, { machine, uid }: PodRuntime): void {
  let isFree = false
  for (const [device, users] of machine.devices) {
    if (!users.delete(uid) || users.size > 0) continue
    machine.devices.delete(device)
    isFree = true
  }
  if (isFree) publishVolumesInUse(kubelet, machine)
}

/** Writes what the machine's pods use into its node's status. */
function publishVolumesInUse(kubelet: Kubelet, machine: Machine): void {
  const { api } = kubelet.context
  const node = api.find('Node', undefined, machine.name)
  if (node === undefined || machine.cutOff || machine.off) return
  const volumesInUse = machine.devices.size === 0 ? undefined : [...machine.devices.keys()]
  if (sameJson(volumesInUse, node.status?.volumesInUse)) return
  api.updateStatus({ ...node, status: { ...node.status, volumesInUse } })
}
