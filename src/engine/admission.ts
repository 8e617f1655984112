import type { KubeObject, ObjectOf } from '../api/object.ts'
import type { Pod, Toleration } from '../api/types.ts'
import type { Profile } from './profile.ts'

/** What admission may look at besides the object itself. */
export interface Look {
  get<Kind extends string>(kind: Kind, key: string): ObjectOf<Kind> | undefined
  list<Kind extends string>(kind: Kind): ObjectOf<Kind>[]
}

/** What the API server's admission adds to an object, or refuses, before it is validated. `old` is there on updates. */
export function admit<T extends KubeObject>(object: T, _old: T | undefined, _look: Look, profile: Profile): T {
  if (object.kind === 'Pod' && _old === undefined)
    return tolerateLostNodes(object as unknown as Pod, profile) as unknown as T
  return object
}

/** Pods tolerate a node that is not ready or unreachable for a while, unless they say otherwise (spec cluster P-1). */
function tolerateLostNodes(pod: Pod, profile: Profile): Pod {
  const own = pod.spec.tolerations ?? []
  const missing = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'].filter(
    key => !own.some(toleration => tolerates(toleration, key)),
  )
  if (missing.length === 0) return pod
  const added = missing.map(
    key =>
      ({
        key,
        operator: 'Exists',
        effect: 'NoExecute',
        tolerationSeconds: profile.timings.defaultTolerationSeconds,
      }) as const,
  )
  return { ...pod, spec: { ...pod.spec, tolerations: [...own, ...added] } }
}

const tolerates = ({ key, effect }: Toleration, taint: string): boolean =>
  (key === taint || key === undefined || key === '') &&
  (effect === undefined || (effect as string) === '' || effect === 'NoExecute')
