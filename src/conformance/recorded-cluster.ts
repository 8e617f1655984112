import type { Draft } from '../api/object.ts'
import type { Node, StorageClass } from '../api/types.ts'
import type { Client } from '../engine/client.ts'
import { defaultTimings, type Profile } from '../engine/profile.ts'

/** The control plane of the recordings: quick machines, a node that is missed soon, and pods that nobody probes. */
export const recordedProfile = (gates: Profile['gates'] = {}): Profile => ({
  name: 'recorded',
  kubernetes: '1.36.2',
  gates,
  attachRequired: false,
  timings: {
    ...defaultTimings,
    provision: 50,
    heartbeat: 1_000,
    nodeMonitorGrace: 5_000,
    defaultTolerationSeconds: 6,
  },
})

/** The nodes and StorageClasses that every recording starts with. */
export function createRecordedCluster(api: Client): void {
  for (const [index, zone] of ['zone-a', 'zone-b', 'zone-c'].entries()) api.create(nodeIn(`node-${index + 1}`, zone))
  const expandable = { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate', allowVolumeExpansion: true } as const
  const isDefault = { 'storageclass.kubernetes.io/is-default-class': 'true' }
  api.create(storageClass('standard', 'disk.example.com', expandable, isDefault))
  const waiting = { reclaimPolicy: 'Retain', volumeBindingMode: 'WaitForFirstConsumer' } as const
  api.create(storageClass('topology', 'disk.example.com', waiting))
  api.create(storageClass('manual', 'kubernetes.io/no-provisioner', {}))
}

function nodeIn(name: string, zone: string): Draft<Node> {
  const resources = { cpu: '8', memory: '32Gi', pods: '110' }
  const labels = { 'kubernetes.io/hostname': name, 'topology.kubernetes.io/zone': zone }
  const ready = { type: 'Ready', status: 'True', reason: 'KubeletReady', message: 'kubelet is posting ready status' }
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels },
    spec: {},
    status: { capacity: resources, allocatable: resources, conditions: [ready] },
  }
}

const storageClass = (
  name: string,
  provisioner: string,
  rules: Pick<StorageClass, 'reclaimPolicy' | 'volumeBindingMode' | 'allowVolumeExpansion'>,
  annotations?: Record<string, string>,
): Draft<StorageClass> => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name, annotations },
  provisioner,
  ...rules,
})
