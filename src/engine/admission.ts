import type { KubeObject } from '../api/object.ts'
import type { PersistentVolume, PersistentVolumeClaim, Pod, Service, Toleration } from '../api/types.ts'
import type { Look } from './admission-look.ts'
import { keepPriority, prioritize } from './admission-priority.ts'
import { admitClaim, admitVolume } from './admission-storage.ts'
import type { Profile } from './profile.ts'

/** What the API server's admission adds to an object, or refuses, before it is validated. `old` is there on updates. */
export function admit<T extends KubeObject>(object: T, old: T | undefined, look: Look, profile: Profile): T {
  return admitKind(object, old, look, profile) as T
}

function admitKind(object: KubeObject, old: KubeObject | undefined, look: Look, profile: Profile): KubeObject {
  switch (object.kind) {
    case 'Pod':
      return old === undefined
        ? prioritize(tolerateLostNodes(object as Pod, profile), look)
        : tolerateLostNodes(keepPriority(object as Pod, old as Pod), profile)
    case 'PersistentVolumeClaim':
      return admitClaim(object as PersistentVolumeClaim, old as PersistentVolumeClaim | undefined, look)
    case 'PersistentVolume':
      return admitVolume(object as PersistentVolume, old as PersistentVolume | undefined)
    case 'Service':
      return giveAddress(object as Service, look)
    default:
      return object
  }
}

/** Pods tolerate a node that is not ready or unreachable for a while, unless they say otherwise. */
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

/** The first address that Services get; the one before it is the API server's own. */
const firstAddress = 10 * 2 ** 24 + 96 * 2 ** 16 + 10

/** A Service that is neither headless nor an alias gets an address of its own: the lowest that no other has. */
function giveAddress(service: Service, look: Look): Service {
  const { type = 'ClusterIP', clusterIP } = service.spec ?? {}
  if (clusterIP !== undefined && clusterIP !== '') return service
  if (type === 'ExternalName') return service
  const taken = new Set(look.list('Service').map(other => other.spec?.clusterIP))
  let number = firstAddress
  while (taken.has(addressOf(number))) number++
  const address = addressOf(number)
  const families = {
    ipFamilies: ['IPv4' as const],
    ipFamilyPolicy: service.spec?.ipFamilyPolicy ?? ('SingleStack' as const),
  }
  return { ...service, spec: { ...service.spec, ...families, clusterIP: address, clusterIPs: [address] } }
}

const addressOf = (number: number): string => [24, 16, 8, 0].map(shift => (number >>> shift) & 255).join('.')
