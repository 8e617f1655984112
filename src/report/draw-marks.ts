import { formatDuration } from '../locales/duration.ts'
import type { Canvas } from './canvas.ts'
import type { Mark } from './lane.ts'
import { element, escaped, fitted, textWidth } from './svg.ts'

/** Warnings that would overlap share a mark. */
export function drawWarnings(marks: readonly Mark[], middle: number, { axis, isPage, words }: Canvas): string[] {
  const groups: { x: number; texts: string[] }[] = []
  for (const { at, mark, text, times, until } of marks) {
    if (mark !== 'warning') continue
    const x = axis.x(at)
    const last = groups.at(-1)
    const told = times === undefined ? text : `${text} ${words.repeated({ times, until: formatDuration(until!) })}`
    if (last !== undefined && x - last.x < 7) last.texts.push(told)
    else groups.push({ x, texts: [told] })
  }
  return groups.map(({ x, texts }) => {
    const title = isPage ? [element('title', {}, escaped(texts.join('\n')))] : []
    return element('path', { class: 'warning', d: `M${x} ${middle - 12.5}l3.5 6h-7z` }, ...title)
  })
}

/** A container of the pod was started again. */
export function drawRestart(x: number, middle: number): string {
  return (
    element('path', { class: 'restart', d: `M${x} ${middle - 9}V${middle + 9}` }) +
    element('circle', { class: 'restart-dot', cx: x, cy: middle + 11, r: 2 })
  )
}

/** A write was refused. */
export function drawRefusal(x: number, middle: number): string {
  return (
    element('path', { class: 'refusal', d: `M${x} ${middle - 8}l8 8-8 8-8-8z` }) +
    element('text', { class: 'on on-failed middle', x, y: middle + 4 }, '!')
  )
}

/** What was edited in a set, and what was refused, in words where there is room. */
export function drawChanges(marks: readonly Mark[], middle: number, { axis, right, words }: Canvas): string {
  const changes = Map.groupBy(
    marks.filter(({ mark }) => mark === 'change' || mark === 'refusal'),
    ({ at }) => at,
  )
  const xs = [...changes.keys()].map(at => axis.x(at))
  let free = 0
  return [...changes.values()]
    .map((together, index) => {
      const x = xs[index]!
      const text = together.map(mark => (mark.mark === 'refusal' ? words.refused(mark.text) : mark.text)).join(', ')
      const [before, after] = [x - 9 - free, (xs[index + 1] ?? right) - x - 16]
      const goesLeft = textWidth(text, 11) > after && before > after
      const written = fitted(text, 11, goesLeft ? before : after)
      free = goesLeft ? x + 8 : x + 10 + textWidth(written, 11)
      const flag = together.some(({ mark }) => mark === 'change')
        ? element('path', { class: 'change', d: `M${x} ${middle + 4}l-4 -8h8z` })
        : ''
      const label = element(
        'text',
        { class: goesLeft ? 'changes end' : 'changes', x: goesLeft ? x - 8 : x + 10, y: middle - 3 },
        escaped(written),
      )
      return written === '' ? flag : flag + label
    })
    .join('')
}
