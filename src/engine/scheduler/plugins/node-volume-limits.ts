import type { Pod } from '../../../api/types.ts'
import type { View } from '../cluster.ts'
import { claimKeysOf } from '../node-info.ts'
import { anyPodIf, type Plugin, podLeft, resolvable } from './plugin.ts'
import { usesClaim } from './volume-binding.ts'

/** A node can attach so many volumes of a driver, where its CSINode says how many. */
export const nodeVolumeLimits: Plugin = {
  name: 'NodeVolumeLimits',
  begin(pod, view) {
    const wanted = volumesOf(pod, view)
    if (wanted.size === 0) return undefined
    const drivers = new Set(wanted.values())
    return ({ name, pods }) => {
      for (const driver of drivers) {
        const limit = view.volumeLimit(name, driver)
        if (limit !== undefined && attachedWith([...pods.values()], wanted, driver, view) > limit)
          return resolvable('node(s) exceed max volume count')
      }
      return undefined
    }
  },
  helps(change) {
    const { kind } = change.object
    return kind === 'PersistentVolumeClaim' ? usesClaim(change.object) : anyPodIf(kind === 'CSINode' || podLeft(change))
  },
}

/** How many volumes of the driver the node would have attached; 0 if the pod brings none that is not there already. */
function attachedWith(pods: readonly Pod[], wanted: Map<string, string>, driver: string, view: View): number {
  const ofDriver = ([, by]: [string, string]) => by === driver
  const attached = new Map(pods.flatMap(pod => [...volumesOf(pod, view)]).filter(ofDriver))
  const added = [...wanted].filter(ofDriver).filter(([volume]) => !attached.has(volume))
  return added.length === 0 ? 0 : attached.size + added.length
}

/** The volumes of a pod's claims with the driver that attaches each; a claim without a volume counts by its class's provisioner. */
function volumesOf(pod: Pod, view: View): Map<string, string> {
  const volumes = new Map<string, string>()
  for (const key of claimKeysOf(pod)) {
    const claim = view.claim(key)
    const volume = claim?.spec?.volumeName === undefined ? undefined : view.volume(claim.spec.volumeName)
    const driver =
      volume === undefined
        ? view.storageClass(claim?.spec?.storageClassName ?? '')?.provisioner
        : volume.spec?.csi?.driver
    if (driver !== undefined) volumes.set(volume?.metadata.name ?? key, driver)
  }
  return volumes
}
