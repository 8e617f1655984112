import { milliValue, wholeValue } from '../../api/quantity.ts'
import type { Container, PodSpec } from '../../api/types.ts'

/** Amounts of resources by name: cpu in thousandths of a core, everything else in whole units (bytes, pieces). */
export type Amounts = Readonly<Record<string, number>>

type Quantities = Readonly<Record<string, string | number>>

/** What scoring takes a container to need that does not say: a tenth of a core and 200 MB. */
const assumed: Amounts = { cpu: 100, memory: 200 * 1024 * 1024 }

const amountOf = (name: string, quantity: string | number): number =>
  name === 'cpu' ? milliValue(quantity) : wholeValue(quantity)

export function amountsOf(quantities: Quantities = {}): Amounts {
  return Object.fromEntries(Object.entries(quantities).map(([name, quantity]) => [name, amountOf(name, quantity)]))
}

function sum(a: Amounts, b: Amounts): Amounts {
  const total: Record<string, number> = { ...a }
  for (const name in b) total[name] = (total[name] ?? 0) + b[name]!
  return total
}

function most(a: Amounts, b: Amounts): Amounts {
  const larger: Record<string, number> = { ...a }
  for (const name in b) larger[name] = Math.max(larger[name] ?? 0, b[name]!)
  return larger
}

/** What a pod asks of its node, and what scoring takes it to need. */
export interface Requests {
  readonly asked: Amounts
  readonly scored: Amounts
}

const known = new WeakMap<PodSpec, Requests>()

/** The requests of a pod, worked out once for as long as its spec lives. */
export function requestsOf(spec: PodSpec): Requests {
  let requests = known.get(spec)
  if (requests === undefined) {
    const ofContainer = (container: Container) => amountsOf(container.resources?.requests)
    requests = {
      asked: total(spec, ofContainer),
      scored: total(spec, container => ({ ...assumed, ...ofContainer(container) })),
    }
    known.set(spec, requests)
  }
  return requests
}

/**
 * Containers and sidecars run together; an init container runs beside the sidecars that come before it. The pod needs the
 * larger of the two, or what it says for the pod as a whole, and its overhead on top.
 */
function total(spec: PodSpec, ofContainer: (container: Container) => Amounts): Amounts {
  let sidecars: Amounts = {}
  let starting: Amounts = {}
  for (const container of spec.initContainers ?? []) {
    const own = ofContainer(container)
    if (container.restartPolicy === 'Always') sidecars = sum(sidecars, own)
    starting = most(starting, container.restartPolicy === 'Always' ? sidecars : sum(sidecars, own))
  }
  const running = spec.containers.map(ofContainer).reduce(sum, sidecars)
  const whole = amountsOf(spec.resources?.requests)
  return sum({ ...most(running, starting), ...whole }, amountsOf(spec.overhead))
}
