/** A stretch of a manifest's text. Lines and columns count from 1, as editors do. */
export interface Place {
  line: number
  column: number
  /** How many characters of the line are meant; at least 1. */
  length: number
  /** The line itself. */
  text: string
}

/** A manifest's text, and where its lines begin. */
export class Source {
  readonly file: string
  readonly text: string
  readonly #starts: number[] = [0]

  constructor(text: string, file: string) {
    this.file = file
    this.text = text
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1)
  }

  /** The place of a stretch from one offset up to another; a stretch of several lines is told by its first. */
  place(start: number, end: number): Place {
    const line = this.#lineAt(start)
    const begin = this.#starts[line]!
    const next = this.#starts[line + 1]
    const text = this.text.slice(begin, next === undefined ? undefined : next - 1).replace(/\r$/, '')
    const column = Math.min(start - begin, text.length)
    return {
      line: line + 1,
      column: column + 1,
      length: Math.max(1, Math.min(end - start, text.length - column)),
      text,
    }
  }

  #lineAt(offset: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}
