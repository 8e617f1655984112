import { claimsOf } from '../volume-matching.ts'
import { anyPodIf, isNodeChange, labelsPart, type Plugin, unresolvable } from './plugin.ts'
import { usesClaim, usesVolume } from './volume-binding.ts'

const zoneLabels = [
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region',
]

/** A volume that is labelled with a zone serves nodes of that zone; `__` separates several. */
export const volumeZone: Plugin = {
  name: 'VolumeZone',
  begin(pod, view) {
    const wanted = claimsOf(pod, view).bound.flatMap(claim => {
      const labels = view.volume(claim.spec!.volumeName!)?.metadata.labels ?? {}
      return zoneLabels.filter(key => labels[key] !== undefined).map(key => ({ key, values: labels[key]!.split('__') }))
    })
    if (wanted.length === 0) return undefined
    return ({ labels }) => {
      const zoned = zoneLabels.some(key => labels[key] !== undefined)
      const fits = wanted.every(({ key, values }) => labels[key] !== undefined && values.includes(labels[key]))
      return !zoned || fits ? undefined : unresolvable('node(s) had no available volume zone')
    }
  },
  helps(change) {
    const { kind } = change.object
    if (change.change === 'deleted') return undefined
    if (kind === 'PersistentVolumeClaim') return usesClaim(change.object)
    if (kind === 'PersistentVolume') return usesVolume(change.object)
    return anyPodIf(isNodeChange(change, labelsPart))
  },
}
