import type { Gates } from './gates.ts'
import type { Kinds, KubeObject } from './object.ts'
import type { Release } from './release.ts'
import { withoutRestartRules } from './restart-rules.ts'
import { semanticallySame } from './semantic.ts'
import { prepareService } from './service-strategy.ts'
import type { Container, PersistentVolumeClaim, Pod, Service, StatefulSet } from './types.ts'

/** Kinds that count the changes of their spec. */
const counted = new Set(
  'StatefulSet Deployment ReplicaSet DaemonSet Job CronJob Pod PodDisruptionBudget EndpointSlice CustomResourceDefinition'.split(
    ' ',
  ),
)

/** What the API server goes by: its gates, and its version. */
interface Server {
  readonly gates: Gates
  readonly release: Release
}

const counts = (kind: string, { countsPodGenerations }: Release): boolean =>
  counted.has(kind) && (kind !== 'Pod' || countsPodGenerations)

/** The class of service that a pod's requests and limits add up to. */
function qosClassOf({ spec }: Pod): 'Guaranteed' | 'Burstable' | 'BestEffort' {
  const containers = [...(spec.initContainers ?? []), ...spec.containers]
  const names = ['cpu', 'memory']
  const asks = ({ resources }: Container) =>
    names.some(name => resources?.requests?.[name] !== undefined || resources?.limits?.[name] !== undefined)
  const isCapped = ({ resources }: Container) =>
    names.every(name => {
      const limit = resources?.limits?.[name]
      return limit !== undefined && String(resources?.requests?.[name] ?? limit) === String(limit)
    })
  if (!containers.some(asks)) return 'BestEffort'
  return containers.every(isCapped) ? 'Guaranteed' : 'Burstable'
}

type FirstStatus = { [Kind in keyof Kinds]?: (object: Kinds[Kind]) => unknown }

/** The status of an object that was just made; whatever its maker wrote there is dropped. Other kinds keep theirs. */
const firstStatus: FirstStatus = {
  StatefulSet: () => ({ replicas: 0, availableReplicas: 0 }),
  Deployment: () => ({}),
  ReplicaSet: () => ({ replicas: 0 }),
  Pod: pod => ({ phase: 'Pending', qosClass: qosClassOf(pod) }),
  PersistentVolumeClaim: () => ({ phase: 'Pending' }),
  PersistentVolume: () => ({ phase: 'Pending' }),
  Namespace: () => ({ phase: 'Active' }),
  Service: () => ({ loadBalancer: {} }),
  PodDisruptionBudget: () => ({ currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 }),
}

/** Without the gate the field is dropped silently, but from sets that have it already. */
function withoutGatedFields(set: StatefulSet, old: StatefulSet | undefined, gates: Gates): StatefulSet {
  const { rollingUpdate } = set.spec.updateStrategy ?? {}
  if (rollingUpdate?.maxUnavailable === undefined || gates.MaxUnavailableStatefulSet) return set
  if (old?.spec.updateStrategy?.rollingUpdate?.maxUnavailable !== undefined) return set
  const { maxUnavailable: _, ...kept } = rollingUpdate
  return { ...set, spec: { ...set.spec, updateStrategy: { ...set.spec.updateStrategy, rollingUpdate: kept } } }
}

const isCopyable = ({ apiGroup = '', kind }: { apiGroup?: string; kind: string }): boolean =>
  (apiGroup === '' && kind === 'PersistentVolumeClaim') ||
  (apiGroup === 'snapshot.storage.k8s.io' && kind === 'VolumeSnapshot')

/** What a claim is filled from is written in two places, which say the same; the older one is dropped if it names what it never could. */
function withDataSources(claim: PersistentVolumeClaim, old: PersistentVolumeClaim | undefined): PersistentVolumeClaim {
  if (claim.spec?.dataSource === undefined && claim.spec?.dataSourceRef === undefined) return claim
  const { dataSource: written, dataSourceRef, ...spec } = claim.spec
  const isKept = written !== undefined && (isCopyable(written) || old?.spec?.dataSource !== undefined)
  const mayCopy = dataSourceRef !== undefined && !dataSourceRef.namespace
  const dataSource = isKept ? written : mayCopy ? dataSourceRef : undefined
  const reference = dataSourceRef ?? dataSource
  return {
    ...claim,
    spec: {
      ...spec,
      ...(dataSource === undefined ? {} : { dataSource }),
      ...(reference === undefined ? {} : { dataSourceRef: reference }),
    },
  }
}

function prepare(draft: KubeObject, old: KubeObject | undefined, { gates, release }: Server): KubeObject {
  const object = withoutRestartRules(draft, old, release)
  if (object.kind === 'StatefulSet')
    return withoutGatedFields(object as StatefulSet, old as StatefulSet | undefined, gates)
  if (object.kind === 'Service') return prepareService(object as Service, old as Service | undefined)
  if (object.kind === 'PersistentVolumeClaim')
    return withDataSources(object as PersistentVolumeClaim, old as PersistentVolumeClaim | undefined)
  return object
}

/** An object as it is first stored: with a status of its own making, in its first generation. */
export function prepareForCreate<T extends KubeObject>(object: T, server: Server): T {
  const prepared = prepare(object, undefined, server) as T
  const makeStatus = firstStatus[object.kind as keyof Kinds] as ((object: KubeObject) => unknown) | undefined
  const status = makeStatus === undefined ? prepared.status : makeStatus(prepared)
  return withServerFields(prepared, counts(object.kind, server.release) ? 1 : prepared.metadata.generation, status)
}

/** An update of everything but the status. A spec that means something else than before is a new generation. */
export function prepareForUpdate<T extends KubeObject>(object: T, old: T, server: Server): T {
  const prepared = prepare(object, old, server) as T
  const isNew =
    counts(object.kind, server.release) &&
    prepared.spec !== old.spec &&
    !semanticallySame(object.kind, { spec: prepared.spec }, { spec: old.spec })
  const { generation } = old.metadata
  const status = firstStatus[object.kind as keyof Kinds] === undefined ? prepared.status : old.status
  return withServerFields(prepared, isNew ? (generation ?? 0) + 1 : generation, status)
}

/** The object with a generation and a status that only the server sets; the same object if it has them already, as in most updates. */
function withServerFields<T extends KubeObject>(object: T, generation: number | undefined, status: unknown): T {
  const { metadata } = object
  if (metadata.generation === generation && object.status === status) return object
  const counted = metadata.generation === generation ? metadata : { ...metadata, generation }
  return object.status === status ? { ...object, metadata: counted } : { ...object, metadata: counted, status }
}

/** An update of the status alone. */
export const prepareForStatusUpdate = <T extends KubeObject>(object: T, old: T): T => ({
  ...old,
  status: object.status,
})
