import type { PersistentVolumeClaim } from '../../../../api/types.ts'
import type { Context } from '../../../component.ts'
import { storageProvisioners } from '../annotations.ts'
import { bind, setClaimPhase } from './bind.ts'
import type { ClaimDecision } from './decide-claim.ts'
import { tell } from './told.ts'

/** Does what was decided about a claim; answers whether the claim waits for something that only a later look may find. */
export function actOnClaim(claim: PersistentVolumeClaim, decision: ClaimDecision, context: Context): 'done' | 'waits' {
  switch (decision.does) {
    case 'bind':
      bind(decision.volume, claim, context)
      return 'done'
    case 'assign-class':
      context.api.update({ ...claim, spec: { ...claim.spec, storageClassName: decision.className } })
      return 'done'
    case 'provision':
      tell(callProvisioner(claim, decision.provisioner, context), decision.told, context)
      return 'waits'
    case 'wait':
      if (decision.told !== undefined) tell(claim, decision.told, context)
      setClaimPhase(claim, 'Pending', undefined, context)
      return 'waits'
    case 'lose':
      if (claim.status?.phase !== 'Lost') tell(setClaimPhase(claim, 'Lost', undefined, context), decision.told, context)
      return 'done'
  }
}

/** Writes on the claim who is to make its volume: that is how provisioners find their work. */
function callProvisioner(claim: PersistentVolumeClaim, provisioner: string, { api }: Context): PersistentVolumeClaim {
  const { metadata } = claim
  if (storageProvisioners.every(annotation => metadata.annotations?.[annotation] === provisioner)) return claim
  const called = Object.fromEntries(storageProvisioners.map(annotation => [annotation, provisioner]))
  return api.update({ ...claim, metadata: { ...metadata, annotations: { ...metadata.annotations, ...called } } })
}
