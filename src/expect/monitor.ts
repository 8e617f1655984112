import type { Reference } from '../api/object.ts'
import type { Said } from '../locales/messages.ts'
import type { Instant, View } from '../timeline/view.ts'

/** Three-valued, as in runtime verification. Once it holds or is broken, nothing that comes later can change it. */
export interface Verdict {
  readonly verdict: 'holds' | 'broken' | 'undecided'
  /** The instants that prove it, in order. */
  readonly witness: readonly Instant[]
  /** Of a broken one: what was seen instead, the nearest miss, as data. */
  readonly seen?: Said<'seen'>
}

/** Watches the timeline on behalf of one expectation. A monitor has a memory and serves one reading of one timeline. */
export interface Monitor {
  /**
   * Is shown every instant of the timeline from its first on, in order, until it is decided: what came before its span is shown
   * too, as history.
   */
  observe(instant: Instant, view: View): void
  /** It wants to be shown the instant at this virtual time (ms) even if nothing is written then. */
  readonly wakeAt?: number
  /** It looks at the instant of the question alone. */
  readonly isOfNow?: boolean
  /** What is certain by now. */
  readonly verdict: Verdict
  /** What an undecided verdict comes to when the question is asked here and now, with `view` as the last that was seen. */
  conclude(view: View): Verdict
}

/** What must be seen. It is a value: each reading of a timeline begins a monitor of its own. */
export interface Expectation {
  readonly expected: Said<'expected'>
  /** The objects it speaks of: their troubles explain why it failed. */
  readonly about: readonly Reference[]
  /** Virtual milliseconds until which it is worth letting time pass for it; absent: it is decided on what has happened. */
  readonly until?: number
  begin(): Monitor
  /** Throws a Mistake when it speaks of something that never was and never could be. */
  check?(view: View): void
}

/** Where in the timeline an expectation looks. */
export interface Scope {
  /** Of the names in it; `default` if not said. */
  readonly namespace?: string
  /** *since then*: the position of the last action's note. Only what came after it counts. */
  readonly since?: number
}

/** The instant at which a waiting sentence is spoken: its virtual time in milliseconds, and the log's last position then. */
export interface Now {
  readonly at: number
  readonly position: number
}

export const undecided: Verdict = { verdict: 'undecided', witness: [] }

export function holds(...witness: Instant[]): Verdict {
  return { verdict: 'holds', witness }
}

export function broken(seen: Said<'seen'>, ...witness: Instant[]): Verdict {
  return { verdict: 'broken', witness, seen }
}

/** A monitor of what is so now: it needs no memory, only the view at the end. */
export function now(look: (view: View) => Verdict): Monitor {
  return { observe() {}, isOfNow: true, verdict: undecided, conclude: look }
}

/**
 * A monitor of what must be so all the time: `wrong` is shown every instant and says what is wrong at it, if anything. When nothing was,
 * it comes to `atLast`.
 */
export function always(
  wrong: (instant: Instant, view: View) => Said<'seen'> | undefined,
  atLast: () => Verdict = holds,
): Monitor {
  let verdict: Verdict = undecided
  return {
    observe(instant, view) {
      const seen = wrong(instant, view)
      if (seen !== undefined) verdict = broken(seen, instant)
    },
    get verdict() {
      return verdict
    },
    conclude: () => atLast(),
  }
}

/**
 * A monitor of what must come from now until the virtual time `until` (ms), that last instant included. `look` says at each of these
 * instants whether it is there (holds) or never can be (broken); `missed` what was seen instead.
 */
export function eventually(
  { at, position }: Now,
  until: number,
  look: (instant: Instant, view: View) => Verdict,
  missed: (view: View) => Said<'seen'>,
): Monitor {
  let verdict: Verdict = undecided
  return {
    observe(instant, view) {
      if (instant.position < position || instant.at < at) return
      verdict = instant.at > until ? broken(missed(view), instant) : look(instant, view)
    },
    wakeAt: at,
    get verdict() {
      return verdict
    },
    conclude: view => (view.at < until ? undecided : broken(missed(view))),
  }
}

/** Something that begins at this instant counts as *since then*; what was written up to the action's own note does not. */
export function isSince(instant: Instant, since = 0): boolean {
  return instant.position > since || (instant.position === since && instant.entry === undefined)
}

/** `default/web-0` */
export function keyIn(scope: Scope, name: string): string {
  return `${scope.namespace ?? 'default'}/${name}`
}

/** `web-0` of `default/web-0`, as messages write it. */
export function nameOf(key: string): string {
  return key.slice(key.indexOf('/') + 1)
}
