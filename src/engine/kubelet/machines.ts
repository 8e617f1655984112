import type { Workloads } from '../../workloads/workloads.ts'
import type { Outside } from '../outside.ts'
import type { Machine, PodRuntime, Work } from './machine.ts'

/** What runs on machines outlives their kubelet: a restarted one finds it here. */
const machinesOfClusters = new WeakMap<Workloads, Machines>()

/** The machines of the cluster whose workloads these are. */
export function machinesOf(workloads: Workloads): Machines {
  const machines = machinesOfClusters.get(workloads) ?? new Machines()
  machinesOfClusters.set(workloads, machines)
  return machines
}

/** All machines of a cluster. */
export class Machines {
  readonly #machines = new Map<string, Machine>()
  readonly #byKey = new Map<string, Set<PodRuntime>>()
  /** Reconciles a pod: of the kubelet that serves now. */
  wake: (key: string) => void = () => {}
  #isListening = false

  of(name: string): Machine {
    const known = this.#machines.get(name)
    if (known !== undefined) return known
    const machine: Machine = {
      name,
      index: this.#machines.size,
      images: new Set(),
      pods: new Map(),
      devices: new Map(),
      statusDue: false,
      directories: new Map(),
      load: { cpu: 0, memory: 0, pods: 0 },
      addresses: 0,
      off: false,
      cutOff: false,
    }
    this.#machines.set(name, machine)
    return machine
  }

  /** Whenever somebody begins or ceases to answer for hosts, every pod is given the work. */
  follow(outside: Outside, work: Work): void {
    if (this.#isListening) return
    this.#isListening = true
    outside.onChange(() => {
      for (const { pods } of this.all())
        for (const { due, key } of pods.values()) {
          due.push(work)
          this.wake(key)
        }
    })
  }

  find(name: string): Machine | undefined {
    return this.#machines.get(name)
  }

  all(): IterableIterator<Machine> {
    return this.#machines.values()
  }

  /** What runs under a pod's name: more than one when a pod was replaced before its processes ended. */
  under(key: string): readonly PodRuntime[] {
    return [...(this.#byKey.get(key) ?? [])]
  }

  add(runtime: PodRuntime): void {
    runtime.machine.pods.set(runtime.uid, runtime)
    const namesakes = this.#byKey.get(runtime.key) ?? new Set()
    namesakes.add(runtime)
    this.#byKey.set(runtime.key, namesakes)
  }

  remove(runtime: PodRuntime): void {
    runtime.machine.pods.delete(runtime.uid)
    const namesakes = this.#byKey.get(runtime.key)
    namesakes?.delete(runtime)
    if (namesakes?.size === 0) this.#byKey.delete(runtime.key)
  }
}
