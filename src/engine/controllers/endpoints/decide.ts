import { serviceNameLabel } from '../../../api/dns.ts'
import { sameJson } from '../../../api/equal.ts'
import type { Draft } from '../../../api/object.ts'
import type { Endpoint, EndpointPort, EndpointSlice, Service } from '../../../api/types.ts'
import type { Listing } from './know.ts'

/** More endpoints than this go to another slice. */
const endpointsPerSlice = 100

const managedByLabel = 'endpointslice.kubernetes.io/managed-by'
const headlessLabel = 'service.kubernetes.io/headless'

/** How each pod that changed is to be listed, by its name; undefined: not at all. */
export type Changes = ReadonlyMap<string, Listing | undefined>

/** What to write so that a Service's slices show the changes. */
export interface Plan {
  readonly create: readonly Draft<EndpointSlice>[]
  readonly update: readonly EndpointSlice[]
  readonly remove: readonly EndpointSlice[]
}

/** A slice while it is decided upon. `endpoints` is the stored array until the first change. */
interface Page {
  readonly slice: EndpointSlice | undefined
  ports: readonly EndpointPort[]
  endpoints: readonly Endpoint[]
  changed: boolean
}

/**
 * The smallest set of writes that brings the slices up to date: only a slice in which something changes is written. Endpoints stay where
 * they are; new ones fill slices with the same ports that have room; a slice that lost its last endpoint is used again before a new one is
 * made; and an empty one remains where nothing is listed.
 */
export function planSlices(service: Service, slices: readonly EndpointSlice[], changes: Changes): Plan {
  const pages = slices.map(pageOf)
  const homeless: Listing[] = []
  for (const [name, listing] of changes) {
    if (!relist(pages, name, listing) && listing !== undefined) homeless.push(listing)
  }
  for (const listing of homeless) place(pages, listing)
  if (!pages.some(page => page.endpoints.length > 0)) keepOneEmpty(pages)
  return planOf(service, pages)
}

const pageOf = (slice: EndpointSlice): Page => ({
  slice,
  ports: (slice.ports as EndpointPort[] | undefined) ?? [],
  endpoints: slice.endpoints ?? [],
  changed: false,
})

/** Changes the pod's endpoint where it is listed now, most likely among the last. False if it still needs a place. */
function relist(pages: Page[], name: string, listing: Listing | undefined): boolean {
  for (const page of pages.toReversed()) {
    const positions = positionsIn(page.endpoints)
    const index = positions.get(name)
    if (index === undefined) continue
    if (listing === undefined || !sameJson(page.ports, listing.ports)) {
      change(page, page.endpoints.toSpliced(index, 1))
      continue
    }
    if (sameJson(page.endpoints[index], listing.endpoint)) return true
    change(page, page.endpoints.with(index, listing.endpoint))
    knownPositions.set(page.endpoints, positions)
    return true
  }
  return false
}

type Positions = ReadonlyMap<string, number>

const knownPositions = new WeakMap<readonly Endpoint[], Positions>()

/** Where each pod stands, by its name; kept as long as the endpoints are, for most changes concern one of a thousand. */
function positionsIn(endpoints: readonly Endpoint[]): Positions {
  const known = knownPositions.get(endpoints)
  if (known !== undefined) return known
  const positions = new Map(endpoints.map(({ targetRef }, index) => [targetRef?.name ?? '', index]))
  knownPositions.set(endpoints, positions)
  return positions
}

function change(page: Page, endpoints: readonly Endpoint[]): void {
  page.endpoints = endpoints
  page.changed = true
}

function place(pages: Page[], { endpoint, ports }: Listing): void {
  const fits = (page: Page) =>
    page.endpoints.length > 0 && page.endpoints.length < endpointsPerSlice && sameJson(page.ports, ports)
  const page = pages.find(page => page.changed && fits(page)) ?? pages.find(fits)
  const empty = pages.find(({ endpoints }) => endpoints.length === 0)
  if (page !== undefined) change(page, [...page.endpoints, endpoint])
  else if (empty !== undefined) Object.assign(empty, { ports, endpoints: [endpoint], changed: true })
  else pages.push({ slice: undefined, ports, endpoints: [endpoint], changed: true })
}

/** A Service that lists nothing keeps one empty slice without ports, as a sign that it was looked at. */
function keepOneEmpty(pages: Page[]): void {
  const [first] = pages
  if (first === undefined) pages.push({ slice: undefined, ports: [], endpoints: [], changed: true })
  else if (first.ports.length > 0) Object.assign(first, { ports: [], changed: true })
}

function planOf(service: Service, pages: readonly Page[]): Plan {
  const labels = labelsOf(service)
  const lists = (page: Page) => page.endpoints.length > 0
  const keeper = pages.find(lists) ?? pages[0]
  const kept = pages.filter(page => lists(page) || page === keeper)
  const isStale = ({ slice, changed }: Page) => changed || !sameJson(slice?.metadata.labels, labels)
  return {
    create: kept.filter(({ slice }) => slice === undefined).map(page => newSlice(service, labels, page)),
    update: kept.flatMap(page =>
      page.slice !== undefined && isStale(page) ? [revised(page.slice, labels, page)] : [],
    ),
    remove: pages.flatMap(page => (kept.includes(page) || page.slice === undefined ? [] : [page.slice])),
  }
}

const revised = (slice: EndpointSlice, labels: Record<string, string>, page: Page): EndpointSlice => ({
  ...slice,
  metadata: { ...slice.metadata, labels },
  ...contentOf(page),
})

function newSlice({ metadata }: Service, labels: Record<string, string>, page: Page): Draft<EndpointSlice> {
  const { name, namespace, uid } = metadata
  const owner = { apiVersion: 'v1', kind: 'Service', name, uid, controller: true, blockOwnerDeletion: true }
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { generateName: `${name}-`, namespace, labels, ownerReferences: [owner] },
    addressType: 'IPv4',
    ...contentOf(page),
  }
}

const contentOf = ({ endpoints, ports }: Page): Pick<EndpointSlice, 'endpoints' | 'ports'> => ({
  endpoints: endpoints as Endpoint[],
  ports: ports as EndpointPort[],
})

function labelsOf({ metadata, spec }: Service): Record<string, string> {
  const { [headlessLabel]: _, ...labels } = metadata.labels ?? {}
  return {
    ...labels,
    ...(spec.clusterIP === 'None' ? { [headlessLabel]: '' } : {}),
    [serviceNameLabel]: metadata.name,
    [managedByLabel]: 'endpointslice-controller.k8s.io',
  }
}
