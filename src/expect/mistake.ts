import { en } from '../locales/en.ts'
import type { Messages } from '../locales/messages.ts'

/** The author of the feature got something wrong: not a verdict about the cluster. `message` is English; `in` says it in any language. */
export class Mistake extends Error {
  readonly in: (messages: Messages) => string

  constructor(say: (messages: Messages) => string) {
    super(say(en))
    this.name = 'Mistake'
    this.in = say
  }
}
