import type { Draft } from '../../api/object.ts'
import type { Event, Node, Pod, PodSpec } from '../../api/types.ts'
import type { Client } from '../client.ts'
import type { ComponentFactory } from '../component.ts'
import { Engine } from '../engine.ts'
import { defaultProfile, type Profile } from '../profile.ts'
import { scheduler } from './scheduler.ts'

const day = 86_400_000

export interface NodeOptions {
  labels?: Record<string, string>
  cpu?: string
  memory?: string
  pods?: string
  spec?: Partial<Node['spec']>
}

export interface PodOptions extends Partial<PodSpec> {
  cpu?: string
  labels?: Record<string, string>
  /** The names of its claims. */
  claims?: string[]
  /** The StatefulSet that manages it. */
  owner?: string
}

/** A cluster whose kubelets are played by the test: nodes and pods with few words. */
export class TestCluster {
  readonly engine: Engine
  readonly user: Client

  constructor(components: readonly ComponentFactory[] = [scheduler], profile: Partial<Profile> = {}) {
    this.engine = new Engine({ components, profile: { ...defaultProfile, ...profile } })
    this.user = this.engine.client()
  }

  get now(): number {
    return this.engine.clock.now
  }

  settle(): void {
    const stop = this.engine.run({ until: this.now + day, whenSettled: true })
    if (stop.because !== 'settled') throw new Error(`still moving: ${this.engine.clock.restless.join(', ')}`)
  }

  pass(seconds: number): void {
    this.engine.run({ until: this.now + seconds * 1000 })
  }

  /** Nodes `node-1` to `node-N`, all alike. */
  nodes(count: number, options: NodeOptions = {}): void {
    for (let number = 1; number <= count; number++) this.node(`node-${number}`, options)
  }

  node(name: string, { labels, cpu = '8', memory = '32Gi', pods = '110', spec = {} }: NodeOptions = {}): Node {
    return this.user.create<Node>({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name, labels: { 'kubernetes.io/hostname': name, ...labels } },
      spec: { ...spec },
      status: { allocatable: { cpu, memory, pods } },
    })
  }

  getNode(name: string): Node {
    return this.user.get('Node', undefined, name)
  }

  updateNode(name: string, change: (node: Node) => Node): void {
    this.user.update(change(this.getNode(name)))
  }

  pod(name: string, options: PodOptions = {}): Pod {
    const { cpu, labels = { app: 'web' }, claims = [], owner, priority, preemptionPolicy, ...spec } = options
    const isOrdinary = priority === undefined && preemptionPolicy === undefined
    const priorityClassName = isOrdinary ? undefined : this.#priorityClass(priority ?? 0, preemptionPolicy)
    const requests = cpu === undefined ? undefined : { cpu }
    const draft: Draft<Pod> = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name,
        namespace: 'default',
        labels,
        ownerReferences: owner === undefined ? undefined : [ownerReference(this.user, owner)],
      },
      spec: {
        containers: [{ name: 'app', image: 'app:v1', resources: { requests } }],
        volumes: claims.map(claimName => ({ name: claimName, persistentVolumeClaim: { claimName } })),
        ...(priorityClassName && { priorityClassName }),
        ...spec,
      },
    }
    return this.user.create(draft)
  }

  /** The class of that number and policy, by its name. */
  #priorityClass(value: number, preemptionPolicy = 'PreemptLowerPriority'): string {
    const name = `priority-${value}-${preemptionPolicy.toLowerCase()}`
    const draft = {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name },
      value,
      preemptionPolicy,
    }
    if (this.user.find('PriorityClass', undefined, name) === undefined) this.user.create(draft)
    return name
  }

  getPod(name: string): Pod {
    return this.user.get('Pod', 'default', name)
  }

  nodeOf(name: string): string | undefined {
    return this.getPod(name).spec.nodeName
  }

  /** A pod that runs on a node and is ready, or is not. */
  running(name: string, nodeName: string, options: PodOptions & { ready?: boolean } = {}): Pod {
    const { ready = true, ...rest } = options
    this.pod(name, { ...rest, nodeName })
    return this.setReady(name, ready)
  }

  setReady(name: string, ready: boolean): Pod {
    const pod = this.getPod(name)
    const others = (pod.status?.conditions ?? []).filter(({ type }) => type !== 'Ready')
    const conditions = [...others, { type: 'Ready', status: ready ? 'True' : 'False' }]
    return this.user.updateStatus<Pod>({ ...pod, status: { ...pod.status, phase: 'Running', conditions } })
  }

  /** The pod is gone, as if its kubelet had finished it. */
  remove(name: string): void {
    this.user.delete({ kind: 'Pod', namespace: 'default', name }, { gracePeriodSeconds: 0 })
  }

  events(name: string): Event[] {
    const events = this.user.list('Event').filter(({ involvedObject }) => involvedObject.name === name)
    const order = ({ metadata }: Event) => BigInt(`0x${metadata.name.split('.').at(-1)}`)
    return events.sort((a, b) => (order(a) < order(b) ? -1 : 1))
  }

  messages(name: string, reason: string): string[] {
    return this.events(name)
      .filter(event => event.reason === reason)
      .map(({ message }) => message ?? '')
  }

  /** Why the pod was not scheduled, the last time it was tried. */
  whyPending(name: string): string | undefined {
    return this.getPod(name).status?.conditions?.find(({ type }) => type === 'PodScheduled')?.message
  }
}

function ownerReference(user: Client, name: string) {
  const owner = user.find('StatefulSet', 'default', name)
  return { apiVersion: 'apps/v1', kind: 'StatefulSet', name, uid: owner?.metadata.uid ?? name, controller: true }
}
