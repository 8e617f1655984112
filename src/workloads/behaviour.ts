export type ProbeType = 'startup' | 'readiness' | 'liveness'

/** How a process ends by itself. */
export interface End {
  /** Milliseconds from its start. */
  readonly after: number
  readonly exitCode: number
  /** It is killed for using more memory than its limit: OOMKilled, exit code 137. */
  readonly outOfMemory?: boolean
}

/**
 * How an image behaves when it runs: one field for each aspect, so that what is said later of an aspect replaces what was said before.
 * Durations are milliseconds of virtual time.
 */
export interface Behaviour {
  /** How long pulling it takes where a node lacks it; undefined: as long as the profile says. */
  readonly pull: number | 'fails' | undefined
  /**
   * From the start of the process until it answers its probes with yes. In an init container, which has none: until its work is done
   * and it ends with exit code 0.
   */
  readonly ready: number | 'never'
  /** From when on it answers liveness probes with yes: as soon as it runs, or like the others only once it is ready. */
  readonly aliveFrom: 'start' | 'ready'
  readonly end: End | 'never'
  /** From SIGTERM to the end of the process; `never` ignores the signal; undefined: as long as the profile says. */
  readonly stop: number | 'never' | undefined
  /** With which exit code it follows SIGTERM: 0 when it handles the signal, 143 when it leaves that to the system. */
  readonly stopExitCode: number
  /** From the start of the process until it answers nothing any more: every probe of it times out. */
  readonly hang: number | 'never'
  /** Whether it starts on a volume on which nothing was ever written, or ends at once with exit code 1. */
  readonly emptyData: 'starts' | 'refuses'
  /** It says that it is ready only while the names of so many other pods of its Service resolve. */
  readonly peers: number
  /** Status codes by request, e.g. `{ 'GET /healthz': 503 }`, whatever else is said of readiness. */
  readonly answers: Readonly<Record<string, number>>
  /** Whether it fails all probes of a type, whatever else is said of it. */
  readonly probeFails: Readonly<Partial<Record<ProbeType, boolean>>>
  /** How long its postStart hook takes, or that it fails. A `sleep` hook takes as long as it says. */
  readonly postStart: number | 'fails'
  readonly preStop: number | 'fails'
}

/** A server without surprises: ready as soon as it runs, until it is told to stop. */
export const defaultBehaviour: Behaviour = {
  pull: undefined,
  ready: 0,
  aliveFrom: 'start',
  end: 'never',
  stop: undefined,
  stopExitCode: 0,
  hang: 'never',
  emptyData: 'starts',
  peers: 0,
  answers: {},
  probeFails: {},
  postStart: 0,
  preStop: 0,
}

/** The behaviour with what is said of some aspects; answers add up, request by request, and failing probes, type by type. */
export function behavingAs<Known extends Partial<Behaviour>>(before: Known, said: Partial<Behaviour>): Known {
  const answers = said.answers && { answers: { ...before.answers, ...said.answers } }
  const probeFails = said.probeFails && { probeFails: { ...before.probeFails, ...said.probeFails } }
  return { ...before, ...said, ...answers, ...probeFails }
}
