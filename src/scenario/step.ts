import type { Reference } from '../api/object.ts'
import type { ActionNote } from '../timeline/entry.ts'

/** A step of a feature, as far as a scenario must know it. */
export interface Step {
  /** Only for messages. */
  text: string
  /** Other scenarios share it. */
  inBackground?: boolean
  /** No other follows: nobody can claim its refusal. */
  isLast?: boolean
  /** A table or a text stands below it. */
  hasArgument?: boolean
}

/** What an action changes, for the timeline. */
export interface ActionTold {
  action: string
  about?: Reference
  details?: ActionNote['details']
}
