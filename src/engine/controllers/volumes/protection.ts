import { type KubeObject, keyOf } from '../../../api/object.ts'
import type { PersistentVolume, PersistentVolumeClaim, Pod } from '../../../api/types.ts'
import type { Change, Component, ComponentFactory, Context } from '../../component.ts'
import { claimProtection, volumeProtection as ofVolumes } from './annotations.ts'
import { claimsOf, without } from './know.ts'

/**
 * Keeps claims that pods use and volumes that are bound from going away: they stay, marked for deletion, until their protection
 * finalizer is taken off. Keys are `claim/<key>` and `volume/<name>`.
 */
export const volumeProtection: ComponentFactory = { name: 'volume-protection-controller', make }

function make(context: Context): Component {
  const { caches } = context
  const claims = caches.of('PersistentVolumeClaim')
  const volumes = caches.of('PersistentVolume')
  caches.of('Pod').index('claim', claimsOf)
  return {
    watches: {
      PersistentVolumeClaim: ({ object }) => [`claim/${keyOf(object)}`],
      PersistentVolume: ({ object }) => [`volume/${keyOf(object)}`],
      Pod: change => claimsLeftBy(change, key => claims.get(key)?.metadata.deletionTimestamp !== undefined),
    },
    reconcile(key) {
      const name = key.slice(key.indexOf('/') + 1)
      if (key.startsWith('claim/')) protect(claims.get(name), claimProtection, claim => isUsed(claim, context), context)
      else protect(volumes.get(name), ofVolumes, isBound, context)
    },
  }
}

/** Only a pod that goes can free a claim, and only one that is to be deleted waits for it. */
function claimsLeftBy({ change, object }: Change, isDeleting: (key: string) => boolean): string[] {
  if (change !== 'deleted') return []
  return claimsOf(object as Pod)
    .filter(isDeleting)
    .map(key => `claim/${key}`)
}

function protect<T extends KubeObject>(
  object: T | undefined,
  finalizer: string,
  isInUse: (object: T) => boolean,
  { api }: Context,
): void {
  if (object === undefined) return
  const { metadata } = object
  const isProtected = metadata.finalizers?.includes(finalizer) ?? false
  const isDeleting = metadata.deletionTimestamp !== undefined
  if (!isDeleting && !isProtected)
    api.update({ ...object, metadata: { ...metadata, finalizers: [...(metadata.finalizers ?? []), finalizer] } })
  if (isDeleting && isProtected && !isInUse(object))
    api.update({ ...object, metadata: { ...metadata, finalizers: without(metadata.finalizers, finalizer) } })
}

/**
 * Whether a pod that has a node uses the claim, whatever the pod's phase. Kubernetes asks the API server as well, since its cache may lag; ours
 * is brought forward before every look.
 */
function isUsed(claim: PersistentVolumeClaim, { caches }: Context): boolean {
  for (const pod of caches.of('Pod').under('claim', keyOf(claim))) if (pod.spec.nodeName) return true
  return false
}

const isBound = ({ status }: PersistentVolume): boolean => status?.phase === 'Bound'
