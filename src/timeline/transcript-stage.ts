import type { KubeObject, Reference } from '../api/object.ts'
import type { Entry, NoteDraft, Wait } from './entry.ts'
import { toTimestamp } from './epoch.ts'
import { Log } from './log.ts'

/** A change of an object: members are merged, lists and values replaced, undefined removes. */
type Patch = { readonly [member: string]: unknown }

/**
 * Tells timelines by hand, for the tests of what reads them: the writes that a cluster makes, in a few words.
 * Time only moves forward, by {@link Story.at}.
 */
export class Story {
  #now = 0
  #born = 0
  readonly #log = new Log(() => this.#now)
  readonly #objects = new Map<string, KubeObject>()

  get entries(): readonly Entry[] {
    return this.#log.entries
  }

  /** Moves to the virtual time in seconds. */
  at(seconds: number): this {
    this.#now = seconds * 1000
    return this
  }

  uidOf(kind: string, name: string): string {
    return this.#find(kind, name).metadata.uid
  }

  note(draft: NoteDraft): this {
    this.#log.note(draft)
    return this
  }

  step(step: number): this {
    return this.note({ note: 'step', by: 'user', step })
  }

  waits(set: string, wait?: Wait): this {
    return this.note({ note: 'wait', by: 'statefulset-controller', about: reference('StatefulSet', set), wait })
  }

  creates(by: string, kind: string, name: string, body: Patch = {}): this {
    const { metadata, ...rest } = body
    const namespaced = !['Node', 'PersistentVolume', 'StorageClass', 'Namespace'].includes(kind)
    const stored = {
      name,
      ...(namespaced ? { namespace: 'default' } : {}),
      uid: `uid-${++this.#born}`,
      creationTimestamp: toTimestamp(this.#now),
      ...(metadata as object),
    }
    return this.#write(by, 'created', { apiVersion: 'v1', kind, metadata: stored, ...rest } as KubeObject)
  }

  changes(by: string, kind: string, name: string, patch: Patch): this {
    const before = this.#find(kind, name)
    return this.#write(by, 'updated', merged(before, patch) as KubeObject, before)
  }

  deletes(by: string, kind: string, name: string, graceSeconds = 30): this {
    const deletionTimestamp = toTimestamp(this.#now + graceSeconds * 1000)
    return this.changes(by, kind, name, { metadata: { deletionTimestamp, deletionGracePeriodSeconds: graceSeconds } })
  }

  removes(by: string, kind: string, name: string): this {
    const before = this.#find(kind, name)
    return this.#write(by, 'deleted', before, before)
  }

  /** Records an event, or counts it up if it was recorded before. */
  event(by: string, type: 'Normal' | 'Warning', about: Reference, reason: string, message: string): this {
    const name = `${about.name}.${reason}`
    const known = this.#objects.get(`Event/${name}`) as (KubeObject & { count: number }) | undefined
    if (known !== undefined) return this.changes(by, 'Event', name, { count: known.count + 1 })
    return this.creates(by, 'Event', name, {
      type,
      reason,
      message,
      involvedObject: about,
      count: 1,
      source: { component: by },
    })
  }

  #find(kind: string, name: string): KubeObject {
    const found = this.#objects.get(`${kind}/${name}`)
    if (found === undefined) throw new Error(`the story has no ${kind}/${name}`)
    return found
  }

  #write(by: string, change: 'created' | 'updated' | 'deleted', object: KubeObject, before?: KubeObject): this {
    const key = `${object.kind}/${object.metadata.name}`
    const written = { ...object, metadata: { ...object.metadata, resourceVersion: this.#log.nextResourceVersion } }
    if (change === 'deleted') this.#objects.delete(key)
    else this.#objects.set(key, written)
    this.#log.append(by, change, written, before)
    return this
  }
}

export function reference(kind: string, name: string): Reference {
  return kind === 'Node' || kind === 'PersistentVolume' ? { kind, name } : { kind, namespace: 'default', name }
}

function merged(value: unknown, patch: unknown): unknown {
  if (!isPlain(patch)) return patch
  const result: Record<string, unknown> = isPlain(value) ? { ...value } : {}
  for (const [member, change] of Object.entries(patch)) {
    if (change === undefined) delete result[member]
    else result[member] = merged(result[member], change)
  }
  return result
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A set of pods on a story: what the controller, the scheduler and the kubelet write about them. */
export class SetOnStage {
  readonly #story: Story
  readonly #name: string
  #image = 'app:v1'
  #revision = 1

  constructor(story: Story, name: string, replicas: number) {
    this.#story = story
    this.#name = name
    const template = { spec: { containers: [{ name: 'app', image: this.#image }] } }
    story.creates('user', 'StatefulSet', name, {
      apiVersion: 'apps/v1',
      spec: { replicas, template, updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } } },
    })
    this.#recordRevision()
    story.changes('statefulset-controller', 'StatefulSet', name, {
      status: { currentRevision: this.revision, updateRevision: this.revision, readyReplicas: 0 },
    })
  }

  get revision(): string {
    return `${this.#name}-${'6d8f57c9b4'.slice(this.#revision)}${this.#revision}`
  }

  image(image: string): this {
    this.#image = image
    this.#story.changes('user', 'StatefulSet', this.#name, {
      spec: { template: { spec: { containers: [{ name: 'app', image }] } } },
    })
    this.#revision++
    this.#recordRevision()
    return this.status({ updateRevision: this.revision, updatedReplicas: 0 })
  }

  status(status: Patch): this {
    this.#story.changes('statefulset-controller', 'StatefulSet', this.#name, { status })
    return this
  }

  create(ordinal: number): this {
    const name = this.#pod(ordinal)
    this.#story.creates('statefulset-controller', 'Pod', name, {
      metadata: {
        labels: { 'controller-revision-hash': this.revision },
        ownerReferences: [{ kind: 'StatefulSet', name: this.#name, controller: true }],
      },
      spec: {
        containers: [{ name: 'app', image: this.#image }],
        volumes: [{ name: 'data', persistentVolumeClaim: { claimName: `data-${name}` } }],
      },
      status: { phase: 'Pending' },
    })
    return this
  }

  claim(ordinal: number): this {
    const name = `data-${this.#pod(ordinal)}`
    this.#story.creates('statefulset-controller', 'PersistentVolumeClaim', name, {
      spec: { resources: { requests: { storage: '1Gi' } }, storageClassName: 'standard' },
      status: { phase: 'Pending' },
    })
    return this
  }

  bind(ordinal: number): this {
    const name = `data-${this.#pod(ordinal)}`
    this.#story.changes('persistentvolume-controller', 'PersistentVolumeClaim', name, {
      spec: { volumeName: `pvc-${ordinal}` },
      status: { phase: 'Bound', capacity: { storage: '1Gi' } },
    })
    return this
  }

  schedule(ordinal: number, node = `node-${(ordinal % 3) + 1}`): this {
    const conditions = [{ type: 'PodScheduled', status: 'True' }]
    return this.#change(ordinal, 'default-scheduler', { spec: { nodeName: node }, status: { conditions } })
  }

  starts(ordinal: number): this {
    return this.#report(ordinal, false, { running: {} })
  }

  ready(ordinal: number, restarts = 0): this {
    return this.#report(ordinal, true, { running: {} }, restarts)
  }

  exits(ordinal: number, exitCode: number, restarts: number, finishedAt: string): this {
    return this.#report(ordinal, false, { terminated: { exitCode, reason: 'Error', finishedAt } }, restarts)
  }

  backsOff(ordinal: number, restarts: number): this {
    return this.#report(ordinal, false, { waiting: { reason: 'CrashLoopBackOff' } }, restarts)
  }

  stop(ordinal: number, by = 'statefulset-controller', graceSeconds = 30): this {
    this.#story.deletes(by, 'Pod', this.#pod(ordinal), graceSeconds)
    return this
  }

  gone(ordinal: number): this {
    this.#story.removes('kubelet', 'Pod', this.#pod(ordinal))
    return this
  }

  #report(ordinal: number, ready: boolean, state: Patch, restartCount = 0): this {
    const status = ready ? 'True' : 'False'
    const message = ready ? {} : { reason: 'ContainersNotReady', message: 'containers with unready status: [app]' }
    const conditions = [
      { type: 'Ready', status, ...message },
      { type: 'PodScheduled', status: 'True' },
    ]
    const containerStatuses = [{ name: 'app', ready, restartCount, state }]
    return this.#change(ordinal, 'kubelet', { status: { phase: 'Running', conditions, containerStatuses } })
  }

  #change(ordinal: number, by: string, patch: Patch): this {
    this.#story.changes(by, 'Pod', this.#pod(ordinal), patch)
    return this
  }

  #pod(ordinal: number): string {
    return `${this.#name}-${ordinal}`
  }

  #recordRevision(): void {
    this.#story.creates('statefulset-controller', 'ControllerRevision', this.revision, {
      apiVersion: 'apps/v1',
      revision: this.#revision,
    })
  }
}
