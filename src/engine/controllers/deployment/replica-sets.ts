import { sameJson } from '../../../api/equal.ts'
import { goJson } from '../../../api/go-json.ts'
import type { Draft } from '../../../api/object.ts'
import type { Deployment, PodTemplateSpec, ReplicaSet } from '../../../api/types.ts'
import { managedBy } from '../ownership.ts'
import { hashOf } from '../statefulset/documents.ts'
import type { Sets } from './decide.ts'
import {
  byAge,
  desiredAnnotation,
  hashLabel,
  leewayOf,
  maximumAnnotation,
  replicasOf,
  revisionAnnotation,
  revisionOf,
} from './know.ts'

/** Annotations of a deployment that are about itself and not handed on. */
const ownAnnotations = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  revisionAnnotation,
  desiredAnnotation,
  maximumAnnotation,
  'deployment.kubernetes.io/revision-history',
  'deprecated.deployment.rollback.to',
])

/** Which of the deployment's ReplicaSets is that of its template: the oldest whose template differs in the hash alone. */
export function sortOut(deployment: Deployment, sets: readonly ReplicaSet[]): Sets {
  const current = [...sets].sort(byAge).find(({ spec }) => isSameTemplate(spec.template!, deployment.spec.template))
  return { current, old: sets.filter(set => set !== current) }
}

const isSameTemplate = (a: PodTemplateSpec, b: PodTemplateSpec): boolean => sameJson(withoutHash(a), withoutHash(b))

function withoutHash(template: PodTemplateSpec): PodTemplateSpec {
  const { [hashLabel]: _, ...labels } = template.metadata?.labels ?? {}
  return { ...template, metadata: { ...template.metadata, labels } }
}

/** The revision that the ReplicaSet of the current template has, or gets: one more than any other. */
export const nextRevision = ({ current, old }: Sets): number => {
  const highest = Math.max(0, ...old.map(revisionOf))
  return current !== undefined && revisionOf(current) > highest ? revisionOf(current) : highest + 1
}

/** The annotations by which a ReplicaSet tells its revision, and for how many pods it was scaled last. */
export function annotationsFor(deployment: Deployment, set: ReplicaSet | undefined, revision: number) {
  const handedOn = Object.entries(deployment.metadata.annotations ?? {}).filter(([name]) => !ownAnnotations.has(name))
  return {
    ...set?.metadata.annotations,
    ...Object.fromEntries(handedOn),
    [revisionAnnotation]: String(revision),
    ...scaleAnnotations(deployment),
  }
}

export const scaleAnnotations = (deployment: Deployment): Record<string, string> => ({
  [desiredAnnotation]: String(replicasOf(deployment)),
  [maximumAnnotation]: String(replicasOf(deployment) + leewayOf(deployment).surge),
})

/** A ReplicaSet for the deployment's template. Its hash has the shape of Kubernetes', which is one of Go's memory and of no meaning elsewhere. */
export function replicaSetOf(deployment: Deployment, replicas: number, revision: number): Draft<ReplicaSet> {
  const { metadata, spec, status } = deployment
  const hash = hashOf(goJson(spec.template), status?.collisionCount)
  const label = { [hashLabel]: hash }
  const templateLabels = { ...spec.template.metadata?.labels, ...label }
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${metadata.name}-${hash}`,
      namespace: metadata.namespace,
      labels: templateLabels,
      annotations: annotationsFor(deployment, undefined, revision),
      ownerReferences: [managedBy(deployment)],
    },
    spec: {
      replicas,
      minReadySeconds: spec.minReadySeconds,
      selector: { ...spec.selector, matchLabels: { ...spec.selector.matchLabels, ...label } },
      template: { ...spec.template, metadata: { ...spec.template.metadata, labels: templateLabels } },
    },
  }
}
