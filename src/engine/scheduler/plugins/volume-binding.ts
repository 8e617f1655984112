import type { KubeObject } from '../../../api/object.ts'
import type { PersistentVolume, PersistentVolumeClaim, Pod } from '../../../api/types.ts'
import type { View } from '../cluster.ts'
import { claimKeysOf } from '../node-info.ts'
import { claimsOf, isReachable, planFor } from '../volume-matching.ts'
import { anyPodIf, type Helped, isNodeChange, labelsPart, type Plugin, unresolvable, type Wording } from './plugin.ts'

/** A pod goes where its claims have volumes, or where volumes can be made for them. */
export const volumeBinding: Plugin = {
  name: 'VolumeBinding',
  begin(pod, view, wording) {
    const keys = claimKeysOf(pod)
    if (keys.length === 0) return undefined
    const hindrance = keys.map(key => unusable(key, pod, view)).find(reason => reason !== undefined)
    if (hindrance !== undefined) return unresolvable(hindrance)
    const { bound, waiting, immediate } = claimsOf(pod, view)
    if (immediate.length > 0) return unresolvable('pod has unbound immediate PersistentVolumeClaims')
    return ({ node }) => {
      const reasons = [boundProblem(bound, node!, view, wording)]
      if (waiting.length > 0 && planFor(waiting, node!, view) === undefined)
        reasons.push("node(s) didn't find available persistent volumes to bind")
      const real = reasons.filter(reason => reason !== undefined)
      return real.length === 0 ? undefined : unresolvable(...real)
    }
  },
  helps(change) {
    const { kind } = change.object
    if (kind === 'PersistentVolumeClaim') return change.change === 'deleted' ? undefined : usesClaim(change.object)
    if (kind === 'PersistentVolume') return change.change === 'deleted' ? undefined : usesVolume(change.object)
    const isClass = kind === 'StorageClass' && change.change !== 'deleted'
    return anyPodIf(isClass || isNodeChange(change, labelsPart))
  },
}

export const usesClaim =
  ({ metadata }: KubeObject): Helped =>
  pod =>
    claimKeysOf(pod).includes(`${metadata.namespace}/${metadata.name}`)

/** Kubernetes tries every pod that waits for a volume again, also where the volume is promised to a claim of another. */
export function usesVolume(volume: KubeObject): Helped {
  const { claimRef } = (volume as PersistentVolume).spec ?? {}
  if (claimRef === undefined) return pod => claimKeysOf(pod).length > 0
  return pod => claimKeysOf(pod).includes(`${claimRef.namespace}/${claimRef.name}`)
}

/** Why a claim of the pod keeps it from being scheduled anywhere. */
function unusable(key: string, pod: Pod, view: View): string | undefined {
  const claim = view.claim(key)
  const name = key.slice(key.indexOf('/') + 1)
  if (claim === undefined) return missing(name, pod)
  if (claim.status?.phase === 'Lost')
    return `persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${claim.spec?.volumeName ?? ''}"`
  if (claim.metadata.deletionTimestamp !== undefined) return `persistentvolumeclaim "${name}" is being deleted`
  return undefined
}

export function missing(claim: string, pod: Pod): string {
  const comesWithPod = (pod.spec.volumes ?? []).some(
    volume => volume.ephemeral !== undefined && `${pod.metadata.name}-${volume.name}` === claim,
  )
  return comesWithPod
    ? `waiting for ephemeral volume controller to create the persistentvolumeclaim "${claim}"`
    : `persistentvolumeclaim "${claim}" not found`
}

function boundProblem(
  bound: readonly PersistentVolumeClaim[],
  node: Parameters<typeof isReachable>[1],
  view: View,
  wording: Wording,
): string | undefined {
  for (const claim of bound) {
    const volume = view.volume(claim.spec!.volumeName!)
    if (volume === undefined) return 'node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)'
    if (!isReachable(volume, node)) return wording.volumeNodeAffinity
  }
  return undefined
}
