import { sameJson } from '../../api/equal.ts'
import { type KubeObject, referenceTo } from '../../api/object.ts'
import type { Container, PodSpec } from '../../api/types.ts'
import type { Invariant } from './invariant.ts'

type Fields = Readonly<Record<string, unknown>>

/** I21. What Kubernetes lets nobody change of an object does not change, whoever writes it. */
export const immutableFields: Invariant = {
  id: 'I21',
  class: 'H',
  watches: ['StatefulSet', 'Pod', 'PersistentVolumeClaim', 'ControllerRevision'],
  begin({ tell }) {
    return {
      revision(entry) {
        const { object, before, change, by } = entry
        if (change !== 'updated' || before === undefined) return
        const path = changedPath(before, object)
        if (path === undefined) return
        const { kind, metadata } = object
        tell(
          referenceTo(object),
          { says: 'immutableChanged', of: { object: { kind, name: metadata.name }, path, by } },
          [entry],
        )
      },
    }
  },
}

function changedPath(before: KubeObject, after: KubeObject): string | undefined {
  if (before.kind === 'ControllerRevision')
    return differing(before as unknown as Fields, after as unknown as Fields, name => name !== 'data')
  if (before.spec === after.spec) return undefined
  const name = differing(comparable(before), comparable(after), field => mutable[before.kind]!.has(field))
  return name && `spec.${name}`
}

/** What may change of a spec. A claim's volume and class may be filled in, but not changed: I5 looks at the volume. */
const mutable: Readonly<Record<string, ReadonlySet<string>>> = {
  StatefulSet: new Set([
    'replicas',
    'ordinals',
    'template',
    'updateStrategy',
    'revisionHistoryLimit',
    'persistentVolumeClaimRetentionPolicy',
    'minReadySeconds',
  ]),
  Pod: new Set([
    'activeDeadlineSeconds',
    'ephemeralContainers',
    'nodeName',
    'resources',
    'schedulingGates',
    'terminationGracePeriodSeconds',
    'tolerations',
  ]),
  PersistentVolumeClaim: new Set(['resources', 'storageClassName', 'volumeAttributesClassName', 'volumeName']),
}

/** The spec of the object; of a pod's containers without what may be changed in place. */
function comparable({ kind, spec }: KubeObject): Fields {
  if (kind !== 'Pod') return spec as Fields
  const { containers, initContainers } = spec as PodSpec
  return { ...(spec as PodSpec), containers: containers.map(fixed), initContainers: initContainers?.map(fixed) }
}

const fixed = ({ image: _image, resources: _resources, resizePolicy: _policy, ...rest }: Container): Fields => rest

function differing(before: Fields, after: Fields, isMutable: (name: string) => boolean): string | undefined {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].find(name => !isMutable(name) && !sameJson(before[name], after[name]))
}
