import type { Reference } from '../api/object.ts'
import type { Engine } from '../engine/engine.ts'
import type { FaultNote } from '../timeline/entry.ts'

/** Something that goes wrong in a cluster. It has a name on the timeline, and says what it is about. */
interface Named {
  /** Kebab-case: `node-down`. */
  readonly name: string
  readonly about?: Reference
  readonly details?: FaultNote['details']
}

/** A fault that lasts until it ends. One of a name and an object is on or off: it cannot begin twice. */
export interface LastingFault extends Named {
  /** `over` is called where it has ended by itself. */
  readonly begin: (engine: Engine, over: () => void) => void
  readonly end: (engine: Engine) => void
}

/** A fault that is over as soon as it has happened; what comes of it may last. */
export interface SuddenFault extends Named {
  readonly happen: (engine: Engine) => void
}

/** A fault whose whole effect is in the components that look for it by its name. */
export function lookedFor(name: string, about: Reference): LastingFault {
  return {
    name,
    about,
    begin: ({ faults }) => faults.begin(name, about),
    end: ({ faults }) => faults.end(name, about),
  }
}
