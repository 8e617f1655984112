import { resolve, serviceNameLabel } from '../../api/dns.ts'
import { referenceTo } from '../../api/object.ts'
import type { Endpoint } from '../../api/types.ts'
import type { Facts } from './facts.ts'
import type { Fleet, Member } from './fleet.ts'
import type { Invariant, InvariantContext } from './invariant.ts'

/** By then every resolver has heard of a pod that became ready. */
const propagation = 30_000

/** I23. A set's governing Service exists, and the name of each of its ready pods stands for the address that the pod has. */
export const identityNetwork: Invariant = {
  id: 'I23',
  class: 'W',
  watches: [],
  begin(context) {
    return {
      conclude() {
        for (const fleet of context.facts.fleets) if (fleet.set.spec.serviceName) check(fleet, context)
      },
    }
  },
}

function check(fleet: Fleet, { facts, tell }: InvariantContext): void {
  const { set } = fleet
  const { namespace = 'default' } = set.metadata
  const service = set.spec.serviceName ?? ''
  if (facts.view.get('Service', `${namespace}/${service}`) === undefined)
    return void tell(referenceTo(set), { says: 'serviceMissing', of: { set: fleet.name, service } }, [])
  const published = addressesOf(service, namespace, facts)
  const records = {
    services: facts.view.list('Service'),
    slices: facts.view.list('EndpointSlice'),
    pods: facts.view.list('Pod'),
  }
  for (const { pod, name, entry } of settledMembers(fleet, facts)) {
    const address = pod.status?.podIP ?? ''
    if (published.get(name)?.includes(address)) continue
    const host = `${name}.${service}.${namespace}.svc.cluster.local`
    const addresses: readonly string[] = resolve(host, { namespace }, records).addresses
    if (addresses.includes(address)) continue
    tell(referenceTo(pod), { says: 'nameUnresolved', of: { pod: name, name: host, address, found: addresses } }, [
      entry,
    ])
  }
}

/** What the Service's endpoints say of each name; the resolver is asked only where that is not enough. */
function addressesOf(service: string, namespace: string, { view }: Facts): ReadonlyMap<string, readonly string[]> {
  const slices = view.list('EndpointSlice').filter(({ metadata: { labels }, metadata }) => {
    return metadata.namespace === namespace && labels?.[serviceNameLabel] === service
  })
  const endpoints = slices.flatMap(slice => slice.endpoints ?? [])
  return new Map(endpoints.filter(isReady).map(({ hostname = '', addresses }) => [hostname, addresses]))
}

const isReady = ({ conditions }: Endpoint): boolean => conditions?.ready !== false

/** The pods that have been ready for long enough to be known. */
function settledMembers(fleet: Fleet, { view }: Facts): Member[] {
  return [...fleet.members].filter(({ isServing, name, pod }) => {
    const { since } = view.pod(`${pod.metadata.namespace}/${name}`)
    return isServing && pod.status?.podIP !== undefined && view.at - (since.ready ?? view.at) >= propagation
  })
}
