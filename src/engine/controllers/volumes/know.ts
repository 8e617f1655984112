import { keyOf } from '../../../api/object.ts'
import type { Node, PersistentVolume, PersistentVolumeClaim, Pod, StorageClass } from '../../../api/types.ts'
import {
  betaStorageClass,
  bindCompleted,
  boundByController,
  isDefaultClass,
  storageProvisioners,
} from './annotations.ts'

/** What claims and volumes have in common where classes are concerned. */
type Classed = Pick<PersistentVolumeClaim | PersistentVolume, 'metadata' | 'spec'>

/** The class's name; '' where none is asked for, said or not. */
export const classNameOf = ({ metadata, spec }: Classed): string =>
  metadata.annotations?.[betaStorageClass] ?? spec.storageClassName ?? ''

/** Whether the claim says anything about its class; `''` says that it wants none. */
export const namesClass = ({ metadata, spec }: Classed): boolean =>
  metadata.annotations?.[betaStorageClass] !== undefined || spec.storageClassName !== undefined

export const isDefault = ({ metadata }: StorageClass): boolean =>
  isDefaultClass.some(annotation => metadata.annotations?.[annotation] === 'true')

/** The class that claims get which do not say: the newest default, of several as new the first by name. */
export function defaultClassOf(classes: Iterable<StorageClass>): StorageClass | undefined {
  let best: StorageClass | undefined
  for (const storageClass of classes)
    if (isDefault(storageClass) && (best === undefined || precedes(storageClass, best))) best = storageClass
  return best
}

const precedes = ({ metadata: a }: StorageClass, { metadata: b }: StorageClass): boolean =>
  a.creationTimestamp === b.creationTimestamp ? a.name < b.name : a.creationTimestamp > b.creationTimestamp

export const waitsForConsumer = (storageClass: StorageClass | undefined): boolean =>
  storageClass?.volumeBindingMode === 'WaitForFirstConsumer'

export const isBindCompleted = ({ metadata }: PersistentVolumeClaim): boolean =>
  metadata.annotations?.[bindCompleted] !== undefined

export const isBoundByController = ({ metadata }: PersistentVolumeClaim | PersistentVolume): boolean =>
  metadata.annotations?.[boundByController] !== undefined

/** Who is to make the claim's volume, once the controller has said so. */
export const provisionerOf = ({ metadata }: PersistentVolumeClaim): string | undefined =>
  metadata.annotations?.[storageProvisioners[1]] ?? metadata.annotations?.[storageProvisioners[0]]

/** `default/data-web-0`: the claim that the volume is reserved for or bound to. */
export const claimKeyOf = ({ spec: { claimRef } }: PersistentVolume): string | undefined =>
  claimRef === undefined ? undefined : `${claimRef.namespace}/${claimRef.name}`

/** Whether the volume names this claim; a reference without a uid, as users write it, means any claim of that name. */
export function isBoundTo(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const uid = volume.spec.claimRef?.uid
  return claimKeyOf(volume) === keyOf(claim) && (!uid || uid === claim.metadata.uid)
}

export const storageOf = (amounts: Readonly<Record<string, string | number>> | undefined): string | number =>
  amounts?.storage ?? '0'

const noClaims: readonly string[] = []

/** The keys of the claims that the pod uses; a generic ephemeral volume's is named after the pod and the volume. */
export function claimsOf({ metadata, spec }: Pod): readonly string[] {
  if (spec.volumes === undefined) return noClaims
  const keys: string[] = []
  for (const { name, persistentVolumeClaim, ephemeral } of spec.volumes) {
    if (persistentVolumeClaim !== undefined) keys.push(`${metadata.namespace}/${persistentVolumeClaim.claimName}`)
    else if (ephemeral !== undefined) keys.push(`${metadata.namespace}/${metadata.name}-${name}`)
  }
  return keys
}

export const isTerminal = ({ status }: Pod): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed'

export const isReady = ({ status }: Node): boolean =>
  status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false

/** What kind of storage is behind the volume: the field of its source, `csi`, `hostPath`, `nfs` … */
export const sourceOf = ({ spec }: PersistentVolume): string | undefined =>
  sources.find(name => spec[name] !== undefined)

const sources = [
  'csi',
  'hostPath',
  'local',
  'nfs',
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephfs',
  'cinder',
  'fc',
  'flexVolume',
  'gcePersistentDisk',
  'glusterfs',
  'iscsi',
  'portworxVolume',
  'rbd',
  'vsphereVolume',
] as const

/** The finalizers without one of them; undefined when none is left, as the API leaves out empty lists. */
export function without(finalizers: readonly string[] | undefined, gone: string): string[] | undefined {
  const left = (finalizers ?? []).filter(finalizer => finalizer !== gone)
  return left.length === 0 ? undefined : left
}
