import { StatusError } from '../api/status-error.ts'
import type { Node, Pod, StatefulSetSpec } from '../api/types.ts'
import { rulesOf } from '../engine/controllers/statefulset/rules.ts'
import type { Propagation } from '../engine/deletion.ts'
import { Engine } from '../engine/engine.ts'
import { defaultProfile } from '../engine/profile.ts'
import { checkInvariants, type Violation } from '../expect/index.ts'
import { ClusterDescription } from '../scenario/cluster.ts'
import { readyMade } from '../scenario/ready-made.ts'
import type { Behaviour } from '../workloads/behaviour.ts'
import type { Mishap } from '../workloads/workloads.ts'

const minute = 60_000

/** A cluster of three nodes in which a short story is played: a set `web`, and what is done to it. Durations are virtual milliseconds. */
export class Cluster {
  readonly engine: Engine
  readonly api

  constructor(kubernetes = '1.36') {
    this.engine = new Engine({ profile: { ...defaultProfile, kubernetes } })
    this.api = this.engine.client()
    new ClusterDescription().create(this.engine.client('cluster'))
  }

  /** The ready-made set with its Service, or with another spec; one that exists is changed. */
  set(spec: Partial<StatefulSetSpec> = {}): void {
    const [service, set] = readyMade('web', 'default')
    if (this.api.find('Service', 'default', 'web') === undefined) this.api.create(service)
    this.api.create({ ...set, spec: { ...set.spec, ...spec } })
    this.settle()
  }

  /** Changes the spec of the set; nothing happens yet. */
  change(spec: object): void {
    this.api.patch({ kind: 'StatefulSet', namespace: 'default', name: 'web' }, { spec }, 'merge')
  }

  image(image: string): void {
    this.api.patch(
      { kind: 'StatefulSet', namespace: 'default', name: 'web' },
      { spec: { template: { spec: { containers: [{ name: 'app', image }] } } } },
      'strategic',
    )
  }

  partition(partition: number, maxUnavailable?: number): void {
    this.change({ updateStrategy: { rollingUpdate: { partition, maxUnavailable } } })
  }

  says(image: string, behaviour: Partial<Behaviour>): void {
    this.engine.workloads.declareImage(image, behaviour)
  }

  saysOf(pod: string, behaviour: Partial<Behaviour>): void {
    this.engine.workloads.declarePod(pod, behaviour)
  }

  befalls(pod: string, mishap: Mishap): void {
    this.engine.workloads.befall(pod, mishap)
  }

  /** A pod that nobody made for the set, and that bears its label. */
  stray(name: string): void {
    const spec = { containers: [{ name: 'app', image: 'app:v1' }] }
    const metadata = { name, namespace: 'default', labels: { app: 'web' } }
    this.api.create<Pod>({ apiVersion: 'v1', kind: 'Pod', metadata, spec })
  }

  /** Something that the API server does not allow. */
  refuses(work: () => void): void {
    try {
      work()
    } catch (error) {
      if (!(error instanceof StatusError)) throw error
    }
  }

  delete(kind: string, name: string, propagationPolicy?: Propagation): void {
    this.api.delete({ kind, namespace: 'default', name }, { propagationPolicy })
  }

  deleteByForce(pod: string): void {
    this.api.delete({ kind: 'Pod', namespace: 'default', name: pod }, { gracePeriodSeconds: 0 })
  }

  evict(pod: string): void {
    this.api.evict({ kind: 'Pod', namespace: 'default', name: pod })
  }

  node(name: string, phase: 'begin' | 'end', fault = 'node-down'): void {
    this.engine.faults[phase](fault, { kind: 'Node', name })
  }

  taint(name: string, taints: NonNullable<Node['spec']>['taints']): void {
    this.api.patch({ kind: 'Node', name }, { spec: { taints } })
  }

  pod(name: string): Pod | undefined {
    return this.api.find('Pod', 'default', name)
  }

  /** A volume made by hand that a claim of the class `manual` may take. */
  volume(name: string): void {
    const spec = {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: 'manual',
      csi: { driver: 'disk.example.com', volumeHandle: name },
    }
    this.api.create({ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name }, spec })
  }

  pass(duration: number): void {
    this.engine.run({ until: this.engine.clock.now + duration })
  }

  /** Until nothing is left to come, an hour at most. */
  settle(): void {
    this.engine.run({ until: this.engine.clock.now + 60 * minute, whenSettled: true })
  }

  /** What must never happen, as far as it happened by now. */
  violations(): Violation[] {
    const { log, clock, profile } = this.engine
    return checkInvariants(log.entries, clock.now, rulesOf(profile)).filter(violation => violation.class === 'H')
  }
}
