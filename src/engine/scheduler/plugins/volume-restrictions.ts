import type { Pod } from '../../../api/types.ts'
import { claimKeysOf } from '../node-info.ts'
import { type Plugin, podLeft, resolvable, unresolvable } from './plugin.ts'
import { missing, usesClaim } from './volume-binding.ts'

/** A ReadWriteOncePod claim serves one pod of the cluster at a time. */
export const volumeRestrictions: Plugin = {
  name: 'VolumeRestrictions',
  begin(pod, view) {
    const keys = claimKeysOf(pod)
    const absent = keys.find(key => view.claim(key) === undefined)
    if (absent !== undefined) return unresolvable(missing(absent.slice(absent.indexOf('/') + 1), pod))
    const exclusive = keys.filter(key => view.claim(key)?.spec?.accessModes?.includes('ReadWriteOncePod'))
    if (exclusive.length === 0) return undefined
    const inUse = view.nodes.some(({ pods }) =>
      [...pods.values()].some(other => claimKeysOf(other).some(key => exclusive.includes(key))),
    )
    return () => (inUse ? resolvable(conflict) : undefined)
  },
  helps(change) {
    if (change.object.kind === 'PersistentVolumeClaim') return usesClaim(change.object)
    if (!podLeft(change)) return undefined
    const freed = claimKeysOf(change.object as unknown as Pod)
    return freed.length === 0 ? undefined : pod => claimKeysOf(pod).some(key => freed.includes(key))
  },
}

const conflict =
  'node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod'
