import type { Clause } from './transcript-clause.ts'

/** A line of the transcript; one that stands for several says how often and until when. */
export interface Line {
  readonly at: number
  readonly about: string
  readonly text: string
  times: number
  until: number
}

/** A mark between lines. */
export interface StepMark {
  readonly step: number
}

/**
 * Gathers lines, and counts what only repeats itself instead of telling it for ever: the same line again counts up at
 * once; a cycle is told in full twice, and from the third time on counts up the second telling. Whatever is news about
 * an object, and every new step, begins its story anew.
 */
export class Fold {
  readonly lines: (Line | StepMark)[] = []
  readonly #told = new Map<string, Map<string, Line[]>>()
  readonly #last = new Map<string, Line>()

  step(step: number): void {
    this.lines.push({ step })
    this.#told.clear()
  }

  add(at: number, about: string, clauses: readonly Clause[]): void {
    const text = clauses.map(clause => clause.text).join('; ')
    const last = this.#last.get(about)
    if (last?.until === at && last.text === text) return
    const earlier = this.#earlier(about, clauses)
    const repeated =
      earlier?.[1] ?? (last !== undefined && last === earlier?.[0] && last.text === text ? last : undefined)
    if (repeated !== undefined) {
      repeated.times++
      repeated.until = at
      return
    }
    const line: Line = { at, about, text, times: 1, until: at }
    earlier?.push(line)
    this.#last.set(about, line)
    this.lines.push(line)
  }

  /** The lines that told the same of the object before; undefined for news. */
  #earlier(about: string, clauses: readonly Clause[]): Line[] | undefined {
    if (clauses.some(clause => clause.again === undefined)) {
      this.#told.delete(about)
      return undefined
    }
    const told = this.#told.get(about) ?? new Map<string, Line[]>()
    this.#told.set(about, told)
    const key = clauses.map(clause => clause.again).join('\n')
    const lines = told.get(key) ?? []
    told.set(key, lines)
    return lines
  }
}
