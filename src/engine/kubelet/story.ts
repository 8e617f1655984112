import type { ContainerState, Event, Pod, PodSpec } from '../../api/types.ts'
import type { Entry } from '../../timeline/entry.ts'
import { Engine, type EngineOptions } from '../engine.ts'
import { kubelet } from './index.ts'
import { machinesOf } from './machines.ts'

const pod = { kind: 'Pod', namespace: 'default', name: 'web-0' } as const

/** A cluster of one node with its kubelet alone, for tests: what becomes of the pod web-0 is told line by line, as `kubectl get pods -w` would. */
export class Story {
  readonly engine: Engine
  #told = 0

  constructor(options: Partial<EngineOptions> = {}) {
    this.engine = new Engine({ components: [kubelet], ...options })
    this.create({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' }, spec: {}, status: {} })
  }

  create(manifest: object): void {
    this.engine.client().create(manifest as Parameters<ReturnType<Engine['client']>['create']>[0])
  }

  /** Creates web-0 on the node, by default of one container `app` of the image app:v1. */
  start(container: Partial<PodSpec['containers'][0]> = {}, spec: Partial<PodSpec> = {}, metadata: object = {}): this {
    const containers = [{ name: 'app', image: 'app:v1', ...container }]
    this.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...pod, kind: undefined, ...metadata },
      spec: { nodeName: 'node-1', containers, ...spec },
    })
    return this
  }

  /** The images are on the node already. */
  present(...images: string[]): this {
    this.engine.run({ until: this.engine.clock.now })
    for (const image of images) machinesOf(this.engine.workloads).of('node-1').images.add(`docker.io/library/${image}`)
    return this
  }

  /** A claim bound to a volume that needs no attaching. */
  claim(name: string): this {
    const size = { storage: '1Gi' }
    const accessModes = ['ReadWriteOnce']
    const volume = { apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: `pv-${name}` } }
    this.create({ ...volume, spec: { accessModes, capacity: size, nfs: { server: 'nfs', path: '/' } } })
    const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, namespace: 'default' } }
    this.create({ ...claim, spec: { accessModes, resources: { requests: size }, volumeName: `pv-${name}` } })
    const api = this.engine.client()
    api.updateStatus({ ...api.get('PersistentVolumeClaim', 'default', name), status: { phase: 'Bound' } })
    return this
  }

  /** What is written on the volume of a claim. */
  filesOf(claim: string): Map<string, string> {
    return this.engine.workloads.volumes.of(
      this.engine.client().get('PersistentVolume', undefined, `pv-${claim}`).metadata.uid,
    )
  }

  delete(gracePeriodSeconds?: number): this {
    this.engine.client().delete(pod, { gracePeriodSeconds })
    return this
  }

  fault(fault: string, phase: 'begin' | 'end'): this {
    this.engine.faults[phase](fault, { kind: 'Node', name: 'node-1' })
    return this
  }

  get pod(): Pod {
    return this.engine.client().get('Pod', pod.namespace, pod.name)
  }

  get now(): number {
    return this.engine.clock.now
  }

  pass(seconds: number): this {
    this.engine.run({ until: this.engine.clock.now + seconds * 1000 })
    return this
  }

  settle(): this {
    const stop = this.engine.run({ until: this.engine.clock.now + 86_400_000, whenSettled: true })
    if (stop.because !== 'settled') throw new Error(`does not settle: ${this.engine.clock.restless.join(', ')}`)
    return this
  }

  /** What happened to web-0 since it was last told; by default rows, events and processes. */
  tell(...only: ('rows' | 'events' | 'processes')[]): string {
    const wanted = only.length === 0 ? ['rows', 'events', 'processes'] : only
    const entries = this.engine.log.entries.slice(this.#told)
    this.#told = this.engine.log.entries.length
    const lines = entries.flatMap(entry => (wanted.includes(kindOf(entry)) ? lineOf(entry) : []))
    return lines.join('\n')
  }
}

function kindOf(entry: Entry): string {
  if (entry.entry === 'note') return 'processes'
  return entry.object.kind === 'Event' ? 'events' : 'rows'
}

function lineOf(entry: Entry): string[] {
  const at = `${entry.at / 1000}`.padStart(4)
  if (entry.entry === 'note')
    return entry.note === 'process'
      ? [`${at} (${entry.container} ${entry.phase}${entry.phase === 'ends' ? ` ${entry.exitCode}` : ''})`]
      : []
  if (entry.object.kind === 'Event') {
    const { type, reason, message, count } = entry.object as Event
    const text = message!.replaceAll(/[0-9a-f-]{36}/g, 'UID')
    return [`${at} ${type} ${reason}${count! > 1 ? ` x${count}` : ''}: ${text}`]
  }
  if (entry.object.kind !== 'Pod') return []
  return [`${at} ${entry.change === 'deleted' ? 'gone' : rowOf(entry.object as Pod)}`]
}

/** READY, STATUS and RESTARTS, as far as the stories need them. */
function rowOf({ spec, status = {}, metadata }: Pod): string {
  const inits = status.initContainerStatuses ?? []
  const isSidecar = (name: string) => spec.initContainers?.find(init => init.name === name)?.restartPolicy === 'Always'
  const regulars = [...inits.filter(({ name }) => isSidecar(name)), ...(status.containerStatuses ?? [])]
  const ready = regulars.filter(container => container.ready).length
  const blocked = inits.findIndex(({ name, state, started }) =>
    isSidecar(name) ? !started : state?.terminated?.exitCode !== 0,
  )
  const restarts = (blocked === -1 ? regulars : inits).reduce((sum, { restartCount }) => sum + restartCount, 0)
  const isOver = status.phase === 'Succeeded' || status.phase === 'Failed'
  let text = status.reason ?? status.phase ?? ''
  const hasStarted = status.conditions?.some(({ type, status }) => type === 'Initialized' && status === 'True')
  if (blocked !== -1 && !hasStarted) {
    const reason = reasonOf(inits[blocked]!.state)
    text = reason === undefined || reason === 'PodInitializing' ? `Init:${blocked}/${inits.length}` : `Init:${reason}`
  } else for (const { state } of [...(status.containerStatuses ?? [])].reverse()) text = reasonOf(state) ?? text
  if (metadata.deletionTimestamp !== undefined && !isOver) text = 'Terminating'
  return `${ready}/${spec.containers.length + inits.filter(({ name }) => isSidecar(name)).length} ${text} ${restarts}`
}

/** A story as a test's table has it, without the table's indentation. */
export const told = (text: string): string => text.replace(/^\n/, '').replaceAll(/^ {4}/gm, '')

const reasonOf = (state: ContainerState | undefined): string | undefined =>
  state?.waiting?.reason ?? state?.terminated?.reason
