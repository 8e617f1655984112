import { formatDuration } from '../locales/duration.ts'
import type { Canvas } from './canvas.ts'
import type { Lanes } from './lane.ts'
import { buttonAt, element, escaped, textWidth } from './svg.ts'
import { ticks } from './time-axis.ts'
import type { Layout } from './timeline-layout.ts'

/** Times and lines below them; times of steps and ends of idle spans come first where room is short. */
export function drawTicks({ axis, top, bottom, right }: Layout, { steps, lanes, begin, end }: Lanes): string {
  const begun = lanes.flatMap(({ lives }) => lives.flatMap(({ spans }) => spans.map(({ from }) => from)))
  const marked = lanes.flatMap(({ marks }) => marks.map(({ at }) => at))
  return ticks(axis, [begin, end, ...steps.map(({ at }) => at), ...marked, ...begun], right)
    .map(({ x, label }) => {
      const line = element('path', { class: 'grid', d: `M${x} ${top - 6}V${bottom}` })
      return line + element('text', { class: 'soft middle', x, y: top - 11 }, label)
    })
    .join('')
}

/** The numbers of the steps where they begin; those that would overlap share a mark. */
export function drawSteps({ axis, top, isPage, words }: Canvas, { steps }: Lanes): string {
  const marks: { at: number; x: number; first: number; last: number; width: number }[] = []
  for (const { at, step } of steps) {
    const x = axis.x(at)
    const last = marks.at(-1)
    if (last !== undefined && x - widthOf(step, step) / 2 < last.x + last.width / 2 + 2) {
      last.last = step
      last.width = widthOf(last.first, step)
    } else marks.push({ at, x, first: step, last: step, width: widthOf(step, step) })
  }
  return marks
    .map(({ at, x, first, last, width }) => {
      const pill = element('rect', { class: 'step', x: x - width / 2, y: top - 46, width, height: 17, rx: 8.5 })
      const number = element('text', { class: 'step-number', x, y: top - 33.5 }, nameOf(first, last))
      return isPage
        ? element('g', { class: 'step-mark', ...buttonAt(at, words.step(first)) }, pill + number)
        : pill + number
    })
    .join('')
}

const nameOf = (first: number, last: number): string => (first === last ? String(first) : `${first}–${last}`)
const widthOf = (first: number, last: number): number => Math.max(18, textWidth(nameOf(first, last), 11) + 10)

/** The idle spans that are cut out, drawn over the lanes. */
export function drawBreaks({ axis, top, bottom }: Layout): string {
  return axis.breaks
    .map(({ x, width, duration }) => {
      const edges = element('path', {
        class: 'cut-edge',
        d: `M${x + 4} ${top - 4}V${bottom}M${x + width - 4} ${top - 4}V${bottom}`,
      })
      const veil = element('rect', { class: 'cut', x: x + 4, y: top - 4, width: width - 8, height: bottom - top + 4 })
      return (
        veil +
        edges +
        element(
          'text',
          { class: 'soft middle', x: x + width / 2, y: bottom + 13 },
          escaped(`⋯ ${formatDuration(duration)}`),
        )
      )
    })
    .join('')
}
