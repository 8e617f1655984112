import type { KubeObject } from '../../api/object.ts'
import type { EndpointSlice } from '../../api/types.ts'
import type { Informer } from '../informer.ts'
import type { Kubelet } from './kubelet.ts'
import type { PodRuntime } from './machine.ts'
import { reconsiderAll } from './prober.ts'

const serviceLabel = 'kubernetes.io/service-name'

/** What pods find of their peers in DNS: the names of their Service's pods that resolve. */
export class Peers {
  readonly #slices: Informer<EndpointSlice>
  readonly #kubelet: Kubelet
  /** Who asked, by Service. */
  readonly #askers = new Map<string, Set<PodRuntime>>()

  constructor(kubelet: Kubelet) {
    this.#kubelet = kubelet
    this.#slices = kubelet.context.caches.of('EndpointSlice')
    this.#slices.index('service', slice => [serviceOf(slice)])
  }

  /** How many other pods of the pod's Service have names that resolve now. The pod hears of it when that changes. */
  of(runtime: PodRuntime): number {
    const { metadata, spec } = runtime.pod
    const service = `${metadata.namespace}/${spec.subdomain}`
    this.#askers.set(service, (this.#askers.get(service) ?? new Set()).add(runtime))
    const names = new Set<string>()
    for (const { endpoints } of this.#slices.under('service', service))
      for (const { hostname, conditions } of endpoints ?? [])
        if (hostname && hostname !== spec.hostname && conditions?.ready !== false) names.add(hostname)
    return names.size
  }

  /** Those who asked for peers look again when the names of their Service change. */
  concernedBy(slice: KubeObject): string[] {
    const askers = this.#askers.get(serviceOf(slice)) ?? new Set()
    for (const runtime of askers) {
      if (runtime.finished) askers.delete(runtime)
      else this.#kubelet.now(runtime, reconsiderAll)
    }
    return []
  }
}

const serviceOf = ({ metadata }: KubeObject): string => `${metadata.namespace}/${metadata.labels?.[serviceLabel]}`
