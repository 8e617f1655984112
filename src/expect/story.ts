import { type KubeObject, keyOf, type Reference } from '../api/object.ts'
import type { ContainerStatus, Pod, PodStatus } from '../api/types.ts'
import type { Entry, Revision, WaitRule } from '../timeline/entry.ts'
import { toTimestamp } from '../timeline/epoch.ts'
import { Log } from '../timeline/log.ts'

type Words = Readonly<Record<string, string>>

/**
 * Builds a log from terse lines, for tests: a time in virtual milliseconds, an object, what becomes of it, and `key=value` details.
 * `by=` says which component did it; a word with dots is a path in the object, which may begin with one. A value with spaces stands in "…", and '…' in it means "…". Objects are pods if nothing else is said; a pod belongs to the set whose name it bears, if the story has told of one.
 *
 *     0 StatefulSet/web asks replicas=2 minReadySeconds=10
 *     0 web-0 created image=app:v1 revision=web-a
 *     5 StatefulSet/web waits pod-not-ready on=web-0
 *     1000 web-0 ready
 *     1000 action delete on=web-0
 *     1001 PersistentVolumeClaim/data-web-0 bound
 */
export function story(text: string): Entry[] {
  const lines = text.split('\n').map(line => line.replace(/#.*$/, '').trim())
  const teller = new Teller()
  for (const line of lines) if (line !== '') teller.tell(line)
  return teller.entries
}

class Teller {
  #at = 0
  #actions = 0
  #by = 'story'
  readonly #log = new Log(() => this.#at)
  readonly #objects = new Map<string, KubeObject>()

  get entries(): Entry[] {
    return this.#log.entries
  }

  tell(line: string): void {
    const [at, object, what, ...rest] = line.match(/(?:"[^"]*"|[^\s"])+/g) ?? []
    const words = Object.fromEntries(rest.map(word => word.replaceAll('"', '').replaceAll("'", '"').split(/=(.*)/, 2)))
    this.#at = Number(at)
    if (object === 'action') {
      this.#log.note({ note: 'action', by: 'user', number: ++this.#actions, action: what!, about: on(words) })
      return
    }
    const [kind, name] = object!.includes('/') ? object!.split('/') : ['Pod', object]
    this.#become({ kind: kind!, namespace: 'default', name: name! }, what!, words)
  }

  #become(about: Reference, what: string, words: Words): void {
    this.#by = words.by ?? 'story'
    if (what === 'waits' || what === 'goes') this.#wait(about, what, words)
    else if (what === 'runs' || what === 'stops') this.#process(about, what, words.node!, words.exitCode)
    else if (what === 'event') this.#event(about, words)
    else if (what === 'deleted') this.#delete(about)
    else this.#write(this.#detailed(this.#after(about, what, words), words))
  }

  #after(about: Reference, what: string, words: Words): KubeObject {
    const before = this.#objects.get(called(about)) ?? this.#born(about)
    if (what === 'terminating')
      return { ...before, metadata: { ...before.metadata, deletionTimestamp: toTimestamp(this.#at) } }
    if (about.kind === 'Pod') return podAfter(before as unknown as Pod, what, words, this.#at) as unknown as KubeObject
    if (about.kind === 'StatefulSet') return setAfter(before, what, words)
    if (about.kind === 'Node')
      return { ...before, status: { conditions: [{ type: 'Ready', status: what === 'ready' ? 'True' : 'False' }] } }
    if (what === 'created' || what === 'changed') return before
    return { ...before, status: { phase: what[0]!.toUpperCase() + what.slice(1) } }
  }

  /** The object with what the words say of it: `spec.volumeName=pv-1` of any, `owner=Pod/web-1`, and of revisions their number. */
  #detailed(object: KubeObject, words: Words): KubeObject {
    const details = Object.entries(words).filter(([word]) => word.includes('.'))
    if (object.kind === 'ControllerRevision' && words.revision) details.push(['revision', words.revision])
    const detailed = details.reduce(
      (made, [path, value]) => placed(made, path.replace(/^\./, '').split('.'), value) as KubeObject,
      object,
    )
    if (words.owner === undefined) return detailed
    const ownerReferences = words.owner.split(',').map(name => this.#controlledBy(name))
    return { ...detailed, metadata: { ...detailed.metadata, ownerReferences } }
  }

  /** A reference to the object as its controller; to one that never was, if the story has not told of it. */
  #controlledBy(called: string) {
    const [kind, name] = called.split('/') as [string, string]
    const uid = this.#objects.get(called)?.metadata.uid ?? 'uid-unknown'
    return {
      apiVersion: kind === 'Pod' ? 'v1' : 'apps/v1',
      kind,
      name,
      uid,
      controller: true,
      blockOwnerDeletion: true,
    }
  }

  #born({ kind, name, namespace }: Reference): KubeObject {
    const set = kind === 'Pod' || kind === 'ControllerRevision' ? `StatefulSet/${name.replace(/-\w+$/, '')}` : ''
    const owner = this.#objects.has(set) ? this.#controlledBy(set) : undefined
    const metadata = {
      name,
      ...(clusterScoped.has(kind) ? {} : { namespace }),
      uid: `uid-${this.#log.nextResourceVersion}`,
      resourceVersion: '0',
      creationTimestamp: toTimestamp(this.#at),
      ...(owner && { ownerReferences: [owner] }),
    }
    return {
      apiVersion: 'v1',
      kind,
      metadata,
      ...(/^(Persistent|Volume)/.test(kind) && { spec: {} }),
      ...(kind === 'Pod' && { spec: { containers: [] }, status: { phase: 'Pending' } }),
    }
  }

  #write(object: KubeObject): void {
    const key = called(object)
    const before = this.#objects.get(key)
    const written = { ...object, metadata: { ...object.metadata, resourceVersion: this.#log.nextResourceVersion } }
    this.#objects.set(key, written)
    this.#append(before === undefined ? 'created' : 'updated', written, before)
  }

  #delete(about: Reference): void {
    const before = this.#objects.get(called(about))
    if (before === undefined) throw new Error(`the story deletes ${called(about)}, which it never made`)
    this.#objects.delete(called(about))
    this.#append('deleted', before, before)
  }

  #append(change: Revision['change'], object: KubeObject, before?: KubeObject): void {
    this.#log.append(this.#by, change, object, before)
  }

  #wait(about: Reference, what: string, words: Words): void {
    const { on: _, ...details } = words
    const rule = Object.keys(words).find(word => words[word] === undefined) as WaitRule
    const wait = what === 'goes' ? undefined : { rule, on: on(words)!, details }
    this.#log.note({ note: 'wait', by: 'statefulset-controller', about, wait })
  }

  #process(about: Reference, what: 'runs' | 'stops', node: string, exit?: string): void {
    const { uid } = this.#objects.get(called(about))?.metadata ?? {}
    const phase = what === 'runs' ? 'starts' : 'ends'
    const exitCode = exit === undefined ? undefined : Number(exit)
    this.#log.note({
      note: 'process',
      by: 'kubelet',
      about: { ...about, uid },
      node,
      container: 'app',
      phase,
      exitCode,
    })
  }

  #event(about: Reference, { reason, message, type = 'Warning' }: Words): void {
    const involved = this.#objects.get(called(about))
    const involvedObject = { ...about, uid: involved?.metadata.uid }
    const event = this.#born({
      kind: 'Event',
      namespace: 'default',
      name: `${about.name}.${this.#log.nextResourceVersion}`,
    })
    this.#write({ ...event, involvedObject, reason, message, type } as KubeObject)
  }
}

const clusterScoped = new Set(['Node', 'PersistentVolume', 'VolumeAttachment'])

/** The value with something in it replaced; numbers and JSON are read as such. */
function placed(whole: unknown, [first, ...rest]: readonly string[], value: string): unknown {
  if (first === undefined) return /^(\d+$|[[{])/.test(value) ? JSON.parse(value) : value
  const fields = (whole ?? {}) as Record<string, unknown>
  return { ...fields, [first]: placed(fields[first], rest, value) }
}

/** The object that a note is about: `on=web-0`, `on=StatefulSet/web`. */
function on(words: Words): Reference | undefined {
  if (words.on === undefined) return undefined
  const [kind, name] = words.on.includes('/') ? words.on.split('/') : ['Pod', words.on]
  return { kind: kind!, namespace: 'default', name: name! }
}

function called(object: KubeObject | Reference): string {
  if ('metadata' in object) return `${object.kind}/${keyOf({ metadata: { name: object.metadata.name } })}`
  return `${object.kind}/${object.name}`
}

function podAfter(pod: Pod, what: string, words: Words, at: number): Pod {
  const { image, revision, node, readinessProbe, restartPolicy, claim } = words
  const [before] = pod.spec.containers
  const container = {
    ...before,
    name: 'app',
    image: image ?? before?.image ?? 'app:v1',
    ...(readinessProbe && { readinessProbe: {} }),
    ...(restartPolicy && { restartPolicy }),
  }
  const spec = {
    ...pod.spec,
    containers: [container],
    ...(claim && { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: claim } }] }),
    ...(node && { nodeName: node }),
  }
  const labels = { ...pod.metadata.labels, ...(revision && { 'controller-revision-hash': revision }) }
  const metadata = { ...pod.metadata, labels }
  if (what === 'scheduled') return { ...pod, metadata, spec: { ...spec, nodeName: node ?? 'node-1' } }
  return { ...pod, metadata, spec, status: statusAfter(pod.status ?? {}, what, words, at) }
}

function statusAfter(status: PodStatus, what: string, { reason, message }: Words, at: number): PodStatus {
  const condition = (type: string, value: string) => ({
    type,
    status: value,
    lastTransitionTime: toTimestamp(at),
    reason,
    message,
  })
  switch (what) {
    case 'started':
      return { ...status, phase: 'Running', conditions: [condition('Ready', 'False')] }
    case 'ready':
      return { ...status, phase: 'Running', conditions: [condition('Ready', 'True')] }
    case 'unready':
      return { ...status, conditions: [condition('Ready', 'False')] }
    case 'unschedulable':
      return { ...status, conditions: [condition('PodScheduled', 'False')] }
    case 'failed':
      return { ...status, phase: 'Failed', conditions: [condition('Ready', 'False')] }
    case 'succeeded':
      return { ...status, phase: 'Succeeded', conditions: [condition('Ready', 'False')] }
    case 'waiting':
      return { ...status, containerStatuses: [{ ...containerOf(status), state: { waiting: { reason, message } } }] }
    case 'ended':
      return {
        ...status,
        containerStatuses: [{ ...containerOf(status), state: { terminated: { exitCode: 0, reason } } }],
      }
    case 'restarted':
      return { ...status, containerStatuses: [restarted(containerOf(status))] }
    default:
      return status
  }
}

function containerOf({ containerStatuses }: PodStatus): ContainerStatus {
  return containerStatuses?.[0] ?? { name: 'app', image: '', imageID: '', ready: false, restartCount: 0 }
}

function restarted(container: ContainerStatus): ContainerStatus {
  const lastState = { terminated: { exitCode: 1, reason: 'Error' } }
  return { ...container, restartCount: container.restartCount + 1, lastState, state: { running: {} } }
}

const counts: Record<string, string> = {
  replicas: 'replicas',
  ready: 'readyReplicas',
  available: 'availableReplicas',
  updated: 'updatedReplicas',
  current: 'currentRevision',
  update: 'updateRevision',
  observed: 'observedGeneration',
}

function setAfter(set: KubeObject, what: string, words: Words): KubeObject {
  const { generation = 0 } = set.metadata
  if (what === 'reports') {
    const given = Object.entries(words).map(([word, value]) => [
      counts[word] ?? word,
      /^\d+$/.test(value) ? Number(value) : value,
    ])
    return {
      ...set,
      status: { ...(set.status as object), observedGeneration: generation, ...Object.fromEntries(given) },
    }
  }
  const { replicas, minReadySeconds, partition, policy, strategy, start, whenScaled, whenDeleted, claims } = words
  const before = (set.spec ?? { replicas: 1, selector: {}, template: {} }) as Record<string, unknown>
  const spec = {
    ...before,
    ...(replicas && { replicas: Number(replicas) }),
    ...(minReadySeconds && { minReadySeconds: Number(minReadySeconds) }),
    ...(start && { ordinals: { start: Number(start) } }),
    ...(policy && { podManagementPolicy: policy }),
    ...(partition && { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: Number(partition) } } }),
    ...((whenScaled || whenDeleted) && { persistentVolumeClaimRetentionPolicy: { whenScaled, whenDeleted } }),
    ...(claims && { volumeClaimTemplates: [{ metadata: { name: claims } }] }),
    ...(strategy && { updateStrategy: { type: strategy } }),
  }
  return { ...set, apiVersion: 'apps/v1', metadata: { ...set.metadata, generation: generation + 1 }, spec }
}
