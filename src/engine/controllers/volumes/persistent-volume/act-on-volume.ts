import { keyOf } from '../../../../api/object.ts'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../../api/types.ts'
import type { Context } from '../../../component.ts'
import { claimKeyOf, isTerminal } from '../know.ts'
import { setVolumePhase, unbind } from './bind.ts'
import { decideReclaim, type VolumeDecision } from './decide-volume.ts'
import { normal, type Told, tell } from './told.ts'

type Outcome = 'done' | 'waits'

/** Does what was decided about a volume; answers whether the volume waits for something that only a later look may find. */
export function actOnVolume(
  volume: PersistentVolume,
  claim: PersistentVolumeClaim | undefined,
  decision: VolumeDecision,
  context: Context,
): Outcome {
  switch (decision.does) {
    case 'become':
      setVolumePhase(volume, decision.phase, '', context)
      return 'done'
    case 'await-claim':
      context.enqueue(`claim/${claimKeyOf(volume)}`)
      return 'done'
    case 'refuse':
      tell(volume, decision.told, context)
      if (claim !== undefined) tell(claim, decision.told, context)
      return 'waits'
    case 'unbind':
      unbind(volume, context)
      return 'done'
    case 'release':
      return reclaim(
        volume.status?.phase === 'Failed' ? volume : setVolumePhase(volume, 'Released', '', context),
        context,
      )
  }
}

/** The very claim that the volume names. What the cache does not know, or knows with another uid, is asked of the API server. */
export function claimOf({ spec }: PersistentVolume, { api, caches }: Context): PersistentVolumeClaim | undefined {
  const { claimRef } = spec
  if (!claimRef?.uid) return undefined
  const cached = caches.of('PersistentVolumeClaim').get(`${claimRef.namespace}/${claimRef.name}`)
  if (cached?.metadata.uid === claimRef.uid) return cached
  const live = api.find('PersistentVolumeClaim', claimRef.namespace, claimRef.name!)
  return live?.metadata.uid === claimRef.uid ? live : undefined
}

function reclaim(volume: PersistentVolume, context: Context): Outcome {
  const { api, enqueue, profile } = context
  const { name, uid, deletionTimestamp } = volume.metadata
  const decision = decideReclaim(volume, podsThatUse(volume, context))
  switch (decision.does) {
    case 'keep':
      return 'done'
    case 'delete':
      if (deletionTimestamp === undefined) api.delete({ kind: 'PersistentVolume', name, uid })
      return 'done'
    case 'scrub':
      enqueue(`scrubbed/${name}`, profile.timings.provision)
      return 'done'
    case 'fail':
      fail(volume, decision.told, context)
      return 'done'
    case 'wait':
      tell(volume, decision.told, context)
      return 'waits'
  }
}

/** Only recycling asks. */
function podsThatUse(volume: PersistentVolume, { caches }: Context): string[] {
  if (volume.spec.persistentVolumeReclaimPolicy !== 'Recycle') return []
  const pods = [...caches.of('Pod').under('claim', claimKeyOf(volume)!)]
  return pods.filter(pod => !isTerminal(pod)).map(keyOf)
}

/** A volume fails once for one reason, and says so once. */
function fail(volume: PersistentVolume, told: Told, context: Context): void {
  if (volume.status?.phase === 'Failed' && volume.status.message === told.message) return
  tell(setVolumePhase(volume, 'Failed', told.message, context), told, context)
}

/** The volume that was released has been emptied: it is free again, unless it is not to be recycled any more. Answers whether it is. */
export function finishScrubbing(volume: PersistentVolume, context: Context): boolean {
  if (decideReclaim(volume, podsThatUse(volume, context)).does !== 'scrub') return false
  context.workloads.volumes.delete(volume.metadata.uid)
  tell(volume, normal('VolumeRecycled', 'Volume recycled'), context)
  unbind(volume, context)
  return true
}
