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

/**
 * The pod uses no volume any more. Its node says so with the next status that the kubelet computes, every 10 s: a pod that comes back to the
 * node before that finds its volumes still attached, as in most rollouts.
 */
export function leaveDevices({ context, machines }: Kubelet, { machine, uid }: PodRuntime): void {
  let isFree = false
  for (const users of machine.devices.values()) if (users.delete(uid) && users.size === 0) isFree = true
  if (!isFree || machine.statusDue) return
  machine.statusDue = true
  const { clock, profile } = context
  const { heartbeat } = profile.timings
  clock.after(heartbeat - (clock.now % heartbeat), `${machine.name} computes its status`, () =>
    machines.wake(statusOf(machine.name)),
  )
}

/** The key under which a node's status is computed. */
const statusOf = (node: string): string => `status ${node}`

/** The node whose status is to be computed, if the key is of one. */
export const nodeOfStatus = (key: string): string | undefined => /^status (.*)$/.exec(key)?.[1]

/** What nobody uses any more is no longer told. A machine that is not heard tells it when it is. */
export function computeVolumesInUse(kubelet: Kubelet, machine: Machine): void {
  machine.statusDue = false
  if (machine.cutOff || machine.off) return
  for (const [device, users] of machine.devices) if (users.size === 0) machine.devices.delete(device)
  publishVolumesInUse(kubelet, machine)
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
