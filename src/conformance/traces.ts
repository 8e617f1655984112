import { parseAllDocuments } from 'yaml'
import type { Draft, KubeObject } from '../api/object.ts'
import { StatusError } from '../api/status-error.ts'
import type { Event } from '../api/types.ts'
import type { Client } from '../engine/client.ts'
import { components } from '../engine/components.ts'
import type { Propagation } from '../engine/deletion.ts'
import { Engine } from '../engine/engine.ts'
import type { Behaviour } from '../workloads/behaviour.ts'
import { type Difference, differenceBetween, pruned } from './difference.ts'
import { createRecordedCluster, recordedProfile } from './recorded-cluster.ts'
import { comparable, type View, views } from './trace-views.ts'
import { listenTo, type SentWrite, type Write } from './trace-writes.ts'

/** A scenario on a whole control plane, and what three recordings of it agreed on. */
export interface Trace {
  readonly name: string
  readonly gates?: Readonly<Record<string, boolean>>
  readonly steps: readonly Step[]
  readonly outcomes: readonly Outcome[]
  readonly events?: { readonly exactly?: readonly RecordedEvent[]; readonly among?: readonly RecordedEvent[] }
}

type Manner = 'ready' | 'never' | 'unpullable' | 'crash'

/** One thing that is done, and how long nothing must have happened before the next. */
export interface Step {
  readonly quietSeconds?: number
  readonly apply?: string
  readonly patch?: { kind: string; name: string; body: unknown; type?: 'strategic' | 'merge' | 'json' }
  readonly scale?: { kind?: string; name: string; replicas: number }
  readonly delete?: { kind: string; name: string; propagation?: Propagation; grace?: number }
  readonly evict?: { name: string }
  readonly image?: { name: string; is: Manner; seconds?: number }
  readonly pod?: { name: string; is: Manner | 'failed'; seconds?: number }
  readonly node?: { name: string; is: 'failed' | 'healthy' | 'cordoned' | 'uncordoned' | 'removed' }
}

/** What a step led to. What is not there did not repeat in the recordings. */
export interface Outcome {
  readonly refused?: { code: number; message: string }
  readonly controller?: readonly Write[]
  readonly controllerUnordered?: readonly Write[]
  readonly collected?: readonly Write[]
  readonly after?: Readonly<Record<string, readonly View[]>>
}

interface RecordedEvent {
  readonly by: string
  readonly on: string
  readonly type: string
  readonly reason: string
  readonly message: string
  readonly count?: number
}

const setController = 'statefulset-controller'

/** Who deletes without being a controller: it is not what the recordings call collected. */
const notControllers = new Set([setController, 'user', 'kubelet', 'etcd'])

const collectable = new Set(['Pod', 'PersistentVolumeClaim', 'StatefulSet', 'ControllerRevision'])

/** Does what was done to the recorded cluster, and answers everything that came out differently. */
export function replayTrace(trace: Trace): Difference[] {
  const cluster = new RecordedCluster(trace)
  const differences: Difference[] = []
  const compare = (path: string, recorded: unknown, ours: unknown) => {
    const difference = differenceBetween(trace.name, pruned(recorded), pruned(ours))
    if (difference !== undefined) differences.push({ ...difference, path: `${path}${joint(difference.path)}` })
  }
  for (const [index, step] of trace.steps.entries()) {
    const ours = cluster.take(step)
    const recorded = trace.outcomes[index] ?? {}
    for (const field of ['refused', 'controller', 'controllerUnordered', 'collected'] as const)
      if (recorded[field] !== undefined)
        compare(`steps[${index}].${field}`, ordered(field, recorded[field]), ours[field])
    for (const [kind, items] of Object.entries(recorded.after ?? {}))
      compare(
        `steps[${index}].after.${kind}`,
        byName(comparable(kind, items)),
        byName(comparable(kind, views[kind]!(cluster.api))),
      )
  }
  const { exactly = [], among = [] } = trace.events ?? {}
  const counts = counted(cluster.eventsOfSets())
  for (const [event, count] of Object.entries(counted(exactly)))
    compare(`events.exactly: ${event}`, count, counts[event])
  const told = new Set(cluster.everyEvent().map(keyOfEvent))
  for (const event of among) if (!told.has(keyOfEvent(event))) compare('events.among', event, undefined)
  return differences
}

/** The recorded control plane in our engine, and what is heard at its API server. */
class RecordedCluster {
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
      collected: sorted(collected.map(toWrite)),
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

const toWrite = ({ verb, kind, name }: SentWrite): Write => ({ verb, kind, name })

/** In their order; a write that is refused again and again is told once. */
function told(writes: readonly SentWrite[]): Write[] {
  const refused = new Set<string>()
  return writes.flatMap(write => {
    const key = keyOfWrite(write)
    if (!write.refused) refused.delete(key)
    else if (refused.has(key)) return []
    else refused.add(key)
    return [toWrite(write)]
  })
}

const keyOfWrite = ({ verb, kind, name }: Write): string => `${kind}/${name} ${verb}`

const sorted = (writes: readonly Write[]): Write[] =>
  [...writes].sort((a, b) => (keyOfWrite(a) < keyOfWrite(b) ? -1 : 1))

const ordered = (field: string, recorded: Outcome[keyof Outcome]) =>
  field === 'controllerUnordered' || field === 'collected' ? sorted(recorded as Write[]) : recorded

const byName = (items: readonly View[]): Record<string, View> =>
  Object.fromEntries(items.map(item => [item.name as string, item]))

function described({ involvedObject, source, reportingComponent, type, reason, message, count }: Event): RecordedEvent {
  const by = source?.component ?? reportingComponent ?? ''
  const on = `${involvedObject.kind}/${involvedObject.name}`
  return { by, on, type: type!, reason: reason!, message: message!, count: count ?? 1 }
}

const keyOfEvent = ({ by, on, type, reason, message }: RecordedEvent): string =>
  [by, on, type, reason, message].join(' ')

/** How often each was told, over all objects of the same name. */
function counted(events: readonly RecordedEvent[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const event of events) counts[keyOfEvent(event)] = (counts[keyOfEvent(event)] ?? 0) + (event.count ?? 1)
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const joint = (path: string): string => (path === '' || path.startsWith('[') ? path : `.${path}`)
