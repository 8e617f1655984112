/** A kind of object that the API server serves. */
export interface Resource {
  kind: string
  /** '' is the core group. */
  group: string
  version: string
  plural: string
  shortNames: readonly string[]
  namespaced: boolean
  /** False: objects of the kind are kept and listed, but nothing acts on them. */
  simulated: boolean
}

const define = (
  kind: string,
  group: string,
  plural: string,
  shortNames: string,
  scope: 'namespaced' | 'cluster',
  simulated: 'simulated' | 'kept' = 'simulated',
): Resource => ({
  kind,
  group,
  version: 'v1',
  plural,
  shortNames: shortNames === '' ? [] : shortNames.split(' '),
  namespaced: scope === 'namespaced',
  simulated: simulated === 'simulated',
})

/** Every kind with a name of its own, and the only place that says its group, version, plural, short names and scope. */
export const resources: readonly Resource[] = [
  define('Namespace', '', 'namespaces', 'ns', 'cluster'),
  define('Node', '', 'nodes', 'no', 'cluster'),
  define('Pod', '', 'pods', 'po', 'namespaced'),
  define('Service', '', 'services', 'svc', 'namespaced'),
  define('Endpoints', '', 'endpoints', 'ep', 'namespaced', 'kept'),
  define('EndpointSlice', 'discovery.k8s.io', 'endpointslices', '', 'namespaced'),
  define('ConfigMap', '', 'configmaps', 'cm', 'namespaced'),
  define('Secret', '', 'secrets', '', 'namespaced'),
  define('ServiceAccount', '', 'serviceaccounts', 'sa', 'namespaced'),
  define('PersistentVolume', '', 'persistentvolumes', 'pv', 'cluster'),
  define('PersistentVolumeClaim', '', 'persistentvolumeclaims', 'pvc', 'namespaced'),
  define('Event', '', 'events', 'ev', 'namespaced'),
  define('ResourceQuota', '', 'resourcequotas', 'quota', 'namespaced', 'kept'),
  define('LimitRange', '', 'limitranges', 'limits', 'namespaced', 'kept'),
  define('StatefulSet', 'apps', 'statefulsets', 'sts', 'namespaced'),
  define('ControllerRevision', 'apps', 'controllerrevisions', '', 'namespaced'),
  define('Deployment', 'apps', 'deployments', 'deploy', 'namespaced'),
  define('ReplicaSet', 'apps', 'replicasets', 'rs', 'namespaced'),
  define('DaemonSet', 'apps', 'daemonsets', 'ds', 'namespaced', 'kept'),
  define('Job', 'batch', 'jobs', '', 'namespaced', 'kept'),
  define('CronJob', 'batch', 'cronjobs', 'cj', 'namespaced', 'kept'),
  define('StorageClass', 'storage.k8s.io', 'storageclasses', 'sc', 'cluster'),
  define('VolumeAttachment', 'storage.k8s.io', 'volumeattachments', '', 'cluster'),
  define('CSINode', 'storage.k8s.io', 'csinodes', '', 'cluster'),
  define('PodDisruptionBudget', 'policy', 'poddisruptionbudgets', 'pdb', 'namespaced'),
  define('Lease', 'coordination.k8s.io', 'leases', '', 'namespaced'),
  define('PriorityClass', 'scheduling.k8s.io', 'priorityclasses', 'pc', 'cluster'),
  define('ClusterRole', 'rbac.authorization.k8s.io', 'clusterroles', '', 'cluster', 'kept'),
  define('ClusterRoleBinding', 'rbac.authorization.k8s.io', 'clusterrolebindings', '', 'cluster', 'kept'),
  define('CustomResourceDefinition', 'apiextensions.k8s.io', 'customresourcedefinitions', 'crd', 'cluster', 'kept'),
]

const byKind = new Map(resources.map(resource => [resource.kind, resource]))

/** The kind's resource. A kind that the table does not know (a custom resource) is namespaced, and kept. */
export function resourceOf(kind: string, apiVersion = 'v1'): Resource {
  const known = byKind.get(kind)
  if (known !== undefined) return known
  const slash = apiVersion.lastIndexOf('/')
  return {
    kind,
    group: slash === -1 ? '' : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    plural: `${kind.toLowerCase()}s`,
    shortNames: [],
    namespaced: true,
    simulated: false,
  }
}

/** `apps/v1`, or `v1` in the core group. */
export const apiVersionOf = ({ group, version }: Resource): string => (group === '' ? version : `${group}/${version}`)

/** `statefulsets.apps`, or `pods` in the core group: how the API server's messages name a resource. */
export const qualified = ({ group, plural }: Resource): string => (group === '' ? plural : `${plural}.${group}`)
