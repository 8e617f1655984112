import { paceOf, type Zone } from './zones.ts'

interface ZoneQueue {
  readonly nodes: Set<string>
  /** When the zone's next node may be tainted. */
  next: number
}

/** Nodes that are to be tainted NoExecute, zone by zone, one every so often. */
export class EvictingTaintQueue {
  readonly #zones = new Map<string, ZoneQueue>()
  /** Nothing works anywhere: nothing is tainted. */
  halted = false

  get isWaiting(): boolean {
    return this.halted || [...this.#zones.values()].some(({ nodes }) => nodes.size > 0)
  }

  add(zone: string, node: string): void {
    const queue = this.#zones.get(zone) ?? { nodes: new Set(), next: 0 }
    this.#zones.set(zone, queue)
    queue.nodes.add(node)
  }

  remove(node: string): void {
    for (const { nodes } of this.#zones.values()) nodes.delete(node)
  }

  /** The nodes whose turn it is at `now`, and when the next one's will be, if it is known. */
  take(now: number, zones: ReadonlyMap<string, Zone>): { nodes: string[]; next: number | undefined } {
    const nodes: string[] = []
    let next: number | undefined
    for (const [zone, queue] of this.#zones) {
      const pace = this.halted ? undefined : paceOf(zones.get(zone) ?? { state: 'normal', size: 0 })
      const [first] = queue.nodes
      if (first === undefined || pace === undefined) continue
      if (queue.next <= now) {
        queue.nodes.delete(first)
        queue.next = now + pace
        nodes.push(first)
      }
      if (queue.nodes.size > 0) next = Math.min(next ?? queue.next, queue.next)
    }
    return { nodes, next }
  }
}
