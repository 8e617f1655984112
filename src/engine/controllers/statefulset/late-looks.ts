/** A set as a pass left it: times are virtual milliseconds. */
interface Left {
  readonly now: number
  /** Its minReadySeconds. */
  readonly period: number
  /** Whether fewer pods are available than asked for. */
  readonly isShort: boolean
  /** In how long the time of a pod that is ready is over, if one waits for that. */
  readonly wanted: number | undefined
}

interface Look {
  readonly dueAt: number | undefined
  readonly wasShort: boolean
}

const never: Look = { dueAt: undefined, wasShort: false }

/**
 * When the controller looked again up to 1.35 (kubernetes#135428): a pass that left pods missing planned the next one minReadySeconds later, and of
 * several plans the earliest counted. So looks followed each other at that distance, whenever a pod had become ready between two of them.
 */
export class LateLooks {
  readonly #looks = new Map<string, Look>()

  /** In how many milliseconds the look comes that finds the pod available; undefined where no pod waits. Looks that would find nothing are not made. */
  delayOf(key: string, { now, period, isShort, wanted }: Left): number | undefined {
    const { dueAt, wasShort } = this.#looks.get(key) ?? never
    const isPast = dueAt !== undefined && dueAt <= now
    const planned = isPast ? (wasShort ? nextOf(dueAt, period, now + 1) : undefined) : dueAt
    const next = planned ?? (isShort ? now + period : undefined)
    this.#looks.set(key, { dueAt: next, wasShort: isShort })
    return wanted === undefined || next === undefined ? wanted : nextOf(next, period, now + wanted) - now
  }

  forget(key: string): void {
    this.#looks.delete(key)
  }
}

/** The first look of the series that is not before `from`. */
const nextOf = (dueAt: number, period: number, from: number): number =>
  dueAt >= from ? dueAt : dueAt + Math.ceil((from - dueAt) / period) * period
