import { type KubeObject, referenceTo } from '../../api/object.ts'
import { StatusError } from '../../api/status-error.ts'
import type { Node, Pod } from '../../api/types.ts'
import type { Series } from '../clock.ts'
import type { Context } from '../component.ts'
import type { Informer } from '../informer.ts'
import { type KubeletVersion, kubeletOf } from '../versions.ts'
import type { ContainerRuntime, Machine, PodRuntime, Work } from './machine.ts'
import { type Machines, machinesOf } from './machines.ts'
import { Peers } from './peers.ts'
import { PodVolumes } from './pod-volumes.ts'

/** What the kubelets of all nodes work with: the machines and what runs there, what is planned, and how they tell of it. */
export class Kubelet {
  readonly context: Context
  readonly machines: Machines
  readonly version: KubeletVersion
  readonly pods: Informer<Pod>
  readonly volumes: PodVolumes
  readonly peers: Peers
  /** Counts the declarations about workloads, so that running containers notice a new one. */
  declared = 0

  constructor(context: Context) {
    this.context = context
    this.version = kubeletOf(context.profile.kubernetes)
    this.machines = machinesOf(context.workloads)
    this.machines.wake = key => context.enqueue(key)
    this.pods = context.caches.of('Pod')
    this.pods.index('node', pod => (pod.spec.nodeName ? [pod.spec.nodeName] : []))
    this.volumes = new PodVolumes(this)
    this.peers = new Peers(this)
  }

  /** Does the work when the pod is next reconciled, at this instant. */
  now(runtime: PodRuntime, work: Work): void {
    runtime.due.push(work)
    this.context.enqueue(runtime.key)
  }

  /**
   * Does the work `delay` milliseconds from now; what was planned under that name before is dropped. Work of a series is its next attempt.
   * The work belongs to the machine: it is done by whichever kubelet serves by then.
   */
  later(runtime: PodRuntime, name: string, delay: number, work: Work, series?: Series): void {
    this.cancel(runtime, name)
    const { clock } = this.context
    const { machines } = this
    const due = () => {
      runtime.agenda.delete(name)
      runtime.due.push(work)
      machines.wake(runtime.key)
    }
    const timer =
      series === undefined ? clock.after(delay, `${runtime.key}: ${name}`, due) : clock.attempt(series, delay, due)
    runtime.agenda.set(name, timer)
  }

  cancel(runtime: PodRuntime, name: string): void {
    const timer = runtime.agenda.get(name)
    if (timer === undefined) return
    timer.cancelled = true
    runtime.agenda.delete(name)
  }

  cancelAll(runtime: PodRuntime, isMeant: (name: string) => boolean = () => true): void {
    for (const name of [...runtime.agenda.keys()]) if (isMeant(name)) this.cancel(runtime, name)
    runtime.due.length = 0
  }

  /** Nothing that was still to be tried for a container is any more. */
  cancelTries(runtime: PodRuntime, { spec: { name } }: ContainerRuntime): void {
    for (const plan of ['is pulled', 'is pulled again', 'is created again', 'backs off', 'restarts'])
      this.cancel(runtime, `${name} ${plan}`)
  }

  tell(
    runtime: PodRuntime,
    type: 'normal' | 'warning',
    reason: string,
    message: string,
    container?: ContainerRuntime,
  ): void {
    const field = container?.role === 'main' ? 'containers' : 'initContainers'
    const fieldPath = container && `spec.${field}{${container.spec.name}}`
    this.tellOf(runtime.machine, runtime.pod, type, reason, message, fieldPath)
  }

  /** An event that the API refuses is lost, as a real recorder drops it; so is one of a machine that is cut off. */
  tellOf(
    machine: Machine,
    about: KubeObject,
    type: 'normal' | 'warning',
    reason: string,
    message: string,
    fieldPath?: string,
  ): void {
    if (machine.cutOff) return
    try {
      this.context.events[type](about, reason, message, { host: machine.name, fieldPath })
    } catch (error) {
      if (!(error instanceof StatusError)) throw error
    }
  }

  noteProcess(runtime: PodRuntime, container: ContainerRuntime, phase: 'starts' | 'ends'): void {
    const exit = container.instance?.exit
    this.context.note({
      note: 'process',
      about: referenceTo(runtime.pod),
      node: runtime.machine.name,
      container: container.spec.name,
      phase,
      ...(phase === 'ends' && { exitCode: exit?.code, reason: exit?.reason }),
    })
  }

  node(machine: Machine): Node | undefined {
    return this.context.caches.of('Node').get(machine.name)
  }

  /** The node's own address, or one in the usual place where its object names none. */
  hostIP(machine: Machine): string {
    const addresses = this.node(machine)?.status?.addresses
    return addresses?.find(({ type }) => type === 'InternalIP')?.address ?? `172.18.0.${machine.index + 2}`
  }

  /** Ends the pod's deletion, if that was asked for: the object goes, provided that it is still the same one. */
  removeIfAsked({ pod: { metadata }, machine }: PodRuntime): void {
    const { namespace, name, uid, deletionTimestamp, deletionGracePeriodSeconds } = metadata
    const { api } = this.context
    const isAsked = deletionTimestamp !== undefined && deletionGracePeriodSeconds !== 0
    if (!isAsked || machine.cutOff || api.find('Pod', namespace, name)?.metadata.uid !== uid) return
    api.delete({ kind: 'Pod', namespace, name }, { gracePeriodSeconds: 0, preconditions: { uid } })
  }
}
