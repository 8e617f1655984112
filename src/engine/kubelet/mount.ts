import type { KubeObject } from '../../api/object.ts'
import type { ConfigMap, KeyToPath, PersistentVolume, PersistentVolumeClaim, Pod, Volume } from '../../api/types.ts'
import type { Caches } from '../informer.ts'

/** The name of the claim behind a volume: its own, or the one that is made for the pod. */
export function claimNameOf(pod: Pod, volume: Volume): string | undefined {
  if (volume.ephemeral !== undefined) return `${pod.metadata.name}-${volume.name}`
  return volume.persistentVolumeClaim?.claimName
}

/** The claim and the volume bound to it; undefined until both are. */
export function boundVolume(caches: Caches, pod: Pod, claimName: string): PersistentVolume | undefined {
  const claim: PersistentVolumeClaim | undefined = caches
    .of('PersistentVolumeClaim')
    .get(`${pod.metadata.namespace}/${claimName}`)
  if (claim?.status?.phase !== 'Bound' || !claim.spec.volumeName) return undefined
  return caches.of('PersistentVolume').get(claim.spec.volumeName)
}

/** Something of the API that is shown as files. */
interface Source {
  kind: 'ConfigMap' | 'Secret'
  name: string
  optional?: boolean
  items?: readonly KeyToPath[]
}

/** The ConfigMaps and Secrets that a volume shows. The root certificates that every namespace has are taken for granted. */
export function sourcesOf({ configMap, secret, projected }: Volume): Source[] {
  const of = (kind: Source['kind'], { name, secretName, optional, items }: Named) => ({
    kind,
    name: (name ?? secretName)!,
    optional,
    items,
  })
  const sources: Source[] = []
  if (configMap) sources.push(of('ConfigMap', configMap))
  if (secret) sources.push(of('Secret', secret))
  for (const source of projected?.sources ?? []) {
    if (source.configMap) sources.push(of('ConfigMap', source.configMap))
    if (source.secret) sources.push(of('Secret', source.secret))
  }
  return sources.filter(({ name }) => name !== 'kube-root-ca.crt')
}

type Named = { name?: string; secretName?: string; optional?: boolean; items?: readonly KeyToPath[] }

/** Why a volume cannot be set up: it shows what is not there. */
export function setUpProblem(caches: Caches, pod: Pod, volume: Volume): string | undefined {
  for (const { kind, name, optional, items } of sourcesOf(volume)) {
    if (optional) continue
    const found = caches.of(kind).get(`${pod.metadata.namespace}/${name}`)
    if (found === undefined) return `${kind.toLowerCase()} "${name}" not found`
    const keys = keysOf(found)
    const absent = items?.find(({ key }) => !(key in keys))
    if (absent !== undefined) return `${kind.toLowerCase()} references non-existent config key: ${absent.key}`
  }
  return undefined
}

const keysOf = (object: KubeObject): Record<string, string> => {
  const { data, binaryData } = object as ConfigMap
  return { ...binaryData, ...data }
}
