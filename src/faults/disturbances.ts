import type { Engine } from '../engine/engine.ts'
import type { LastingFault, SuddenFault } from './fault.ts'

/** A fault that is on, and which time it is. */
interface On {
  readonly fault: LastingFault
  readonly occurrence: number
}

/** What goes wrong in one cluster: the only way in which faults begin and end, so that the timeline tells of each. */
export class Disturbances {
  readonly #engine: Engine
  readonly #on = new Map<string, On>()
  #occurrences = 0

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** Begins a fault. It ends after `duration` milliseconds, or when it is told to. One that is on already begins anew, with the new end. */
  begin(fault: LastingFault, duration?: number): void {
    const { clock } = this.#engine
    this.end(fault)
    const occurrence = ++this.#occurrences
    this.#on.set(keyOf(fault), { fault, occurrence })
    this.#note(fault, 'begins')
    clock.news()
    const label = `${keyOf(fault)} ends`
    const over = () => {
      if (this.#on.get(keyOf(fault))?.occurrence === occurrence) this.end(fault)
    }
    fault.begin(this.#engine, () => clock.after(0, label, over))
    if (duration !== undefined) clock.after(duration, label, over)
  }

  /** Ends a fault, if it is on. Answers whether it was. */
  end(fault: LastingFault): boolean {
    const on = this.#on.get(keyOf(fault))
    if (on === undefined) return false
    this.#on.delete(keyOf(fault))
    this.#engine.clock.news()
    on.fault.end(this.#engine)
    this.#note(on.fault, 'ends')
    return true
  }

  happen(fault: SuddenFault): void {
    this.#note(fault, 'happens')
    this.#engine.clock.news()
    fault.happen(this.#engine)
  }

  #note({ name, about, details }: LastingFault | SuddenFault, phase: 'begins' | 'ends' | 'happens'): void {
    this.#engine.note({ note: 'fault', by: 'user', fault: name, phase, about, details })
  }
}

const keyOf = ({ name, about }: LastingFault): string =>
  about === undefined
    ? name
    : [name, about.kind, about.namespace, about.name].filter(part => part !== undefined).join(' ')
