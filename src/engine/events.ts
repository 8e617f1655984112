import { type KubeObject, type Reference, referenceTo } from '../api/object.ts'
import type { Event } from '../api/types.ts'
import { toTimestamp } from '../timeline/epoch.ts'
import type { Client } from './client.ts'
import type { Clock } from './clock.ts'

/** What an event says beyond its reason and message. */
export interface EventDetails {
  /** `spec.containers{app}`: the part of the object that it concerns. */
  fieldPath?: string
  /** The node on which the source runs. */
  host?: string
  /** Another source than the component, e.g. the provisioner `disk.example.com_csi-0_…`. */
  component?: string
}

/** Records events as client-go's recorder does: the same one again counts up, many alike are combined, too many are dropped. */
export class Recorder {
  readonly #api: Client
  readonly #clock: Clock
  readonly #component: string
  readonly #recorded = new Map<string, Event>()

  constructor(api: Client, clock: Clock, component: string) {
    this.#api = api
    this.#clock = clock
    this.#component = component
  }

  normal(about: KubeObject, reason: string, message: string, details: EventDetails = {}): void {
    this.#record(about, 'Normal', reason, message, details)
  }

  warning(about: KubeObject, reason: string, message: string, details: EventDetails = {}): void {
    this.#record(about, 'Warning', reason, message, details)
  }

  #record(about: KubeObject, type: 'Normal' | 'Warning', reason: string, message: string, details: EventDetails): void {
    const target: Reference = referenceTo(about)
    const key = [target.kind, target.namespace, target.name, target.uid, details.fieldPath, type, reason, message].join(
      '\0',
    )
    const now = toTimestamp(this.#clock.now)
    const earlier = this.#recorded.get(key)
    const known = earlier && this.#api.find('Event', earlier.metadata.namespace, earlier.metadata.name)
    if (known !== undefined) {
      this.#recorded.set(key, this.#api.update({ ...known, count: (known.count ?? 1) + 1, lastTimestamp: now }))
      return
    }
    const namespace = target.namespace ?? 'default'
    const component = details.component ?? this.#component
    const event = this.#api.create<Event>({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: nameOfEvent(target.name, this.#clock.now, this.#recorded.size), namespace },
      involvedObject: {
        kind: target.kind,
        namespace: target.namespace,
        name: target.name,
        uid: target.uid,
        apiVersion: about.apiVersion,
        resourceVersion: about.metadata.resourceVersion,
        fieldPath: details.fieldPath,
      },
      reason,
      message,
      type,
      source: { component, host: details.host },
      firstTimestamp: now,
      lastTimestamp: now,
      count: 1,
      reportingComponent: component,
      reportingInstance: details.host ?? '',
    })
    this.#recorded.set(key, event)
  }
}

/** `web-0.17f3c9…`: the object's name and the moment in hexadecimal nanoseconds (spec cluster X-1); `order` keeps namesakes of one instant apart. */
const nameOfEvent = (name: string, at: number, order: number): string =>
  `${name}.${(BigInt(at) * 1_000_000n + BigInt(order)).toString(16)}`
