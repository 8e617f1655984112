/** Waiting longer each time before something that failed is tried again (10 s, doubled, at most 300 s). */
export interface BackOff {
  /** Milliseconds to wait; undefined before the first failure. */
  readonly delay?: number
  /** When it last grew, in virtual milliseconds. */
  readonly grewAt: number
}

export const noBackOff: BackOff = { grewAt: 0 }

const first = 10_000
const longest = 300_000

/** Whether the history is forgotten: nothing failed for twice the longest wait. */
const isForgotten = ({ grewAt }: BackOff, failedAt: number): boolean => failedAt - grewAt > 2 * longest

/** The milliseconds that are still to be waited at `now` after a failure at `failedAt`; 0 when it may be tried again. */
export function remaining(backOff: BackOff, failedAt: number, now: number): number {
  if (backOff.delay === undefined || isForgotten(backOff, failedAt)) return 0
  return Math.max(0, failedAt + backOff.delay - now)
}

/** The wait after one more failure. */
export function grown(backOff: BackOff, failedAt: number, now: number): BackOff {
  const isFirst = backOff.delay === undefined || isForgotten(backOff, failedAt)
  return { delay: isFirst ? first : Math.min(backOff.delay! * 2, longest), grewAt: now }
}

/** `1m20s`, as Go prints a duration of whole seconds. */
export function goDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const parts = [hours > 0 ? `${hours}h` : '', hours > 0 || minutes > 0 ? `${minutes}m` : '', `${seconds % 60}s`]
  return parts.join('')
}
