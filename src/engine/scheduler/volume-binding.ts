import type { PersistentVolume, PersistentVolumeClaim } from '../../api/types.ts'
import type { Client } from '../client.ts'
import { type ClaimPlan, isBound, selectedNode } from './volume-matching.ts'

const boundByController = 'pv.kubernetes.io/bound-by-controller'

/** Writes what the plan decided: which volume serves which claim, and for which node others are to be made. */
export function carryOut({ bindings, provisions }: ClaimPlan, node: string, api: Client): void {
  for (const { claim, volume } of bindings) {
    if (volume.spec?.claimRef?.uid !== claim.metadata.uid) api.update(reserved(volume, claim))
  }
  for (const claim of provisions) {
    if (claim.metadata.annotations?.[selectedNode] === node) continue
    const annotations = { ...claim.metadata.annotations, [selectedNode]: node }
    api.update({ ...claim, metadata: { ...claim.metadata, annotations } })
  }
}

/** The volume with the claim's name on it; a reservation that someone else made is kept as theirs. */
function reserved(volume: PersistentVolume, { apiVersion, kind, metadata }: PersistentVolumeClaim): PersistentVolume {
  const { namespace, name, uid, resourceVersion } = metadata
  const annotations = { ...volume.metadata.annotations, [boundByController]: 'yes' }
  return {
    ...volume,
    metadata: volume.spec?.claimRef === undefined ? { ...volume.metadata, annotations } : volume.metadata,
    spec: { ...volume.spec, claimRef: { apiVersion, kind, namespace, name, uid, resourceVersion } },
  }
}

/** How far claims have come that were to be bound: all of them are, some are not yet, or one never will be this way. */
export type Progress = 'bound' | 'waiting' | { readonly error: string }

export function progressOf(
  claims: readonly (PersistentVolumeClaim | undefined)[],
  plan: ClaimPlan,
  node: string,
): Progress {
  const made = new Set(plan.provisions.map(({ metadata }) => metadata.name))
  let progress: Progress = 'bound'
  for (const claim of claims) {
    if (claim === undefined) return { error: 'claim not found' }
    if (isBound(claim)) continue
    const { name, annotations = {} } = claim.metadata
    if (made.has(name) && annotations[selectedNode] === undefined)
      return { error: `selectedNode annotation reset for PVC "${name}"` }
    if (made.has(name) && annotations[selectedNode] !== node) return { error: `provisioning failed for PVC "${name}"` }
    progress = 'waiting'
  }
  return progress
}
