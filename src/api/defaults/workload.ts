import type { Gates } from '../gates.ts'
import type {
  Deployment,
  DeploymentStrategy,
  PersistentVolumeClaim,
  ReplicaSet,
  StatefulSet,
  StatefulSetUpdateStrategy,
} from '../types.ts'
import { each, every, fill } from './fill.ts'
import { withPodTemplateDefaults } from './pod.ts'
import { withClaimDefaults } from './storage.ts'

/**
 * Only a strategy whose type is not written gets a `rollingUpdate` of its own: one that says `type: RollingUpdate` and no more keeps none, and
 * then new pods take their revision from `status.currentReplicas`.
 */
function ofUpdateStrategy(strategy: StatefulSetUpdateStrategy, gates: Gates): StatefulSetUpdateStrategy {
  const typed = strategy.type === undefined ? fill(strategy, { type: 'RollingUpdate', rollingUpdate: {} }) : strategy
  if (typed.type !== 'RollingUpdate') return typed
  const maxUnavailable = gates.MaxUnavailableStatefulSet ? 1 : undefined
  return each(typed, { rollingUpdate: rollingUpdate => fill(rollingUpdate, { partition: 0, maxUnavailable }) })
}

const claimTemplateKind = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' }

const ofClaimTemplate = (template: PersistentVolumeClaim): PersistentVolumeClaim =>
  withClaimDefaults(fill(template, claimTemplateKind))

const retain = { whenDeleted: 'Retain', whenScaled: 'Retain' } as const

export const withStatefulSetDefaults = (set: StatefulSet, gates: Gates): StatefulSet =>
  each(set, {
    spec: spec => {
      const present = fill(spec, {
        replicas: 1,
        podManagementPolicy: 'OrderedReady',
        updateStrategy: {},
        persistentVolumeClaimRetentionPolicy: retain,
        revisionHistoryLimit: 10,
      })
      return each(present, {
        updateStrategy: strategy => ofUpdateStrategy(strategy, gates),
        persistentVolumeClaimRetentionPolicy: policy => fill(policy, retain),
        template: withPodTemplateDefaults,
        volumeClaimTemplates: every(ofClaimTemplate),
      })
    },
  })

const ofDeploymentStrategy = (strategy: DeploymentStrategy): DeploymentStrategy => {
  const typed = fill(strategy, { type: 'RollingUpdate' })
  if (typed.type !== 'RollingUpdate') return typed
  return each(fill(typed, { rollingUpdate: {} }), {
    rollingUpdate: rollingUpdate => fill(rollingUpdate, { maxUnavailable: '25%', maxSurge: '25%' }),
  })
}

export const withDeploymentDefaults = (deployment: Deployment): Deployment =>
  each(deployment, {
    spec: spec =>
      each(fill(spec, { replicas: 1, strategy: {}, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 }), {
        strategy: ofDeploymentStrategy,
        template: withPodTemplateDefaults,
      }),
  })

export const withReplicaSetDefaults = (set: ReplicaSet): ReplicaSet =>
  each(set, { spec: spec => each(fill(spec, { replicas: 1 }), { template: withPodTemplateDefaults }) })
