import { controllerOf, type KubeObject } from '../../api/object.ts'
import { selectorOfLabels } from '../../api/selector.ts'
import type { LabelSelector, Pod } from '../../api/types.ts'
import type { Caches } from '../informer.ts'
import type { Cluster, Surroundings, View } from './cluster.ts'

/** What a CSINode says about the drivers on its node. */
interface CsiNode extends KubeObject {
  spec?: { drivers?: { name: string; allocatable?: { count?: number } }[] }
}

/** The kinds whose caches {@link surroundingsOf} reads. */
export const surroundingKinds = [
  'PersistentVolumeClaim',
  'PersistentVolume',
  'StorageClass',
  'Namespace',
  'CSINode',
  'PodDisruptionBudget',
  'Service',
  'StatefulSet',
  'ReplicaSet',
] as const

/** Volumes, claims, classes and namespaces, as the scheduler's caches show them. */
export function surroundingsOf(caches: Caches): Surroundings {
  const claims = caches.of('PersistentVolumeClaim')
  const volumes = caches.of('PersistentVolume')
  const classes = caches.of('StorageClass')
  const namespaces = caches.of('Namespace')
  const csiNodes = caches.of('CSINode')
  return {
    claim: key => claims.get(key),
    volume: name => volumes.get(name),
    volumes: () => volumes.all(),
    storageClass: name => classes.get(name),
    namespaces: () => namespaces.all(),
    group: pod => groupOf(pod, caches),
    volumeLimit: (node, driver) =>
      (csiNodes.get(node) as CsiNode | undefined)?.spec?.drivers?.find(({ name }) => name === driver)?.allocatable
        ?.count,
  }
}

function groupOf(pod: Pod, caches: Caches): LabelSelector | undefined {
  const { namespace, labels = {} } = pod.metadata
  const services = [...caches.of('Service').all()].filter(
    ({ metadata, spec }) =>
      metadata.namespace === namespace &&
      Object.keys(spec?.selector ?? {}).length > 0 &&
      selectorOfLabels(spec!.selector).matches(labels),
  )
  const owner = controllerOf(pod)
  const isSet = owner?.kind === 'StatefulSet' || owner?.kind === 'ReplicaSet'
  const workload = isSet ? caches.of(owner.kind as 'StatefulSet').get(`${namespace}/${owner.name}`) : undefined
  const { matchLabels, matchExpressions } = workload?.spec?.selector ?? {}
  const all = Object.assign({}, ...services.map(({ spec }) => spec!.selector), matchLabels) as Record<string, string>
  if (Object.keys(all).length === 0 && matchExpressions === undefined) return undefined
  return { matchLabels: all, matchExpressions }
}

/** The cluster and its surroundings, live. */
export const viewOf = (cluster: Cluster, surroundings: Surroundings): View => ({
  ...surroundings,
  get nodes() {
    return cluster.nodes
  },
  matching: query => cluster.matching(query),
  held: feeling => cluster.held(feeling),
})
