/** What a line of one text became in another. */
interface Line {
  mark: ' ' | '-' | '+'
  text: string
}

const contextLines = 3

/** The lines of both texts as one list, by their longest common subsequence. */
function merged(before: readonly string[], after: readonly string[]): Line[] {
  const width = after.length + 1
  const longest = new Uint32Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      longest[i * width + j] =
        before[i] === after[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!)
  const lines: Line[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push({ mark: ' ', text: before[i]! })
      i += 1
      j += 1
    } else if (
      i < before.length &&
      (j === after.length || longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)
    ) {
      lines.push({ mark: '-', text: before[i]! })
      i += 1
    } else {
      lines.push({ mark: '+', text: after[j]! })
      j += 1
    }
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
