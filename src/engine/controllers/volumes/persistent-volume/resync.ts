import type { Clock, Timer } from '../../../clock.ts'

/** The controller looks at everything again this often, and only then at what does not concern a claim directly, such as a volume that has become free. */
const period = 15_000

/** The controller's periodic look at all that waits. It only beats while something does. */
export class Resync {
  readonly #clock: Clock
  readonly #look: () => void
  #next: Timer | undefined

  constructor(clock: Clock, look: () => void) {
    this.#clock = clock
    this.#look = look
  }

  /** Something waits: it is looked at again, though most likely for nothing. */
  expect(): void {
    if (this.#next === undefined) this.#set('background')
  }

  /** Something changed that the next look will find: there is news to come. */
  promise(): void {
    if (this.#next !== undefined && this.#next.cause === undefined) return
    if (this.#next !== undefined) this.#next.cancelled = true
    this.#clock.news()
    this.#set(undefined)
  }

  /** Nothing waits any more. */
  rest(): void {
    if (this.#next === undefined) return
    this.#next.cancelled = true
    this.#next = undefined
  }

  #set(cause: 'background' | undefined): void {
    const look = () => {
      this.#next = undefined
      this.#look()
    }
    this.#next = this.#clock.after(
      period - (this.#clock.now % period),
      'persistentvolume-controller resyncs',
      look,
      cause,
    )
  }
}
