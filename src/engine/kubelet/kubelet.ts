import { type KubeObject, keyOf, referenceTo } from '../../api/object.ts'
import { StatusError } from '../../api/status-error.ts'
import type { Node, Pod } from '../../api/types.ts'
import type { Attendant, Mishap, Workloads } from '../../workloads/workloads.ts'
import type { Series } from '../clock.ts'
import type { Change, Component, Context } from '../component.ts'
import type { Informer } from '../informer.ts'
import { type KubeletVersion, kubeletOf } from '../versions.ts'
import { admitPod } from './admit.ts'
import { advance } from './advance.ts'
import { befall } from './befall.ts'
import { followDeclarations, followSpec } from './follow.ts'
import { type ContainerRuntime, type Machine, Machines, type PodRuntime, type Work } from './machine.ts'
import { adopt, recover, switchOff } from './outage.ts'
import { Peers } from './peers.ts'
import { PodVolumes } from './pod-volumes.ts'
import { reportStatus } from './report.ts'
import { abandon, followDeletion } from './stop.ts'

/** What runs on machines outlives their kubelet: a restarted one finds it here. */
const machinesOfClusters = new WeakMap<Workloads, Machines>()

const nothing: Work = () => {}

const followObject: Work = (kubelet, runtime) => {
  followSpec(kubelet, runtime)
  followDeletion(kubelet, runtime)
}

/**
 * The kubelets of all nodes. A pod's key is reconciled when its object changes, when something it waits for comes, and when something on
 * its machine is due; a node's name when its machine fails or returns.
 */
export class Kubelet implements Component, Attendant {
  readonly context: Context
  readonly machines: Machines
  readonly version: KubeletVersion
  readonly pods: Informer<Pod>
  readonly volumes: PodVolumes
  readonly peers: Peers
  /** Counts the declarations about workloads, so that running containers notice a new one. */
  declared = 0

  /** The machines of the cluster whose workloads these are. */
  static machinesOf(workloads: Workloads): Machines {
    const machines = machinesOfClusters.get(workloads) ?? new Machines()
    machinesOfClusters.set(workloads, machines)
    return machines
  }

  constructor(context: Context) {
    this.context = context
    this.version = kubeletOf(context.profile.kubernetes)
    this.machines = Kubelet.machinesOf(context.workloads)
    this.machines.wake = key => context.enqueue(key)
    this.pods = context.caches.of('Pod')
    this.pods.index('node', pod => (pod.spec.nodeName ? [pod.spec.nodeName] : []))
    this.volumes = new PodVolumes(this)
    this.peers = new Peers(this)
    context.workloads.attend(this)
    for (const machine of this.machines.all()) adopt(this, machine)
  }

  readonly watches: Component['watches'] = {
    Pod: ({ object }) => ((object as Pod).spec.nodeName ? [keyOf(object)] : []),
    Node: change => [
      ...(change.change === 'updated' ? [] : [change.object.metadata.name]),
      ...this.volumes.concernedBy(change),
    ],
    PersistentVolumeClaim: change => this.volumes.concernedBy(change),
    PersistentVolume: change => this.volumes.concernedBy(change),
    ConfigMap: change => this.#shown(change),
    Secret: change => this.#shown(change),
    Service: () => [],
    EndpointSlice: ({ object }) => this.peers.concernedBy(object),
  }

  readonly faultWatches: Component['faultWatches'] = (fault, about) =>
    about.kind === 'Node' && (fault === 'node-down' || fault === 'node-partitioned') ? [about.name] : []

  reconcile(key: string): void {
    if (key.startsWith('volume ')) this.volumes.forgetIfGone(key.slice('volume '.length))
    else if (key.includes('/')) this.#reconcilePod(key)
    else this.#reconcileNode(key)
  }

  /** Every running container looks at its declarations again. */
  redeclared(): void {
    this.declared++
    this.context.clock.news()
    for (const machine of this.machines.all()) for (const { key } of machine.pods.values()) this.context.enqueue(key)
  }

  befallen(name: string, mishap: Mishap): void {
    this.context.clock.news()
    for (const machine of this.machines.all())
      for (const runtime of machine.pods.values())
        if (runtime.key === name || runtime.pod.metadata.name === name)
          this.now(runtime, kubelet => befall(kubelet, runtime, mishap))
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

  /** Ends a pod's deletion: the object goes, if it is still the same one. */
  removeObject(runtime: PodRuntime): void {
    const { namespace, name, uid } = runtime.pod.metadata
    const { api } = this.context
    if (runtime.machine.cutOff || api.find('Pod', namespace, name)?.metadata.uid !== uid) return
    api.delete({ kind: 'Pod', namespace, name }, { gracePeriodSeconds: 0, preconditions: { uid } })
  }

  #reconcilePod(key: string): void {
    const pod = this.pods.get(key)
    let known: PodRuntime | undefined
    for (const runtime of this.machines.under(key)) {
      if (runtime.uid === pod?.metadata.uid) known = runtime
      else this.#work(runtime, runtime.machine.cutOff ? nothing : abandon)
    }
    if (pod === undefined || !pod.spec.nodeName) return
    const runtime = known ?? admitPod(this, pod)
    if (runtime !== undefined) this.#sync(runtime, pod)
  }

  #sync(runtime: PodRuntime, pod: Pod): void {
    if (runtime.machine.cutOff) return void this.#work(runtime, nothing)
    const isEcho =
      pod.metadata.resourceVersion === runtime.written && runtime.due.length === 0 && runtime.declared === this.declared
    if (isEcho && (runtime.mountedAt !== undefined || !this.volumes.mounted(runtime))) return
    runtime.pod = pod
    this.#work(runtime, followObject)
  }

  /** One sync of a pod: what is due, what its object asks for, what can start, and what is to be told. */
  #work(runtime: PodRuntime, follow: Work): void {
    if (runtime.machine.off) return
    for (const work of runtime.due.splice(0)) work(this, runtime)
    follow(this, runtime)
    followDeclarations(this, runtime)
    advance(this, runtime)
    reportStatus(this, runtime)
  }

  #reconcileNode(name: string): void {
    const machine = this.machines.of(name)
    const about = { kind: 'Node', name }
    const [off, cutOff] = [this.context.fault('node-down', about), this.context.fault('node-partitioned', about)]
    if (off && !machine.off) switchOff(this, machine)
    if (!off && machine.off) recover(this, machine)
    machine.cutOff = cutOff
    if (machine.off) return
    for (const runtime of machine.pods.values()) runtime.written = undefined
    for (const { key } of machine.pods.values()) this.context.enqueue(key)
    for (const pod of this.pods.under('node', name)) this.context.enqueue(keyOf(pod))
  }

  #shown(change: Change): string[] {
    this.volumes.refresh(change)
    return []
  }
}
