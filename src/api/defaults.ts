import { each, fill } from './defaults/fill.ts'
import { withPodDefaults, withPodTemplateDefaults } from './defaults/pod.ts'
import { withServiceDefaults } from './defaults/service.ts'
import { withClaimDefaults, withClassDefaults, withVolumeDefaults } from './defaults/storage.ts'
import { withDeploymentDefaults, withReplicaSetDefaults, withStatefulSetDefaults } from './defaults/workload.ts'
import { defaultGates, type Gates } from './gates.ts'
import type { Kinds, KubeObject } from './object.ts'
import type { Namespace, Node, Secret } from './types.ts'

type Defaulting = { [Kind in keyof Kinds]?: (object: Kinds[Kind], gates: Gates) => Kinds[Kind] }

const withNamespaceDefaults = (namespace: Namespace): Namespace =>
  each(namespace, {
    metadata: metadata => {
      const labels = fill(metadata.labels ?? {}, { 'kubernetes.io/metadata.name': metadata.name })
      return labels === metadata.labels ? metadata : { ...metadata, labels }
    },
  })

/** `stringData` is only ever written: it is stored, encoded, with the data. */
function withSecretDefaults(secret: Secret): Secret {
  const filled = fill(secret, { type: 'Opaque' })
  if (filled.stringData === undefined) return filled
  const { stringData, ...kept } = filled
  const encoded = Object.entries(stringData).map(([key, text]) => [key, Buffer.from(text).toString('base64')])
  return { ...kept, data: { ...kept.data, ...Object.fromEntries(encoded) } }
}

const withNodeDefaults = (node: Node): Node =>
  each(node, { status: status => fill(status, { allocatable: status.capacity }) })

const defaulting: Defaulting = {
  StatefulSet: withStatefulSetDefaults,
  Pod: withPodDefaults,
  PersistentVolumeClaim: withClaimDefaults,
  PersistentVolume: withVolumeDefaults,
  StorageClass: withClassDefaults,
  Service: withServiceDefaults,
  Deployment: withDeploymentDefaults,
  ReplicaSet: withReplicaSetDefaults,
  Namespace: withNamespaceDefaults,
  Node: withNodeDefaults,
  Secret: withSecretDefaults,
}

/**
 * The object with everything the API server fills in when a writer leaves it out. Takes decoded objects; returns the same object if nothing is missing,
 * and shares with it whatever did not change.
 */
export function applyDefaults<T extends KubeObject>(object: T, { gates = defaultGates }: { gates?: Gates } = {}): T {
  const fillIn = defaulting[object.kind as keyof Kinds] as
    | ((object: KubeObject, gates: Gates) => KubeObject)
    | undefined
  return fillIn === undefined ? object : (fillIn(object, gates) as T)
}

export const applyPodTemplateDefaults = withPodTemplateDefaults
