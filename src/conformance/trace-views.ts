import { goJson } from '../api/go-json.ts'
import type { ObjectMeta, OwnerReference } from '../api/types.ts'
import type { Client } from '../engine/client.ts'

/** What is there, as the recordings describe it: the few facts of each kind that repeat from one run to the next. */
export type View = Record<string, unknown>

/** How each list of a recording's `after` is made from the cluster. */
export const views: Readonly<Record<string, (api: Client) => View[]>> = {
  statefulSets: api =>
    api.list('StatefulSet').map(({ metadata, status }) => ({
      ...basics(metadata),
      generation: metadata.generation,
      status: withoutZeros(status),
    })),
  pods: api =>
    api.list('Pod').map(({ metadata, spec, status }) => ({
      ...basics(metadata),
      image: spec.containers[0]?.image,
      labels: withoutTopology(metadata.labels),
      owners: ownersOf(metadata),
      phase: status?.phase,
      ready: status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true,
      reason: status?.reason,
      scheduled: spec.nodeName !== undefined && spec.nodeName !== '',
    })),
  claims: api =>
    api.list('PersistentVolumeClaim').map(({ metadata, spec, status }) => ({
      ...basics(metadata),
      bound: spec.volumeName !== undefined && spec.volumeName !== '',
      finalizers: metadata.finalizers,
      labels: metadata.labels,
      owners: ownersOf(metadata),
      phase: status?.phase,
      requests: spec.resources?.requests?.storage,
    })),
  revisions: api =>
    api.list('ControllerRevision').map(({ metadata, data, revision }) => ({
      name: metadata.name,
      data: goJson(data),
      owners: ownersOf(metadata),
      revision,
    })),
  volumes: api =>
    api.list('PersistentVolume').map(({ metadata, spec, status }) => ({
      name: isProvisioned(metadata) ? `of ${spec.claimRef?.name}` : metadata.name,
      capacity: spec.capacity?.storage,
      claim: spec.claimRef?.name,
      phase: status?.phase,
      policy: spec.persistentVolumeReclaimPolicy,
    })),
}

/** A recorded list, made comparable: in the order of names, and without what it is the same to leave out. */
export function comparable(kind: string, items: readonly View[]): View[] {
  return items
    .map(item => {
      if (kind === 'statefulSets') return { ...item, status: withoutZeros(item.status as View) }
      return kind === 'revisions' && typeof item.data !== 'string' ? { ...item, data: goJson(item.data) } : item
    })
    .sort((a, b) => ((a.name as string) < (b.name as string) ? -1 : 1))
}

const basics = ({ name, deletionTimestamp }: ObjectMeta) => ({ name, deleting: deletionTimestamp !== undefined })

const ownersOf = ({ ownerReferences = [] }: ObjectMeta): string[] =>
  ownerReferences
    .map(({ kind, name, controller }: OwnerReference) => `${kind}/${name}${controller ? ' controller' : ''}`)
    .sort()

const isProvisioned = ({ annotations }: ObjectMeta): boolean =>
  annotations?.['pv.kubernetes.io/provisioned-by'] !== undefined

/** The API server copies the labels of a pod's node; the recordings leave them out. */
const withoutTopology = (labels: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).filter(([key]) => !key.startsWith('topology.kubernetes.io/')))

const withoutZeros = (status: object = {}): View =>
  Object.fromEntries(Object.entries(status).filter(([, value]) => value !== 0))
