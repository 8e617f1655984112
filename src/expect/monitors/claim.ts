import { checkClaim } from '../known.ts'
import { always, broken, type Expectation, holds, isSince, keyIn, now, type Scope } from '../monitor.ts'

/** *claim … is bound / is pending / is gone*: now. A claim on its way out is not gone yet. */
export function claimIs(claim: string, phase: 'bound' | 'pending' | 'gone', scope: Scope = {}): Expectation {
  const key = keyIn(scope, claim)
  return {
    expected: { says: 'claimIs', of: { claim, phase } },
    about: [{ kind: 'PersistentVolumeClaim', namespace: scope.namespace ?? 'default', name: claim }],
    check: view => checkClaim(view, key),
    begin: () =>
      now(view => {
        const object = view.get('PersistentVolumeClaim', key)
        if (object === undefined) return phase === 'gone' ? holds() : broken({ says: 'claimAbsent', of: { claim } })
        const seen = object.status?.phase ?? 'Pending'
        return seen.toLowerCase() === phase ? holds() : broken({ says: 'claimWas', of: { claim, phase: seen } })
      }),
  }
}

/** *claim … is never deleted*: at no instant of the span does the claim go. One that stays Terminating because a pod uses it is still there. */
export function claimNeverDeleted(claim: string, scope: Scope = {}): Expectation {
  const key = keyIn(scope, claim)
  return {
    expected: { says: 'claimNeverDeleted', of: { claim, sinceThen: scope.since !== undefined } },
    about: [],
    check: view => checkClaim(view, key),
    begin: () =>
      always(instant => {
        const { entry } = instant
        if (entry?.entry !== 'revision' || entry.change !== 'deleted' || !isSince(instant, scope.since))
          return undefined
        const { kind, metadata } = entry.object
        if (kind !== 'PersistentVolumeClaim' || `${metadata.namespace}/${metadata.name}` !== key) return undefined
        return { says: 'began', of: { object: { kind, name: claim }, moment: 'deleted', at: instant.at } }
      }),
  }
}
