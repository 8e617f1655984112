import { parseAllDocuments } from 'yaml'
import type { Draft, KubeObject } from '../api/object.ts'
import { StatusError } from '../api/status-error.ts'
import type { Event } from '../api/types.ts'
import type { Client } from '../engine/client.ts'
import { components } from '../engine/components.ts'
import { Engine } from '../engine/engine.ts'
import type { Behaviour } from '../workloads/behaviour.ts'
import { createRecordedCluster, recordedProfile } from './recorded-cluster.ts'
import type { Manner, Outcome, RecordedEvent, Step, Trace } from './trace.ts'
import { listenTo, type SentWrite, sorted, told } from './trace-writes.ts'

const setController = 'statefulset-controller'

/** Who deletes without being a controller: it is not what the recordings call collected. */
const notControllers = new Set([setController, 'user', 'kubelet', 'etcd'])

const collectable = new Set(['Pod', 'PersistentVolumeClaim', 'StatefulSet', 'ControllerRevision'])

/** The recorded control plane in our engine, and what is heard at its API server. */
export class TraceCluster {
  readonly api: Client
  readonly #engine: Engine
  readonly #writes: SentWrite[]

  constructor({ gates }: Trace) {
    this.#engine = new Engine({ profile: recordedProfile(gates), components })
    this.api = this.#engine.client()
    createRecordedCluster(this.api)
    this.#settle(1.3)
    this.#writes = listenTo(this.#engine.apiServer)
  }

  /** Takes the step, lets everything settle, and tells what came of it. */
  take(step: Step): Outcome {
    const before = this.#writes.length
    const refused = this.#attempt(step)
    this.#settle(step.quietSeconds ?? 1.3)
    const writes = this.#writes.slice(before)
    const controller = told(writes.filter(({ by }) => by === setController))
    const collected = writes.filter(
      ({ by, verb, kind, refused }) =>
        verb === 'delete' && !refused && !notControllers.has(by) && collectable.has(kind),
    )
    return {
      refused,
      controller,
      controllerUnordered: sorted(controller),
      collected: sorted(told(collected)),
    }
  }

  eventsOfSets(): RecordedEvent[] {
    const last = new Map<string, Event>()
    for (const event of this.#events()) last.set(event.metadata.name, event)
    return [...last.values()].map(described).filter(({ by, type }) => by === setController && type === 'Normal')
  }

  everyEvent(): RecordedEvent[] {
    return this.#events().map(described)
  }

  #events(): Event[] {
    return this.#engine.log.entries.flatMap(entry =>
      entry.entry === 'revision' && entry.object.kind === 'Event' ? [entry.object as Event] : [],
    )
  }

  #attempt(step: Step): Outcome['refused'] {
    try {
      this.#act(step)
      return undefined
    } catch (error) {
      if (!(error instanceof StatusError)) throw error
      return { code: error.code, message: error.message }
    }
  }

  #act({ apply, patch, scale, delete: remove, evict, image, pod, node }: Step): void {
    const { api } = this
    if (apply !== undefined)
      for (const document of parseAllDocuments(apply)) this.#apply(document.toJS() as Draft<KubeObject> | null)
    if (patch !== undefined) api.patch(inDefault(patch), patch.body, patch.type ?? 'strategic')
    if (scale !== undefined)
      api.patch(inDefault({ kind: 'StatefulSet', ...scale }), { spec: { replicas: scale.replicas } }, 'merge')
    if (remove !== undefined)
      api.delete(inDefault(remove), { propagationPolicy: remove.propagation, gracePeriodSeconds: remove.grace })
    if (evict !== undefined) api.evict(inDefault({ kind: 'Pod', ...evict }))
    if (image !== undefined) this.#engine.workloads.declareImage(image.name, behaviourOf(image.is, image.seconds))
    if (pod !== undefined) this.#befall(pod)
    if (node !== undefined) this.#changeNode(node)
  }

  #apply(document: Draft<KubeObject> | null): void {
    if (document === null) return
    const { kind, metadata } = document
    const target = inDefault({ kind, name: metadata.name! })
    if (this.api.find(kind, target.namespace, target.name) === undefined) this.api.create(this.api.read(document))
    else this.api.patch(target, document, 'strategic')
  }

  #befall({ name, is, seconds }: NonNullable<Step['pod']>): void {
    const { workloads } = this.#engine
    if (is === 'failed') workloads.befall(`default/${name}`, { is: 'evicted' })
    else workloads.declarePod(`default/${name}`, behaviourOf(is, seconds))
  }

  #changeNode({ name, is }: NonNullable<Step['node']>): void {
    const node = { kind: 'Node', name }
    const { faults } = this.#engine
    if (is === 'failed') faults.begin('node-down', node)
    else if (is === 'healthy') faults.end('node-down', node)
    else if (is === 'removed') this.api.delete(node)
    else this.api.patch(node, { spec: { unschedulable: is === 'cordoned' ? true : null } }, 'merge')
  }

  /** Until no object but leases and events has changed for so long. */
  #settle(quietSeconds: number): void {
    const engine = this.#engine
    const began = engine.clock.now
    for (let quietSince = began; ; ) {
      engine.run({ until: quietSince + quietSeconds * 1000 })
      const changed = this.#lastChange()
      if (changed <= quietSince) return
      if (changed > began + 600_000)
        throw new Error(`The recorded cluster does not come to rest: ${engine.clock.restless.join(', ')}`)
      quietSince = changed
    }
  }

  #lastChange(): number {
    const entry = this.#engine.log.entries.findLast(
      entry => entry.entry === 'revision' && entry.object.kind !== 'Lease' && entry.object.kind !== 'Event',
    )
    return entry?.at ?? 0
  }
}

const inDefault = <T extends { kind: string; name: string }>({ kind, name }: T) =>
  ['Node', 'PersistentVolume', 'StorageClass'].includes(kind) ? { kind, name } : { kind, namespace: 'default', name }

/** Everything that a word says of a behaviour, so that one takes back what another said. */
function behaviourOf(is: Manner, seconds: number | undefined): Partial<Behaviour> {
  return {
    ready: is === 'never' ? 'never' : 0,
    pull: is === 'unpullable' ? 'fails' : undefined,
    end: is === 'crash' ? { after: 0, exitCode: 1 } : 'never',
    stop: seconds === undefined ? undefined : seconds * 1000,
  }
}

function described({ involvedObject, source, reportingComponent, type, reason, message, count }: Event): RecordedEvent {
  const by = source?.component ?? reportingComponent ?? ''
  const on = `${involvedObject.kind}/${involvedObject.name}`
  return { by, on, type: type!, reason: reason!, message: message!, count: count ?? 1 }
}
