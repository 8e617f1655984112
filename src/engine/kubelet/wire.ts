import { keyOf } from '../../api/object.ts'
import type { Pod } from '../../api/types.ts'
import type { Attendant, Mishap } from '../../workloads/workloads.ts'
import type { Change, Component, Context } from '../component.ts'
import { admitPod } from './admit.ts'
import { advance } from './advance.ts'
import { befall } from './befall.ts'
import { followDeclarations, followSpec } from './follow.ts'
import { computeVolumesInUse, nodeOfStatus } from './in-use.ts'
import { Kubelet } from './kubelet.ts'
import type { PodRuntime, Work } from './machine.ts'
import { adopt, recover, switchOff } from './outage.ts'
import { reconsiderAll } from './prober.ts'
import { reportStatus } from './report.ts'
import { abandon, followDeletion } from './stop.ts'

const nothing: Work = () => {}

const followObject: Work = (kubelet, runtime) => {
  followSpec(kubelet, runtime)
  followDeletion(kubelet, runtime)
}

/**
 * The kubelets as a component. A pod's key is reconciled when its object changes, when something it waits for comes, and when something on
 * its machine is due; a node's name when its machine fails or returns.
 */
export class Wiring implements Component, Attendant {
  readonly #kubelet: Kubelet

  constructor(context: Context) {
    this.#kubelet = new Kubelet(context)
    context.workloads.attend(this)
    this.#kubelet.machines.follow(context.outside, reconsiderAll)
    context.outside.onChange(() => this.redeclared())
    for (const machine of this.#kubelet.machines.all()) adopt(this.#kubelet, machine)
  }

  readonly watches: Component['watches'] = {
    Pod: ({ object }) => ((object as Pod).spec.nodeName ? [keyOf(object)] : []),
    Node: change => [
      ...(change.change === 'updated' ? [] : [change.object.metadata.name]),
      ...this.#kubelet.volumes.concernedBy(change),
    ],
    PersistentVolumeClaim: change => this.#kubelet.volumes.concernedBy(change),
    PersistentVolume: change => this.#kubelet.volumes.concernedBy(change),
    ConfigMap: change => this.#shown(change),
    Secret: change => this.#shown(change),
    Service: () => [],
    EndpointSlice: ({ object }) => this.#kubelet.peers.concernedBy(object),
  }

  readonly faultWatches: Component['faultWatches'] = (fault, about) =>
    about.kind === 'Node' && (fault === 'node-down' || fault === 'node-partitioned') ? [about.name] : []

  reconcile(key: string): void {
    const node = nodeOfStatus(key)
    if (node !== undefined) computeVolumesInUse(this.#kubelet, this.#kubelet.machines.of(node))
    else if (key.startsWith('volume ')) this.#kubelet.volumes.forgetIfGone(key.slice('volume '.length))
    else if (key.includes('/')) this.#reconcilePod(key)
    else this.#reconcileNode(key)
  }

  /** Every running container looks at its declarations again. */
  redeclared(): void {
    this.#kubelet.declared++
    this.#kubelet.context.clock.news()
    for (const machine of this.#kubelet.machines.all())
      for (const { key } of machine.pods.values()) this.#kubelet.context.enqueue(key)
  }

  befallen(name: string, mishap: Mishap): void {
    this.#kubelet.context.clock.news()
    for (const machine of this.#kubelet.machines.all())
      for (const runtime of machine.pods.values())
        if (runtime.key === name || runtime.pod.metadata.name === name)
          this.#kubelet.now(runtime, kubelet => befall(kubelet, runtime, mishap))
  }

  #reconcilePod(key: string): void {
    const pod = this.#kubelet.pods.get(key)
    let known: PodRuntime | undefined
    for (const runtime of this.#kubelet.machines.under(key)) {
      if (runtime.uid === pod?.metadata.uid) known = runtime
      else this.#work(runtime, runtime.machine.cutOff ? nothing : abandon)
    }
    if (pod === undefined || !pod.spec.nodeName) return
    const runtime = known ?? admitPod(this.#kubelet, pod)
    if (runtime !== undefined) this.#sync(runtime, pod)
  }

  #sync(runtime: PodRuntime, pod: Pod): void {
    if (runtime.machine.cutOff) return void this.#work(runtime, nothing)
    if (this.#isEcho(runtime, pod) && !this.#mayGoOn(runtime)) return
    runtime.pod = pod
    this.#work(runtime, followObject)
  }

  /** The pod's object is as the kubelet itself wrote it, and nothing else asks for work. */
  #isEcho({ written, due, declared }: PodRuntime, { metadata }: Pod): boolean {
    return metadata.resourceVersion === written && due.length === 0 && declared === this.#kubelet.declared
  }

  /** Whether what the pod waited for has come, or its removal was refused before. */
  #mayGoOn(runtime: PodRuntime): boolean {
    const { cleanedUp, finished, stop, mountedAt } = runtime
    if (finished) return cleanedUp === true
    return stop === undefined && mountedAt === undefined && this.#kubelet.volumes.mounted(runtime)
  }

  /** One sync of a pod: what is due, what its object asks for, what can start, and what is to be told. */
  #work(runtime: PodRuntime, follow: Work): void {
    if (runtime.machine.off) return
    for (const work of runtime.due.splice(0)) work(this.#kubelet, runtime)
    follow(this.#kubelet, runtime)
    followDeclarations(this.#kubelet, runtime)
    advance(this.#kubelet, runtime)
    reportStatus(this.#kubelet, runtime)
  }

  #reconcileNode(name: string): void {
    const machine = this.#kubelet.machines.of(name)
    const about = { kind: 'Node', name }
    const [off, cutOff] = [
      this.#kubelet.context.fault('node-down', about),
      this.#kubelet.context.fault('node-partitioned', about),
    ]
    if (off && !machine.off) switchOff(this.#kubelet, machine)
    if (!off && machine.off) recover(this.#kubelet, machine)
    machine.cutOff = cutOff
    if (machine.off) return
    computeVolumesInUse(this.#kubelet, machine)
    for (const runtime of machine.pods.values()) runtime.written = undefined
    for (const { key } of machine.pods.values()) this.#kubelet.context.enqueue(key)
    for (const pod of this.#kubelet.pods.under('node', name)) this.#kubelet.context.enqueue(keyOf(pod))
  }

  #shown(change: Change): string[] {
    this.#kubelet.volumes.refresh(change)
    return []
  }
}
