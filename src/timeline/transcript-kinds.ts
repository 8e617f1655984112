import type { KubeObject } from '../api/object.ts'
import type { PodDisruptionBudget } from '../api/types.ts'
import { nodeTeller } from './transcript-node.ts'
import { podTeller } from './transcript-pod.ts'
import { controllerRevisionTeller, deploymentTeller, statefulSetTeller } from './transcript-set.ts'
import { attachmentTeller, claimTeller, volumeTeller } from './transcript-storage.ts'
import { counted, type Teller } from './transcript-teller.ts'

const budgetTeller: Teller<PodDisruptionBudget> = {
  changed: ({ status: before }, { status }) =>
    counted('disruptions allowed', before?.disruptionsAllowed, status?.disruptionsAllowed),
}

/** Kinds that have more to tell than that they were made, changed and removed. */
const tellers: Readonly<Record<string, unknown>> = {
  StatefulSet: statefulSetTeller,
  ControllerRevision: controllerRevisionTeller,
  Pod: podTeller,
  PersistentVolumeClaim: claimTeller,
  PersistentVolume: volumeTeller,
  VolumeAttachment: attachmentTeller,
  Node: nodeTeller,
  PodDisruptionBudget: budgetTeller,
  Deployment: deploymentTeller,
  ReplicaSet: deploymentTeller,
}

/** Kinds that only mirror others: nobody reads them at night. */
const silent = new Set(['EndpointSlice', 'Endpoints', 'Lease'])

/** Objects that every cluster makes by itself. */
const furniture = new Set([
  'ConfigMap/kube-root-ca.crt',
  'ServiceAccount/default',
  'Namespace/default',
  'Namespace/kube-node-lease',
  'Namespace/kube-public',
  'Namespace/kube-system',
])

/** Who tells what happens to an object; undefined if nobody wants to know. */
export function tellerOf({ kind, metadata }: KubeObject): Teller | undefined {
  if (silent.has(kind) || furniture.has(`${kind}/${metadata.name}`)) return undefined
  return (tellers[kind] as Teller | undefined) ?? {}
}
