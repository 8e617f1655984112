import { compareQuantities } from '../../api/quantity.ts'
import { matches } from '../../api/selector.ts'
import type { Node, PersistentVolume, PersistentVolumeClaim, Pod, StorageClass } from '../../api/types.ts'
import type { View } from './cluster.ts'
import { claimKeysOf } from './node-info.ts'
import { selectsNode } from './node-selection.ts'

export const selectedNode = 'volume.kubernetes.io/selected-node'
const bindCompleted = 'pv.kubernetes.io/bind-completed'
/** Volumes of this provisioner are made by hand. */
const noProvisioner = 'kubernetes.io/no-provisioner'

/** A claim is bound for good once the PV controller has said so; a volume name alone is only a wish. */
export const isBound = ({ metadata, spec }: PersistentVolumeClaim): boolean =>
  Boolean(spec?.volumeName) && metadata.annotations?.[bindCompleted] !== undefined

/** A pod's claims by what they still need. */
export interface PodClaims {
  bound: PersistentVolumeClaim[]
  /** To be bound by the scheduler's choice of node. */
  waiting: PersistentVolumeClaim[]
  /** To be bound by the PV controller before the pod can be scheduled. */
  immediate: PersistentVolumeClaim[]
}

export function claimsOf(pod: Pod, view: View): PodClaims {
  const claims: PodClaims = { bound: [], waiting: [], immediate: [] }
  for (const key of claimKeysOf(pod)) {
    const claim = view.claim(key)
    if (claim === undefined) continue
    if (isBound(claim)) claims.bound.push(claim)
    else if (!claim.spec?.volumeName && waitsForConsumer(claim, view)) claims.waiting.push(claim)
    else claims.immediate.push(claim)
  }
  return claims
}

const classOf = ({ spec, metadata }: PersistentVolumeClaim): string =>
  metadata.annotations?.['volume.beta.kubernetes.io/storage-class'] ?? spec?.storageClassName ?? ''

function waitsForConsumer(claim: PersistentVolumeClaim, view: View): boolean {
  return view.storageClass(classOf(claim))?.volumeBindingMode === 'WaitForFirstConsumer'
}

/** Whether a volume can be used on the node. */
export function isReachable({ spec }: PersistentVolume, node: Node): boolean {
  const required = spec?.nodeAffinity?.required
  return required === undefined || selectsNode(required, node.metadata.name, node.metadata.labels ?? {})
}

/** What the scheduler would do for a pod's waiting claims on one node. */
export interface ClaimPlan {
  /** Volumes that are there already, for each claim that gets one. */
  readonly bindings: readonly { claim: PersistentVolumeClaim; volume: PersistentVolume }[]
  /** Claims for which a volume is to be made for that node. */
  readonly provisions: readonly PersistentVolumeClaim[]
}

/** The plan for a node, or undefined if it cannot have volumes for all claims: smallest request first, each volume once. */
export function planFor(waiting: readonly PersistentVolumeClaim[], node: Node, view: View): ClaimPlan | undefined {
  const chosen = new Set<string>()
  const bindings: { claim: PersistentVolumeClaim; volume: PersistentVolume }[] = []
  const provisions: PersistentVolumeClaim[] = []
  for (const claim of [...waiting].sort(byRequest)) {
    const selected = claim.metadata.annotations?.[selectedNode]
    if (selected !== undefined && selected !== node.metadata.name) return undefined
    const volume = selected === undefined ? volumeFor(claim, node, view, chosen) : undefined
    if (volume !== undefined) {
      chosen.add(volume.metadata.name)
      bindings.push({ claim, volume })
    } else if (canProvision(view.storageClass(classOf(claim)), node)) provisions.push(claim)
    else return undefined
  }
  return { bindings, provisions }
}

const requestOf = ({ spec }: PersistentVolumeClaim): string | number => spec?.resources?.requests?.storage ?? '0'

const byRequest = (a: PersistentVolumeClaim, b: PersistentVolumeClaim): number =>
  compareQuantities(requestOf(a), requestOf(b))

/** The smallest free volume that suits claim and node, by name among equals; one that is reserved for the claim comes first. */
function volumeFor(
  claim: PersistentVolumeClaim,
  node: Node,
  view: View,
  taken: ReadonlySet<string>,
): PersistentVolume | undefined {
  let best: PersistentVolume | undefined
  for (const volume of view.volumes()) {
    if (taken.has(volume.metadata.name) || !fits(volume, claim)) continue
    const { claimRef } = volume.spec ?? {}
    if (claimRef !== undefined) {
      if (isReservedFor(volume, claim)) return isReachable(volume, node) ? volume : undefined
    } else if (isFree(volume, claim) && isReachable(volume, node) && (best === undefined || isSmaller(volume, best)))
      best = volume
  }
  return best
}

function fits({ metadata, spec }: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const modes = spec?.accessModes ?? []
  return (
    metadata.deletionTimestamp === undefined &&
    compareQuantities(spec?.capacity?.storage ?? '0', requestOf(claim)) >= 0 &&
    (spec?.volumeMode ?? 'Filesystem') === (claim.spec?.volumeMode ?? 'Filesystem') &&
    (spec?.volumeAttributesClassName ?? '') === (claim.spec?.volumeAttributesClassName ?? '') &&
    (claim.spec?.accessModes ?? []).every(mode => modes.includes(mode))
  )
}

const isReservedFor = ({ spec }: PersistentVolume, { metadata }: PersistentVolumeClaim): boolean =>
  spec?.claimRef?.name === metadata.name &&
  spec.claimRef.namespace === metadata.namespace &&
  (!spec.claimRef.uid || spec.claimRef.uid === metadata.uid)

const isFree = ({ metadata, spec, status }: PersistentVolume, claim: PersistentVolumeClaim): boolean =>
  status?.phase === 'Available' &&
  (spec?.storageClassName ?? '') === classOf(claim) &&
  (claim.spec?.selector === undefined || matches(claim.spec.selector, metadata.labels))

function isSmaller(a: PersistentVolume, b: PersistentVolume): boolean {
  const order = compareQuantities(a.spec?.capacity?.storage ?? '0', b.spec?.capacity?.storage ?? '0')
  return order < 0 || (order === 0 && a.metadata.name < b.metadata.name)
}

function canProvision(storageClass: StorageClass | undefined, node: Node): boolean {
  if (storageClass === undefined || storageClass.provisioner === noProvisioner) return false
  const topologies = storageClass.allowedTopologies ?? []
  const labels = node.metadata.labels ?? {}
  return (
    topologies.length === 0 ||
    topologies.some(({ matchLabelExpressions = [] }) =>
      matchLabelExpressions.every(({ key, values }) => labels[key] !== undefined && values.includes(labels[key])),
    )
  )
}
