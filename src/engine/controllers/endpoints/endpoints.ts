import { serviceNameLabel } from '../../../api/dns.ts'
import { keyOf, referenceTo } from '../../../api/object.ts'
import { selectorOfLabels } from '../../../api/selector.ts'
import { StatusError } from '../../../api/status-error.ts'
import type { EndpointSlice, Pod, Service } from '../../../api/types.ts'
import { toTimestamp } from '../../../timeline/epoch.ts'
import type { Change, Component, ComponentFactory, Context } from '../../component.ts'
import { type Changes, type Plan, planSlices } from './decide.ts'
import { changesListing, isManaged, type Listing, listingOf } from './know.ts'

/**
 * Lists the pods of each Service in EndpointSlices: what DNS and connections go by. It remembers which pods changed since it last wrote, so
 * that a change costs the writing of one slice, however many pods there are; after a restart every pod counts as changed.
 */
export const endpoints: ComponentFactory = {
  name: 'endpoint-slice-controller',
  make: context => new Endpoints(context),
}

const triggerTimeAnnotation = 'endpoints.kubernetes.io/last-change-trigger-time'

/** Every pod of the Service is to be looked at. */
const all = 'all'

class Endpoints implements Component {
  readonly #context: Context
  readonly #services
  readonly #pods
  readonly #slices
  readonly #nodes
  /** What to look at, by Service: the keys of pods, or all. */
  readonly #changed = new Map<string, Set<string> | typeof all>()

  readonly watches = {
    Service: (change: Change) => this.#serviceChanged(change.object as Service),
    Pod: (change: Change) => this.#podChanged(change.object as Pod, change.before as Pod | undefined, change.change),
    EndpointSlice: (change: Change) =>
      change.change === 'deleted' ? this.#sliceLost(change.object as EndpointSlice) : [],
    Node: (change: Change) => (change.change === 'updated' ? [] : this.#nodeChanged(change.object.metadata.name)),
  }

  constructor(context: Context) {
    this.#context = context
    this.#services = context.caches.of('Service')
    this.#pods = context.caches.of('Pod')
    this.#slices = context.caches.of('EndpointSlice')
    this.#nodes = context.caches.of('Node')
    this.#services.index('namespace', ({ metadata }) => [metadata.namespace!])
    this.#pods.index('namespace', ({ metadata }) => [metadata.namespace!])
    this.#pods.index('node', ({ spec }) => (spec.nodeName ? [spec.nodeName] : []))
    this.#slices.index('service', slice => serviceOf(slice))
  }

  reconcile(key: string): void {
    const changed = this.#changed.get(key)
    const service = this.#services.get(key)
    this.#changed.delete(key)
    if (changed === undefined || service === undefined || !isManaged(service)) return
    const slices = [...this.#slices.under('service', key)]
    const changes = changed === all ? this.#everyPod(service, slices) : this.#listings(service, changed)
    try {
      this.#write(service, planSlices(service, slices, changes))
    } catch (error) {
      this.#changed.set(key, all)
      this.#report(service, error)
    }
  }

  #write(service: Service, { create, update, remove }: Plan): void {
    const { api, clock } = this.#context
    const annotations = { [triggerTimeAnnotation]: toTimestamp(clock.now) }
    const isStaying = service.metadata.deletionTimestamp === undefined
    for (const slice of isStaying ? create : []) api.create({ ...slice, metadata: { ...slice.metadata, annotations } })
    for (const slice of update) api.update({ ...slice, metadata: { ...slice.metadata, annotations } })
    for (const slice of remove) api.delete(referenceTo(slice))
  }

  /** A namespace that is going takes nothing in, and needs nothing; other refusals are told and tried again. */
  #report(service: Service, error: unknown): void {
    if (!(error instanceof StatusError)) throw error
    if (error.reason === 'Forbidden' && error.message.endsWith('because it is being terminated')) return
    const message = `Error updating Endpoint Slices for Service ${keyOf(service)}: ${error.message}`
    this.#context.events.warning(service, 'FailedToUpdateEndpointSlices', message)
    throw error
  }

  #listings(service: Service, pods: Iterable<string>): Changes {
    const listings = new Map<string, Listing | undefined>()
    for (const key of pods) {
      const pod = this.#pods.get(key)
      const name = key.slice(key.indexOf('/') + 1)
      listings.set(name, pod !== undefined && selects(service, pod) ? this.#listing(service, pod) : undefined)
    }
    return listings
  }

  #everyPod(service: Service, slices: readonly EndpointSlice[]): Changes {
    const listings = new Map<string, Listing | undefined>()
    for (const slice of slices) {
      for (const { targetRef } of slice.endpoints ?? []) listings.set(targetRef!.name!, undefined)
    }
    for (const pod of this.#pods.under('namespace', service.metadata.namespace!)) {
      if (selects(service, pod)) listings.set(pod.metadata.name, this.#listing(service, pod))
    }
    return listings
  }

  #listing(service: Service, pod: Pod): Listing | undefined {
    return listingOf(service, pod, pod.spec.nodeName === undefined ? undefined : this.#nodes.get(pod.spec.nodeName))
  }

  #serviceChanged(service: Service): string[] {
    const key = keyOf(service)
    this.#changed.set(key, all)
    return [key]
  }

  #sliceLost(slice: EndpointSlice): string[] {
    const [key] = serviceOf(slice)
    if (key === undefined || !this.#services.get(key)) return []
    this.#changed.set(key, all)
    return [key]
  }

  #podChanged(pod: Pod, before: Pod | undefined, change: Change['change']): string[] {
    if (change === 'updated' && before !== undefined && !changesListing(pod, before)) return []
    return this.#touch(pod, before)
  }

  #nodeChanged(node: string): string[] {
    return [...this.#pods.under('node', node)].flatMap(pod => this.#touch(pod))
  }

  /** Notes the pod as changed for every Service that selects it, or did. */
  #touch(pod: Pod, before?: Pod): string[] {
    const touched: string[] = []
    for (const service of this.#services.under('namespace', pod.metadata.namespace!)) {
      if (!selects(service, pod) && !(before !== undefined && selects(service, before))) continue
      const key = keyOf(service)
      const changed = this.#changed.get(key)
      if (changed === undefined) this.#changed.set(key, new Set([keyOf(pod)]))
      else if (changed !== all) changed.add(keyOf(pod))
      touched.push(key)
    }
    return touched
  }
}

const selects = (service: Service, pod: Pod): boolean =>
  isManaged(service) && selectorOfLabels(service.spec.selector).matches(pod.metadata.labels)

const serviceOf = ({ metadata }: EndpointSlice): string[] => {
  const name = metadata.labels?.[serviceNameLabel]
  return name === undefined ? [] : [`${metadata.namespace}/${name}`]
}
