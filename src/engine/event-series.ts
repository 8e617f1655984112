import type { Event } from '../api/types.ts'
import { epoch, toTimestamp } from '../timeline/epoch.ts'
import type { Clock } from './clock.ts'

/** A series ends when nothing was added to it for this long, in ms. */
const idle = 360_000
/** How often a series that goes on is written, in ms. */
const refresh = 1_800_000

interface Series {
  event: Event
  observed: number
  written: number
}

/**
 * How the newer recorder of events.k8s.io counts: the second of the same is written as a series of two; later ones are
 * only counted, and written every half hour and when the series ends. The message does not tell two events apart, the object's
 * resourceVersion does.
 */
export class EventSeries {
  readonly #clock: Clock
  readonly #create: (event: Event) => void
  readonly #update: (event: Event) => void
  readonly #running = new Map<string, Series>()

  constructor(clock: Clock, create: (event: Event) => void, update: (event: Event) => void) {
    this.#clock = clock
    this.#create = create
    this.#update = update
  }

  record(event: Event): void {
    const { kind, namespace, name, uid, resourceVersion } = event.involvedObject
    const key = [event.type, event.action, event.reason, kind, namespace, name, uid, resourceVersion].join('\0')
    const { now } = this.#clock
    const running = this.#running.get(key)
    if (running !== undefined && now - running.observed <= idle) {
      this.#continue(key, running)
      return
    }
    this.#running.set(key, { event, observed: now, written: now })
    this.#create(event)
  }

  #continue(key: string, running: Series): void {
    const { now } = this.#clock
    const { series } = running.event
    running.observed = now
    running.event = { ...running.event, series: { count: (series?.count ?? 1) + 1, lastObservedTime: microTime(now) } }
    if (series !== undefined) return
    this.#write(running)
    this.#watch(key, running)
  }

  /** Looks after a series until it ends; in the background, for whoever waits for news does not wait for a count. */
  #watch(key: string, running: Series): void {
    const look = () => {
      const { now } = this.#clock
      const ended = now - running.observed >= idle
      const isUnwritten = running.observed > running.written
      if (isUnwritten && (ended || now - running.written >= refresh)) this.#write(running)
      if (!ended) this.#watch(key, running)
      else if (this.#running.get(key) === running) this.#running.delete(key)
    }
    const delay = running.observed + idle - this.#clock.now
    this.#clock.after(delay, `a series of events about ${running.event.involvedObject.name} ends`, look, 'background')
  }

  #write(running: Series): void {
    running.written = this.#clock.now
    this.#update(running.event)
  }
}

/** Virtual milliseconds as Kubernetes' MicroTime. */
export const microTime = (at: number): string =>
  `${toTimestamp(at).slice(0, -1)}.${String((epoch + at) % 1000).padStart(3, '0')}000Z`
