import { type Gates, gateSince, hasGate } from '../api/gates.ts'
import type { Draft } from '../api/object.ts'
import type { Node, PersistentVolume, StorageClass, Taint } from '../api/types.ts'
import type { Client } from '../engine/client.ts'
import { postedLongAgo } from '../engine/controllers/nodes/node-status.ts'
import { defaultProfile, type Profile } from '../engine/profile.ts'
import { nodeMonitorGraceOf } from '../engine/versions.ts'
import { Mistake } from '../expect/mistake.ts'
import type { Fields } from './fields.ts'

/** A node as a scenario describes it. */
interface NodeDescription {
  cpu: string
  memory: string
  zone: string
  /** Beyond those that every node has. */
  labels: Readonly<Record<string, string>>
  taints: readonly Taint[]
}

const zones = ['zone-a', 'zone-b', 'zone-c']

const describeNode = (index: number): NodeDescription => ({
  cpu: '8',
  memory: '32Gi',
  zone: zones[index % zones.length]!,
  labels: {},
  taints: [],
})

/**
 * The cluster that a scenario describes before anything happens in it: three nodes in three zones, a default StorageClass that binds
 * at once, Kubernetes 1.36. Each sentence replaces only what it names.
 */
export class ClusterDescription {
  readonly #nodes = new Map<string, NodeDescription>()
  readonly #classes = new Map<string, Draft<StorageClass>>()
  readonly #volumes = new Map<string, Draft<PersistentVolume>>()
  #defaultClass = 'standard'
  #profile: Profile = defaultProfile

  constructor() {
    this.nodes(3)
  }

  get profile(): Profile {
    return this.#profile
  }

  nodes(count: number): void {
    this.#nodes.clear()
    for (let index = 0; index < count; index++) this.#nodes.set(`node-${index + 1}`, describeNode(index))
  }

  /** Labels and taints add up. */
  node(name: string, change: Partial<NodeDescription>): void {
    const before = this.#nodes.get(name) ?? describeNode(this.#nodes.size)
    const labels = { ...before.labels, ...change.labels }
    const taints = [...before.taints, ...(change.taints ?? [])]
    this.#nodes.set(name, { ...before, ...change, labels, taints })
  }

  kubernetes(version: string): void {
    const timings = { ...this.#profile.timings, nodeMonitorGrace: nodeMonitorGraceOf(version) }
    this.#profile = { ...this.#profile, kubernetes: version, timings }
  }

  gate(name: string, on: boolean): void {
    this.#profile = { ...this.#profile, gates: { ...this.#profile.gates, [name]: on } }
  }

  defaultStorageClass(name: string): void {
    this.#defaultClass = name
  }

  storageClass(name: string, fields: Fields): Draft<StorageClass> {
    const { metadata, ...rest } = fields
    const described: Draft<StorageClass> = {
      ...storageClass(name),
      ...rest,
      metadata: { ...(metadata as object), name },
    }
    this.#classes.set(name, described)
    return described
  }

  persistentVolume(name: string, capacity: string, storageClassName: string): Draft<PersistentVolume> {
    const described = persistentVolume(name, capacity, storageClassName)
    this.#volumes.set(name, described)
    return described
  }

  /** Makes what was described, in the order of the description. Throws a Mistake for a gate that the version does not have. */
  create(api: Client): void {
    this.#refuseForeignGates()
    for (const [name, description] of this.#nodes) api.create(longRegistered(nodeOf(name, description), this.#profile))
    api.create(asDefault(this.#classes.get(this.#defaultClass) ?? storageClass(this.#defaultClass)))
    for (const [name, described] of this.#classes) if (name !== this.#defaultClass) api.create(described)
    for (const volume of this.#volumes.values()) api.create(volume)
  }

  /** Only now, for version and gates may be said in any order. */
  #refuseForeignGates(): void {
    const { kubernetes, gates } = this.#profile
    for (const gate of Object.keys(gates) as (keyof Gates)[])
      if (!hasGate(kubernetes, gate))
        throw new Mistake(({ scenario }) => scenario.foreignGate({ gate, kubernetes, since: gateSince[gate] }))
  }

  /** The node as it is described now. */
  nodeNamed(name: string): Draft<Node> {
    return nodeOf(name, this.#nodes.get(name)!)
  }
}

/** The nodes that a scenario finds are not new: what their kubelets said when they registered is forgotten. */
const longRegistered = (node: Draft<Node>, { kubernetes }: Profile): Draft<Node> => ({
  ...node,
  status: { ...node.status, ...postedLongAgo(node.metadata.name!, kubernetes) },
})

function nodeOf(name: string, { cpu, memory, zone, labels, taints }: NodeDescription): Draft<Node> {
  const resources = { cpu, memory, 'ephemeral-storage': '100Gi', pods: '110' }
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'topology.kubernetes.io/zone': zone,
        ...labels,
      },
    },
    spec: taints.length === 0 ? {} : { taints: [...taints] },
    status: { capacity: resources, allocatable: resources },
  }
}

const storageClass = (name: string): Draft<StorageClass> => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name },
  provisioner: 'disk.example.com',
  allowVolumeExpansion: true,
})

const asDefault = (described: Draft<StorageClass>): Draft<StorageClass> => ({
  ...described,
  metadata: {
    ...described.metadata,
    annotations: { ...described.metadata.annotations, 'storageclass.kubernetes.io/is-default-class': 'true' },
  },
})

const persistentVolume = (name: string, capacity: string, storageClassName: string): Draft<PersistentVolume> => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name },
  spec: {
    capacity: { storage: capacity },
    accessModes: ['ReadWriteOnce'],
    persistentVolumeReclaimPolicy: 'Retain',
    storageClassName,
    hostPath: { path: `/mnt/${name}` },
  },
})
