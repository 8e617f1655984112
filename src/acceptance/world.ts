import { resolve } from '../api/dns.ts'
import type { Draft, KubeObject, Reference } from '../api/object.ts'
import { apiVersionOf, resources } from '../api/resources.ts'
import { StatusError } from '../api/status-error.ts'
import type {
  Container,
  Event,
  PersistentVolumeClaim,
  PersistentVolumeClaimSpec,
  Pod,
  PodSpec,
  StatefulSet,
  StatefulSetSpec,
  StorageClass,
} from '../api/types.ts'
import type { DeleteOptions } from '../engine/apiserver.ts'
import type { Client } from '../engine/client.ts'
import { Engine } from '../engine/engine.ts'
import { machinesOf } from '../engine/kubelet/machines.ts'
import { defaultProfile, type Profile } from '../engine/profile.ts'
import { nodeMonitorGraceOf } from '../engine/versions.ts'
import { ageOf } from '../report/age.ts'
import { podColumns } from '../report/pod-columns.ts'
import type { Revision } from '../timeline/entry.ts'
import { fromTimestamp } from '../timeline/epoch.ts'
import type { Behaviour } from '../workloads/behaviour.ts'

const day = 86_400_000

export interface WorldOptions {
  /** `node-1` to `node-N`, all in one zone. */
  nodes?: number
  kubernetes?: string
  gates?: Profile['gates']
  /** Images that every node has from the beginning; `app:v1` and `init:v1` unless said. */
  present?: readonly string[]
}

/** A whole cluster, every component in it, with few words for what the acceptance checklist asks of it. Times are virtual seconds. */
export class World {
  readonly engine: Engine
  readonly api: Client

  constructor({ nodes = 1, kubernetes = '1.36', gates = {}, present = ['app:v1', 'init:v1'] }: WorldOptions = {}) {
    const timings = { ...defaultProfile.timings, nodeMonitorGrace: nodeMonitorGraceOf(kubernetes) }
    this.engine = new Engine({ profile: { ...defaultProfile, kubernetes, gates, timings } })
    this.api = this.engine.client()
    for (let number = 1; number <= nodes; number++) this.node(`node-${number}`)
    for (let number = 1; number <= nodes; number++)
      for (const image of present)
        machinesOf(this.engine.workloads).of(`node-${number}`).images.add(`docker.io/library/${image}`)
    this.pass(0)
  }

  get now(): number {
    return this.engine.clock.now / 1000
  }

  node(name: string, { cpu = '8' }: { cpu?: string } = {}): void {
    const resources = { cpu, memory: '32Gi', 'ephemeral-storage': '100Gi', pods: '110' }
    const labels = { 'kubernetes.io/hostname': name, 'topology.kubernetes.io/zone': 'zone-a' }
    const status = { capacity: resources, allocatable: resources }
    this.create({ kind: 'Node', metadata: { name, labels }, spec: {}, status })
  }

  /** Creates what a manifest of few words says: without its apiVersion, and in the namespace default. */
  create<T extends KubeObject>(manifest: object): T {
    const { kind, metadata } = manifest as { kind: string; metadata: object }
    const apiVersion = apiVersionOf(resourceNamed(kind))
    const namespace = namespaceOf(kind)
    return this.api.create({ apiVersion, ...manifest, metadata: { namespace, ...metadata } } as Draft<T>)
  }

  pod(name: string, container: Partial<Container> = {}, spec: Partial<PodSpec> = {}, metadata: object = {}): Pod {
    const containers = [{ name: 'app', image: 'app:v1', ...container }]
    return this.create<Pod>({ kind: 'Pod', metadata: { name, ...metadata }, spec: { containers, ...spec } })
  }

  /** A StatefulSet `web` of one container `app` without storage, and its headless Service. */
  set(
    spec: Partial<StatefulSetSpec> = {},
    {
      container = {},
      pod = {},
      metadata = {},
    }: { container?: Partial<Container>; pod?: Partial<PodSpec>; metadata?: object } = {},
  ): StatefulSet {
    if (this.api.find('Service', 'default', 'web') === undefined) this.service()
    const labels = { app: 'web' }
    const containers = [{ name: 'app', image: 'app:v1', ...container }]
    return this.create<StatefulSet>({
      kind: 'StatefulSet',
      metadata: { name: 'web', ...metadata },
      spec: {
        serviceName: 'web',
        replicas: 1,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers, ...pod } },
        ...spec,
      },
    })
  }

  service(spec: object = {}): void {
    const selector = { app: 'web' }
    const ports = [{ name: 'http', port: 8080 }]
    this.create({ kind: 'Service', metadata: { name: 'web' }, spec: { clusterIP: 'None', selector, ports, ...spec } })
  }

  /** Changes the set: a strategic merge patch of its spec. */
  change(spec: object): StatefulSet {
    return this.api.patch({ kind: 'StatefulSet', namespace: 'default', name: 'web' }, { spec }, 'strategic')
  }

  image(image: string): void {
    this.change({ template: { spec: { containers: [{ name: 'app', image }] } } })
  }

  storageClass(name: string, rest: Partial<StorageClass> = {}, isDefault = false): void {
    const annotations = isDefault ? { 'storageclass.kubernetes.io/is-default-class': 'true' } : {}
    this.create({ kind: 'StorageClass', metadata: { name, annotations }, provisioner: 'disk.example.com', ...rest })
  }

  claim(name: string, spec: Partial<PersistentVolumeClaimSpec> = {}): PersistentVolumeClaim {
    const resources = { requests: { storage: '1Gi' } }
    const accessModes = ['ReadWriteOnce']
    return this.create({ kind: 'PersistentVolumeClaim', metadata: { name }, spec: { accessModes, resources, ...spec } })
  }

  /** A hand-made volume of the class `local` that can only be used on one node. */
  localVolume(name: string, node: string, storage = '1Gi'): void {
    const values = [node]
    const terms = [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values }] }]
    this.create({
      kind: 'PersistentVolume',
      metadata: { name },
      spec: {
        capacity: { storage },
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'local',
        local: { path: '/data' },
        nodeAffinity: { required: { nodeSelectorTerms: terms } },
      },
    })
  }

  says(image: string, behaviour: Partial<Behaviour>): this {
    this.engine.workloads.declareImage(image, behaviour)
    return this
  }

  saysOf(pod: string, behaviour: Partial<Behaviour>): this {
    this.engine.workloads.declarePod(`default/${pod}`, behaviour)
    return this
  }

  fails(node: string, fault = 'node-down'): this {
    this.engine.faults.begin(fault, { kind: 'Node', name: node })
    return this
  }

  recovers(node: string, fault = 'node-down'): this {
    this.engine.faults.end(fault, { kind: 'Node', name: node })
    return this
  }

  delete(kind: string, name: string, options: DeleteOptions = {}): KubeObject {
    return this.api.delete(about(kind, name), options)
  }

  get<Kind extends string>(kind: Kind, name: string) {
    return this.api.get(kind, namespaceOf(kind), name)
  }

  find<Kind extends string>(kind: Kind, name: string) {
    return this.api.find(kind, namespaceOf(kind), name)
  }

  pass(seconds: number): this {
    this.engine.run({ until: this.engine.clock.now + seconds * 1000 })
    return this
  }

  settle(): this {
    const stop = this.engine.run({ until: this.engine.clock.now + day, whenSettled: true })
    if (stop.because !== 'settled') throw new Error(`does not settle: ${this.engine.clock.restless.join(', ')}`)
    return this
  }

  /** Runs until it is so, and tells in which second of virtual time that is; throws where it is not so within a day. */
  when(isSo: () => boolean): number {
    const stop = this.engine.run({ until: this.engine.clock.now + day, stopWhen: isSo })
    if (stop.because !== 'asked') throw new Error('it does not come about')
    return this.now
  }

  /** What the watch of a pod delivers, and since when. */
  revisions(kind: string, name: string): Revision[] {
    return this.engine.log.entries.filter(
      (entry): entry is Revision =>
        entry.entry === 'revision' && entry.object.kind === kind && entry.object.metadata.name === name,
    )
  }

  /** The rows of `kubectl get pods -w`: one for each watch event, with the second in which it comes. */
  rows(...names: string[]): string[] {
    return this.engine.log.entries
      .filter((entry): entry is Revision => entry.entry === 'revision' && entry.object.kind === 'Pod')
      .filter(({ object }) => names.length === 0 || names.includes(object.metadata.name))
      .map(({ object, at }) => rowOf(object as Pod, at, this.engine.profile.kubernetes))
  }

  /** READY, STATUS and RESTARTS as they are now. */
  status(name: string): string {
    const { ready, status, restarts } = podColumns(
      this.get('Pod', name),
      this.engine.clock.now,
      this.engine.profile.kubernetes,
    )
    return `${ready} ${status} ${restarts}`
  }

  /** What was recorded about an object, in order: `Warning BackOff x3: …`; ids are written as UID. */
  events(name: string, reason?: string): string[] {
    return this.eventsOf(name, reason).map(({ type, reason, message, count, series }) => {
      const times = count || series?.count || 1
      const text = message!.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'UID')
      return `${type} ${reason}${times > 1 ? ` x${times}` : ''}: ${text}`
    })
  }

  eventsOf(name: string, reason?: string): Event[] {
    const order = ({ metadata }: Event) => BigInt(`0x${metadata.name.split('.').at(-1)}`)
    return this.api
      .list('Event')
      .filter(event => event.involvedObject.name === name && (reason === undefined || event.reason === reason))
      .sort((a, b) => (order(a) < order(b) ? -1 : 1))
  }

  /** `Ready=False ContainersNotReady`, for the conditions asked for. */
  condition(pod: string, type: string): string | undefined {
    const found = this.get('Pod', pod).status?.conditions?.find(condition => condition.type === type)
    return found && [`${found.status}`, found.reason].filter(Boolean).join(' ')
  }

  /** The pods that a name leads to when it is asked for in the namespace default; none where it does not resolve. */
  resolve(name: string): string[] {
    const look = {
      services: this.api.list('Service'),
      slices: this.api.list('EndpointSlice'),
      pods: this.api.list('Pod'),
    }
    return resolve(name, { namespace: 'default' }, look).targetRefs.map(target => target.name!)
  }
}

/** The HTTP code, reason and message with which something is refused. Throws where it is not. */
export function refusal(work: () => unknown): { code: number; reason: string; message: string; causes: string[] } {
  try {
    work()
  } catch (error) {
    if (!(error instanceof StatusError)) throw error
    const { code = 0, reason = '', message = '', details } = error.status
    return { code, reason, message, causes: (details?.causes ?? []).map(cause => `${cause.reason}: ${cause.message}`) }
  }
  throw new Error('it was not refused')
}

/** NAME, READY, STATUS, RESTARTS and AGE at the second. */
function rowOf(pod: Pod, at: number, kubernetes: string): string {
  const { ready, status, restarts } = podColumns(pod, at, kubernetes)
  const age = ageOf(at - fromTimestamp(pod.metadata.creationTimestamp))
  return [pod.metadata.name.padEnd(7), ready.padEnd(7), status.padEnd(22), restarts.padEnd(14), age].join('')
}

const resourceNamed = (kind: string) => resources.find(resource => resource.kind === kind)!

const namespaceOf = (kind: string) => (resourceNamed(kind).namespaced ? 'default' : undefined)

const about = (kind: string, name: string): Reference => ({ kind, namespace: namespaceOf(kind), name })
