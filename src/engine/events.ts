import { type Draft, type KubeObject, type Reference, referenceTo } from '../api/object.ts'
import { StatusError } from '../api/status-error.ts'
import type { Event } from '../api/types.ts'
import { epoch, toTimestamp } from '../timeline/epoch.ts'
import type { Client } from './client.ts'
import type { Clock } from './clock.ts'
import { EventCorrelation } from './event-correlation.ts'
import { EventSeries, microTime } from './event-series.ts'

/** What an event says beyond its reason and message. */
export interface EventDetails {
  /** `spec.containers{app}`: the part of the object that it concerns. */
  fieldPath?: string
  /** The node on which the source runs. */
  host?: string
  /** Another source than the component, e.g. the provisioner `disk.example.com_csi-0_…`. */
  component?: string
  /** Of the scheduler's events: what it was about to do. Told by the reason where it is not given. */
  action?: string
}

type EventType = 'Normal' | 'Warning'

/** The one component whose events are of the newer kind: a time in microseconds, an action, and a series instead of a count. */
const newerRecorder = 'default-scheduler'

const actions: Readonly<Record<string, string>> = { Scheduled: 'Binding', Preempted: 'Preempting' }

/** How many events each cluster has seen: keeps namesakes of one instant apart. */
const recorded = new WeakMap<Clock, number>()

/** Records events as client-go's recorders do. What it counts it remembers itself: recording reads nothing but the event that it counts up. */
export class Recorder {
  readonly #api: Client
  readonly #clock: Clock
  readonly #component: string
  readonly #correlation = new EventCorrelation()
  readonly #series: EventSeries

  constructor(api: Client, clock: Clock, component: string) {
    this.#api = api
    this.#clock = clock
    this.#component = component
    this.#series = new EventSeries(
      clock,
      event => this.#create(event),
      event => this.#update(event),
    )
  }

  normal(about: KubeObject, reason: string, message: string, details: EventDetails = {}): void {
    this.#record(about, 'Normal', reason, message, details)
  }

  warning(about: KubeObject, reason: string, message: string, details: EventDetails = {}): void {
    this.#record(about, 'Warning', reason, message, details)
  }

  #record(about: KubeObject, type: EventType, reason: string, message: string, details: EventDetails): void {
    const component = details.component ?? this.#component
    const event = { ...this.#eventAbout(about, details), reason, message, type, reportingComponent: component }
    if (component === newerRecorder) this.#recordNewer(event, details)
    else this.#recordLegacy(event, details.host)
  }

  #recordLegacy(draft: Event, host: string | undefined): void {
    const now = toTimestamp(this.#clock.now)
    const source = { component: draft.reportingComponent, host }
    const times = { firstTimestamp: now, lastTimestamp: now, count: 1 }
    const outcome = this.#correlation.correlate(
      { ...draft, source, ...times, reportingInstance: host ?? '' },
      this.#clock.now,
    )
    if (outcome.does === 'create') this.#create(outcome.event)
    if (outcome.does === 'update') this.#update(outcome.event)
  }

  #recordNewer(draft: Event, { action, host }: EventDetails): void {
    this.#series.record({
      ...draft,
      action: action ?? actions[draft.reason!] ?? 'Scheduling',
      eventTime: microTime(this.#clock.now),
      reportingInstance: `${draft.reportingComponent}-${host ?? 'control-plane'}`,
    })
  }

  #eventAbout(about: KubeObject, { fieldPath }: EventDetails): Event {
    const { kind, namespace, name, uid }: Reference = referenceTo(about)
    const { resourceVersion } = about.metadata
    const metadata: Draft<Event>['metadata'] = { name: this.#nameFor(name), namespace: namespace ?? 'default' }
    const involvedObject = { kind, namespace, name, uid, apiVersion: about.apiVersion, resourceVersion, fieldPath }
    return { apiVersion: 'v1', kind: 'Event', metadata: metadata as Event['metadata'], involvedObject }
  }

  /** `web-0.17f3c9…`: the object's name and the moment in hexadecimal nanoseconds. */
  #nameFor(object: string): string {
    const order = recorded.get(this.#clock) ?? 0
    recorded.set(this.#clock, order + 1)
    return `${object}.${(BigInt(epoch + this.#clock.now) * 1_000_000n + BigInt(order % 1_000_000)).toString(16)}`
  }

  /** An event that the API server does not take is lost, as in Kubernetes; one for a namespace that goes is not even sent. */
  #create(event: Event): void {
    const namespace = this.#api.find('Namespace', undefined, event.metadata.namespace!)
    if (namespace === undefined || namespace.metadata.deletionTimestamp !== undefined) return
    this.#send(() => this.#api.create<Event>(event))
  }

  /** Counts up an event that was told before; if it expired meanwhile, it is told again under its name and with its count. */
  #update(event: Event): void {
    const { namespace, name } = event.metadata
    const told = this.#api.find('Event', namespace, name)
    const { count, lastTimestamp, message, series } = event
    if (told === undefined) this.#create(event)
    else this.#send(() => this.#api.update({ ...told, count, lastTimestamp, message, series }))
  }

  #send(write: () => unknown): void {
    try {
      write()
    } catch (error) {
      if (!(error instanceof StatusError)) throw error
    }
  }
}
