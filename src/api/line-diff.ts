/** What a line of one text became in another. */
interface Line {
  mark: ' ' | '-' | '+'
  text: string
}

const contextLines = 3

/** Lines from `before` on that are the same in both texts. */
interface Block {
  before: number
  after: number
  length: number
}

type Span = readonly [start: number, end: number]

/** Where every line of a text stands; of a long text not those that stand everywhere. */
function placesOf(lines: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (const [index, line] of lines.entries()) {
    const known = places.get(line)
    if (known === undefined) places.set(line, [index])
    else known.push(index)
  }
  if (lines.length >= 200)
    for (const [line, at] of places) if (at.length > Math.floor(lines.length / 100) + 1) places.delete(line)
  return places
}

/** The two texts, compared as the API server does: by the longest stretch that they share, then by what lies before and after it. */
class Comparison {
  readonly #before: readonly string[]
  readonly #after: readonly string[]
  readonly #places: Map<string, number[]>

  constructor(before: readonly string[], after: readonly string[]) {
    this.#before = before
    this.#after = after
    this.#places = placesOf(after)
  }

  /** The shared stretches between these lines, in order. */
  blocks(before: Span = [0, this.#before.length], after: Span = [0, this.#after.length]): Block[] {
    const block = this.#longest(before, after)
    if (block.length === 0) return []
    return [
      ...this.blocks([before[0], block.before], [after[0], block.after]),
      block,
      ...this.blocks([block.before + block.length, before[1]], [block.after + block.length, after[1]]),
    ]
  }

  #longest(before: Span, after: Span): Block {
    let best: Block = { before: before[0], after: after[0], length: 0 }
    let lengths = new Map<number, number>()
    for (let i = before[0]; i < before[1]; i++) {
      const next = new Map<number, number>()
      for (const j of this.#places.get(this.#before[i]!) ?? []) {
        if (j < after[0] || j >= after[1]) continue
        const length = (lengths.get(j - 1) ?? 0) + 1
        next.set(j, length)
        if (length > best.length) best = { before: i - length + 1, after: j - length + 1, length }
      }
      lengths = next
    }
    return this.#widened(best, before, after)
  }

  /** With the lines around that are the same, too, but stand everywhere. */
  #widened({ before: i, after: j, length }: Block, before: Span, after: Span): Block {
    let [start, other, count] = [i, j, length]
    while (start > before[0] && other > after[0] && this.#before[start - 1] === this.#after[other - 1]) {
      start -= 1
      other -= 1
      count += 1
    }
    while (
      start + count < before[1] &&
      other + count < after[1] &&
      this.#before[start + count] === this.#after[other + count]
    )
      count += 1
    return { before: start, after: other, length: count }
  }
}

/** The lines of both texts as one list: what went before what came. */
function merged(before: readonly string[], after: readonly string[]): Line[] {
  const lines: Line[] = []
  const end = { before: before.length, after: after.length, length: 0 }
  let i = 0
  let j = 0
  for (const block of [...new Comparison(before, after).blocks(), end]) {
    for (const text of before.slice(i, block.before)) lines.push({ mark: '-', text })
    for (const text of after.slice(j, block.after)) lines.push({ mark: '+', text })
    i = block.before + block.length
    j = block.after + block.length
    for (const text of before.slice(block.before, i)) lines.push({ mark: ' ', text })
  }
  return lines
}

/** Stretches of lines to show: every change with its surroundings, those that touch joined. */
function stretches(lines: readonly Line[]): [number, number][] {
  const found: [number, number][] = []
  for (const [index, { mark }] of lines.entries()) {
    if (mark === ' ') continue
    const start = Math.max(0, index - contextLines)
    const end = Math.min(lines.length, index + contextLines + 1)
    const last = found.at(-1)
    if (last !== undefined && start <= last[1]) last[1] = end
    else found.push([start, end])
  }
  return found
}

const count = (lines: readonly Line[], without: '+' | '-'): number =>
  lines.filter(({ mark }) => mark !== without).length

/** `2,7`, as the heads of hunks count: from 1, and without the length if it is one line. */
const range = (start: number, length: number): string =>
  length === 1 ? `${start + 1}` : `${length === 0 ? start : start + 1},${length}`

/** The unified difference of two values printed as JSON, a space deep: as the API server shows what an update may not change. */
export function diffAsJson(before: unknown, after: unknown): string {
  const lines = merged(JSON.stringify(before, null, 1).split('\n'), JSON.stringify(after, null, 1).split('\n'))
  return stretches(lines)
    .map(([start, end]) => {
      const head = lines.slice(0, start)
      const body = lines.slice(start, end)
      const old = range(count(head, '+'), count(body, '+'))
      const now = range(count(head, '-'), count(body, '-'))
      return `@@ -${old} +${now} @@\n${body.map(({ mark, text }) => `${mark}${text}\n`).join('')}`
    })
    .join('')
}
