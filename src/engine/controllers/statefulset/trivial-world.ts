import type { Draft, KubeObject, Reference } from '../../../api/object.ts'
import { resourceOf } from '../../../api/resources.ts'
import { alreadyExists, forbidden, notFound } from '../../../api/status-error.ts'
import type {
  ControllerRevision,
  PersistentVolumeClaim,
  Pod,
  PodTemplateSpec,
  StatefulSet,
  StatefulSetSpec,
  StatefulSetStatus,
} from '../../../api/types.ts'
import type { Wait } from '../../../timeline/entry.ts'
import { act, type Hands } from './act.ts'
import { syncStatefulSet } from './decide.ts'
import { isFailure } from './effects.ts'
import { memberOf, revisionLabel } from './know.ts'
import type { Rules } from './rules.ts'

/** A world for tests of the decision: one set named `web`, whose controller sees at once what it did, and pods that do what they are told. */
export class TrivialWorld implements Hands {
  readonly pods = new Map<string, Pod>()
  readonly claims = new Map<string, PersistentVolumeClaim>()
  readonly revisions = new Map<string, ControllerRevision>()
  set: StatefulSet
  rules: Rules = { maxUnavailable: 'off' }
  /** Seconds since the beginning. */
  now = 0
  /** How many pods there may be at most. */
  quota = Infinity
  /** What the last pass did, said and waited for. */
  actions: string[] = []
  events: string[] = []
  waits: Wait[] = []
  #written = 0

  constructor(template: string, spec: Partial<StatefulSetSpec> = {}) {
    this.set = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { ...this.#stored('web'), generation: 1 },
      spec: {
        replicas: 3,
        podManagementPolicy: 'OrderedReady',
        selector: { matchLabels: { app: 'web' } },
        serviceName: 'web',
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
        template: templateNamed(template),
        ...spec,
      },
    }
  }

  /** Asks for something else; a template by its name. */
  change({ template, ...spec }: Partial<Omit<StatefulSetSpec, 'template'>> & { template?: string }): void {
    const { metadata } = this.set
    this.set = {
      ...this.set,
      metadata: { ...metadata, generation: metadata.generation! + 1 },
      spec: { ...this.set.spec, ...spec, ...(template && { template: templateNamed(template) }) },
    }
  }

  ready(...ordinals: number[]): void {
    for (const ordinal of ordinals) this.#tell(ordinal, 'Running', 'True')
  }

  unready(...ordinals: number[]): void {
    for (const ordinal of ordinals) this.#tell(ordinal, 'Running', 'False')
  }

  fail(ordinal: number): void {
    this.#tell(ordinal, 'Failed', 'False')
  }

  /** The pods' objects go, as after a deletion by hand or when they have stopped. */
  removed(...ordinals: number[]): void {
    for (const ordinal of ordinals) this.pods.delete(`web-${ordinal}`)
  }

  /** Everything that is to happen, happens: pods stop, start and become ready, and the controller sees it, until nothing changes. */
  settle(): void {
    for (let pass = 0; pass < 100; pass++) {
      this.pass()
      const isBusy = this.actions.length > 0
      const idle = [...this.pods.values()].filter(pod => pod.status?.phase !== 'Running')
      for (const pod of idle) this.ready(ordinalOf(pod))
      for (const pod of [...this.pods.values()]) if (pod.metadata.deletionTimestamp) this.pods.delete(pod.metadata.name)
      if (!isBusy && idle.length === 0) return
    }
    throw new Error('the set does not come to rest')
  }

  /** One pass of the controller: `what it did | replicas/ready/available c=current u=updated | current>update`, and ` ERR` if it failed. */
  pass(): string {
    this.actions = []
    this.events = []
    this.waits = []
    const caches = {
      set: this.set,
      members: [...this.pods.values()].map(memberOf),
      claims: this.claims,
      revisions: [...this.revisions.values()],
    }
    let end = ''
    try {
      act(syncStatefulSet(caches, this.now * 1_000, this.rules), this)
    } catch (error) {
      if (!isFailure(error)) throw error
      end = ' ERR'
    }
    const status: Partial<StatefulSetStatus> = this.set.status ?? {}
    const { replicas = 0, readyReplicas = 0, availableReplicas = 0 } = status
    const counts = `${replicas}/${readyReplicas}/${availableReplicas} c=${status.currentReplicas ?? 0} u=${status.updatedReplicas ?? 0}`
    const revisions = `${this.templateOf(status.currentRevision)}>${this.templateOf(status.updateRevision)}`
    return `${this.actions.join('; ') || '-'} | ${counts} | ${revisions}${end}`
  }

  /** `0@A 1@A 2@B`: the pods and the templates that they were made from. */
  get layout(): string {
    const pods = [...this.pods.values()].sort((a, b) => ordinalOf(a) - ordinalOf(b))
    return pods.map(pod => `${ordinalOf(pod)}@${this.#madeFrom(pod)}`).join(' ')
  }

  /** `A=3 B=2`: the numbers of the revisions, by name of their template. */
  get numbers(): string {
    const numbers = [...this.revisions.values()].map(
      ({ metadata, revision }) => `${this.templateOf(metadata.name)}=${revision}`,
    )
    return numbers.sort().join(' ')
  }

  /** The name of the template that a revision recorded. */
  templateOf(revision: string | undefined): string {
    const data = this.revisions.get(revision ?? '')?.data as { spec: { template: PodTemplateSpec } } | undefined
    return data?.spec.template.spec?.containers[0]?.image ?? '?'
  }

  create(object: Draft<KubeObject>): KubeObject {
    const name = object.metadata.name!
    const key = `default/${name}`
    const stored = { ...object, metadata: { ...object.metadata, ...this.#stored(name) } } as KubeObject
    if (object.kind === 'ControllerRevision') {
      if (this.revisions.has(name)) throw alreadyExists(resourceOf(object.kind), name)
      this.revisions.set(name, stored as ControllerRevision)
    } else if (object.kind === 'PersistentVolumeClaim') this.claims.set(key, stored as PersistentVolumeClaim)
    else {
      if (this.pods.size >= this.quota) {
        this.actions.push(`FailedCreate ${name}`)
        throw forbidden(resourceOf('Pod'), name, 'exceeded quota')
      }
      this.pods.set(name, { ...(stored as Pod), status: { phase: 'Pending' } })
      this.actions.push(`Create ${name}@${this.#madeFrom(stored as Pod)}`)
    }
    return stored
  }

  update(object: Draft<KubeObject>, subresource?: 'status'): KubeObject {
    const name = object.metadata.name!
    if (subresource === 'status') this.set = { ...this.set, status: (object as StatefulSet).status }
    else if (object.kind === 'ControllerRevision') this.revisions.set(name, object as ControllerRevision)
    else if (object.kind === 'PersistentVolumeClaim')
      this.claims.set(`default/${name}`, object as PersistentVolumeClaim)
    else this.pods.set(name, object as Pod)
    return object as KubeObject
  }

  patch({ kind, name }: Reference): KubeObject {
    throw notFound(resourceOf(kind), name)
  }

  delete({ kind, name }: Reference): void {
    if (kind === 'ControllerRevision') return void this.revisions.delete(name)
    const pod = this.pods.get(name)
    if (pod === undefined) throw notFound(resourceOf(kind), name)
    this.actions.push(`Delete ${name}@${this.#madeFrom(pod)}`)
    this.pods.set(name, { ...pod, metadata: { ...pod.metadata, deletionTimestamp: this.#time } })
  }

  get({ kind, name }: Reference): KubeObject {
    const found = kind === 'ControllerRevision' ? this.revisions.get(name) : this.set
    if (found === undefined) throw notFound(resourceOf(kind), name)
    return found
  }

  event(_type: string, reason: string, message: string): void {
    this.events.push(`${reason}: ${message}`)
  }

  wait(wait: Wait): void {
    this.waits.push(wait)
  }

  pause(): void {}

  get #time(): string {
    return new Date(this.now * 1_000).toISOString()
  }

  #stored(name: string) {
    const number = String(++this.#written)
    return { name, namespace: 'default', uid: `uid-${number}`, resourceVersion: number, creationTimestamp: this.#time }
  }

  #madeFrom = ({ metadata }: Pod): string => this.templateOf(metadata.labels?.[revisionLabel])

  #tell(ordinal: number, phase: 'Running' | 'Failed', ready: 'True' | 'False'): void {
    const pod = this.pods.get(`web-${ordinal}`)
    if (pod === undefined) throw new Error(`there is no pod web-${ordinal}`)
    const condition = { type: 'Ready', status: ready, lastTransitionTime: this.#time }
    this.pods.set(pod.metadata.name, { ...pod, status: { phase, conditions: [condition] } })
  }
}

const ordinalOf = ({ metadata }: Pod): number => Number(metadata.name.slice('web-'.length))

const templateNamed = (image: string): PodTemplateSpec => ({
  metadata: { labels: { app: 'web' } },
  spec: { containers: [{ name: 'main', image, resources: {} }] },
})
