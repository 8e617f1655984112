/** A question that only the outside can answer: an HTTP probe of a host that a scenario has stubbed. */
export interface Question {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Milliseconds of real time that the asker grants. */
  readonly timeout: number
}

/** What came back: a status code, the error that kept it from coming, or nothing because the stubs of that host do not cover the path. */
export type Answer =
  | { readonly status: number; readonly body: string }
  | { readonly error: string }
  | { readonly unstubbed: true }

/**
 * Where the engine meets the outside, without ever calling it: a component asks, the engine stops with the question as data, and
 * virtual time stands still until the driver hands in the answer.
 */
export class Outside {
  readonly #pending: { question: Question; resume: (answer: Answer) => void }[] = []
  readonly #listeners: (() => void)[] = []
  readonly #isStubbed: (host: string) => boolean

  /** `isStubbed` tells whether someone outside answers for a host (`web-0.web.default.svc.cluster.local:8080`). */
  constructor(isStubbed: (host: string) => boolean) {
    this.#isStubbed = isStubbed
  }

  /** Tells the listener whenever somebody begins or ceases to answer for hosts. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener)
  }

  /** Who answers for which hosts is not what it was. */
  changed(): void {
    for (const listener of this.#listeners) listener()
  }

  answersFor(host: string): boolean {
    return this.#isStubbed(host)
  }

  ask(question: Question, resume: (answer: Answer) => void): void {
    this.#pending.push({ question, resume })
  }

  /** The question that waits longest. */
  get question(): Question | undefined {
    return this.#pending[0]?.question
  }

  /** Hands in the answer to it. */
  answer(answer: Answer): void {
    this.#pending.shift()?.resume(answer)
  }
}
