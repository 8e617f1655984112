import type { EndpointSlice, ObjectReference, Pod, Service } from './types.ts'

/** What a pod's resolver finds under a name. */
export type Resolution = Answer | NoAnswer

export interface Answer {
  readonly found: true
  /** The absolute name that answered, search domain included, without a dot at its end. */
  readonly name: string
  readonly addresses: readonly string[]
  /** The pods behind the addresses, in their order. None for a virtual IP: connections to it reach any ready pod. */
  readonly targetRefs: readonly ObjectReference[]
  /** Answers to `_port._protocol.service…`. */
  readonly services?: readonly ServiceRecord[]
  /** Names of an address that was asked for. */
  readonly names?: readonly string[]
  /** The outside name that an ExternalName Service stands for. */
  readonly alias?: string
}

/** One SRV record. */
export interface ServiceRecord {
  readonly target: string
  readonly port: number
}

/** NXDOMAIN, and why. */
export interface NoAnswer {
  readonly found: false
  /** The absolute name whose failure tells most. */
  readonly name: string
  readonly addresses: readonly []
  readonly targetRefs: readonly []
  readonly because: Unresolved
}

export type Unresolved =
  /** Not a name of the cluster's zone. */
  | { readonly reason: 'outside' }
  /** In the zone, but of no shape that a record has. */
  | { readonly reason: 'no-such-record' }
  /** `host` is there when a pod's name was asked for: the governing Service is what is missing. */
  | { readonly reason: 'no-such-service'; readonly namespace: string; readonly service: string; readonly host?: string }
  /** None of the Service's endpoints may be published; `listed` are in its slices. */
  | {
      readonly reason: 'no-ready-endpoints'
      readonly namespace: string
      readonly service: string
      readonly listed: number
    }
  /** No endpoint of the Service has that name; `pod` is why, where the pods were shown. */
  | {
      readonly reason: 'no-such-host'
      readonly namespace: string
      readonly service: string
      readonly host: string
      readonly pod?: PodUnlisted
    }
  /** The endpoint is listed, but the Service does not publish addresses that are not ready. */
  | {
      readonly reason: 'not-ready' | 'terminating'
      readonly namespace: string
      readonly service: string
      readonly host: string
    }
  | { readonly reason: 'no-such-port'; readonly namespace: string; readonly service: string; readonly port: string }
  | { readonly reason: 'no-such-address'; readonly address: string }

/** Why a pod is not among a Service's endpoints under its name. */
export type PodUnlisted =
  | 'missing'
  | 'without-address'
  | 'finished'
  | 'not-selected'
  | 'other-subdomain'
  | 'not-yet-listed'

/** Where the answers come from. With the pods a missing endpoint can be explained. */
export interface Records {
  readonly services: Iterable<Service>
  readonly slices: Iterable<EndpointSlice>
  readonly pods?: Iterable<Pod>
}

/** Who asks: its namespace gives the search domains, and a pod finds itself in its own hosts file. */
export interface Asker {
  readonly namespace: string
  readonly pod?: Pod
}

export const found = (
  name: string,
  addresses: readonly string[],
  targetRefs: readonly ObjectReference[] = [],
): Answer => ({
  found: true,
  name,
  addresses,
  targetRefs,
})

export const nothing = (name: string, because: Unresolved): NoAnswer => ({
  found: false,
  name,
  addresses: [],
  targetRefs: [],
  because,
})
