import { controllerOf } from '../../../api/object.ts'
import type { Pod } from '../../../api/types.ts'
import { isHealthy } from './decide.ts'

/** The pods that one budget guards, counted as they come and go. */
export class GuardedPods {
  readonly #pods = new Map<string, Pod>()
  readonly #healthy = new Set<string>()
  /** One pod of each controller, and how many there are. */
  readonly #controllers = new Map<string, { pod: Pod; count: number }>()
  #unmanaged = 0

  get size(): number {
    return this.#pods.size
  }

  /** Whether a pod is there that no controller manages. */
  get isPartlyUnmanaged(): boolean {
    return this.#unmanaged > 0
  }

  /** A pod of each controller. */
  get samples(): Pod[] {
    return [...this.#controllers.values()].map(({ pod }) => pod)
  }

  named(name: string): Pod | undefined {
    return this.#pods.get(name)
  }

  /** How many are healthy, but for those that are about to go. */
  healthyBut(going: ReadonlyMap<string, string>): number {
    const leaving = [...going.keys()].filter(name => this.#healthy.has(name))
    return this.#healthy.size - leaving.length
  }

  set(pod: Pod): void {
    const { name } = pod.metadata
    if (this.#pods.get(name)?.metadata.uid !== pod.metadata.uid) {
      this.delete(name)
      this.#manage(pod, 1)
    }
    this.#pods.set(name, pod)
    if (isHealthy(pod)) this.#healthy.add(name)
    else this.#healthy.delete(name)
  }

  delete(name: string): void {
    const pod = this.#pods.get(name)
    if (pod === undefined) return
    this.#pods.delete(name)
    this.#healthy.delete(name)
    this.#manage(pod, -1)
  }

  #manage(pod: Pod, sign: 1 | -1): void {
    const uid = controllerOf(pod)?.uid
    if (uid === undefined) {
      this.#unmanaged += sign
      return
    }
    const count = (this.#controllers.get(uid)?.count ?? 0) + sign
    if (count === 0) this.#controllers.delete(uid)
    else this.#controllers.set(uid, { pod, count })
  }
}
