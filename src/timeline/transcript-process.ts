import type { ProcessNote, Revision } from './entry.ts'
import { type Clause, once } from './transcript-clause.ts'

/**
 * The processes that run on nodes, which the API may not know of: a pod removed by force may still run, and its
 * namesake starts beside it. While the API knows the pod, its status tells all there is.
 */
export class Processes {
  readonly #running = new Map<string, Map<string, string>>()
  readonly #removed = new Set<string>()

  /** Told only of a pod that the API has forgotten. */
  observe({ about, phase, container, node }: ProcessNote): Clause[] {
    const uid = about.uid ?? about.name
    const running = this.#running.get(uid) ?? new Map<string, string>()
    this.#running.set(uid, running)
    if (phase === 'starts') running.set(container, node)
    else running.delete(container)
    if (!this.#removed.has(uid)) return []
    return [once(`${container} of the removed pod ${phase === 'starts' ? 'starts' : 'ends'} on ${node}`)]
  }

  /** Whether what was removed still runs somewhere. */
  remove({ object }: Revision): Clause[] {
    const { uid } = object.metadata
    this.#removed.add(uid)
    return [...(this.#running.get(uid) ?? [])].map(([container, node]) => once(`${container} still runs on ${node}`))
  }
}
