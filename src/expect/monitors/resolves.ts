import { type Answer, type Resolution, resolve } from '../../api/dns.ts'
import type { View } from '../../timeline/view.ts'
import { checkPod } from '../known.ts'
import { broken, type Expectation, holds, keyIn, now, type Scope } from '../monitor.ts'
import { conditionOf } from '../pod-condition.ts'

/** *… resolves to pod …*: a pod of the same namespace that asks for the name now is given the address of this pod, perhaps among others. */
export function resolvesTo(name: string, pod: string, scope: Scope = {}): Expectation {
  const key = keyIn(scope, pod)
  return {
    expected: { says: 'resolvesTo', of: { name, pod } },
    about: [{ kind: 'Pod', namespace: scope.namespace ?? 'default', name: pod }],
    check: view => checkPod(view, key),
    begin: () =>
      now(view => {
        const found = lookUp(name, view, scope)
        if (!found.found) {
          const { condition } = conditionOf(view.pod(key))
          return broken({ says: 'notResolved', of: { name, because: found.because, pod, condition } })
        }
        const isThis = found.targetRefs.some(
          target => target.kind === 'Pod' && `${target.namespace}/${target.name}` === key,
        )
        return isThis ? holds() : broken({ says: 'resolved', of: { name, to: pointsTo(found) } })
      }),
  }
}

/** *… does not resolve*: asked now by a pod of the same namespace, the name does not exist (NXDOMAIN). */
export function doesNotResolve(name: string, scope: Scope = {}): Expectation {
  return {
    expected: { says: 'doesNotResolve', of: { name } },
    about: [],
    begin: () =>
      now(view => {
        const found = lookUp(name, view, scope)
        return found.found ? broken({ says: 'resolved', of: { name, to: pointsTo(found) } }) : holds()
      }),
  }
}

function lookUp(name: string, view: View, { namespace = 'default' }: Scope): Resolution {
  const records = { services: view.list('Service'), slices: view.list('EndpointSlice'), pods: view.list('Pod') }
  return resolve(name, { namespace }, records)
}

/** Addresses with their pods, where there is one behind each: hand-made endpoints need not name any. */
function pointsTo({ addresses, targetRefs, alias }: Answer): string[] {
  if (alias !== undefined) return [alias]
  if (addresses.length !== targetRefs.length) return [...addresses]
  return addresses.map((address, place) => {
    const target = targetRefs[place]
    return target?.name === undefined ? address : `${target.name} (${address})`
  })
}
