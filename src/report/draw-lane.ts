import { formatDuration } from '../locales/duration.ts'
import type { Wait } from '../timeline/entry.ts'
import { becauseOf } from '../timeline/transcript-wait.ts'
import type { Canvas, Placed } from './canvas.ts'
import { drawChanges, drawRefusal, drawRestart, drawWarnings } from './draw-marks.ts'
import type { Life, LifeSpan, Mark, Span } from './lane.ts'
import { element, escaped, fitted, textWidth } from './svg.ts'
import { labelOf } from './timeline-layout.ts'
import { looks, patternOf } from './timeline-style.ts'

/** Narrower than this nobody sees a bar. */
const narrowest = 1.5

const middleOf = ({ lane, y, height }: Placed): number => y + (lane.kind === 'StatefulSet' ? 13 : height / 2)
const waitsTop = 23

/** What lies below the marks of cut time. */
export function drawBars(placed: Placed, canvas: Canvas): string {
  const { lane, y } = placed
  const middle = middleOf(placed)
  return [
    ...lane.lives.map(life => drawLife(lane.name, life, middle, canvas)),
    ...lane.waits.map(wait => drawWait(wait, y + waitsTop, canvas)),
    ...lane.processes.map((process, index) =>
      drawProcess(process, overlapsBefore(lane.processes, index), middle, canvas),
    ),
  ].join('')
}

/** What has to be read, whatever lies below. */
export function drawTexts(placed: Placed, canvas: Canvas): string {
  const { lane, y, height } = placed
  const { left, axis } = canvas
  const middle = middleOf(placed)
  const at = (mark: Mark['mark']) => lane.marks.filter(found => found.mark === mark).map(found => axis.x(found.at))
  return [
    element(
      'text',
      { x: left - 10, y: y + height / 2 + 4, class: 'end' },
      escaped(fitted(labelOf(lane), 12, left - 16)),
    ),
    ...lane.lives.flatMap(life => drawLabel(life, middle, canvas)),
    ...at('restart').map(x => drawRestart(x, middle)),
    ...drawWarnings(lane.marks, middle, canvas),
    ...(lane.kind === 'StatefulSet' ? [drawChanges(lane.marks, middle, canvas)] : []),
    ...at('refusal').map(x => drawRefusal(x, middle)),
    ...lane.waits.map(wait => drawReason(wait, y + waitsTop, canvas)),
  ].join('')
}

function drawLife(name: string, { spans, revision }: Life, middle: number, canvas: Canvas): string {
  const pattern = patternOf(canvas.revisions.get(revision ?? '')?.index ?? 0)
  return spans
    .filter(({ from, to, is }) => from !== to || is === 'fault')
    .map(span => {
      const { height } = looks[span.is]
      const place = { ...extent(span, canvas), y: middle - height / 2, height, rx: Math.min(2, height / 2) }
      const bar = element('rect', { class: span.is, ...place }, ...titleOf(name, span, canvas))
      const hatching = { fill: pattern, class: 'over', ...place }
      return pattern === undefined || span.is === 'pending' ? bar : bar + element('rect', hatching)
    })
    .join('')
}

function titleOf(name: string, { is, on, from, to }: LifeSpan, { isPage, words }: Canvas): string[] {
  if (!isPage) return []
  const [begin, end] = [formatDuration(from), to === undefined ? undefined : formatDuration(to)]
  return [element('title', {}, escaped(words.stretch({ name, is: words.state[is], on, from: begin, to: end })))]
}

/** A line below the pod's bar, as long as a process of it runs; a second one at the same time has a line of its own. */
function drawProcess(process: Span<string>, overlaps: boolean, middle: number, canvas: Canvas): string {
  const { x, width } = extent(process, canvas)
  const place = { class: 'process', x, y: middle + (overlaps ? 12.5 : 10), width, height: 1.5 }
  if (!canvas.isPage) return element('rect', place)
  const [from, to] = [formatDuration(process.from), process.to === undefined ? undefined : formatDuration(process.to)]
  return element('rect', place, element('title', {}, escaped(canvas.words.ran({ node: process.is, from, to }))))
}

function overlapsBefore(processes: readonly Span<string>[], index: number): boolean {
  const { from } = processes[index]!
  return processes.slice(Math.max(0, index - 3), index).some(({ to = Infinity }) => to > from)
}

/** What has no end goes on to the right edge. */
function extent({ from, to }: Span<unknown>, { axis, right }: Canvas): { x: number; width: number } {
  const x = axis.x(from)
  return { x, width: Math.max((to === undefined ? right : axis.x(to)) - x, narrowest) }
}

/** In the widest bar that is high enough for letters: the revision's short name, and the object that it belongs to. */
function drawLabel(life: Life, middle: number, canvas: Canvas): string[] {
  const revision = canvas.revisions.get(life.revision ?? '')?.label
  const bars = life.spans
    .filter(({ is }) => looks[is].height >= 14)
    .map(span => ({ is: span.is, on: span.on, ...extent(span, canvas) }))
  const [first, ...others] = bars
  if (first === undefined) return []
  const { is, on, x, width } = others.reduce((best, bar) => (bar.width > best.width ? bar : best), first)
  const texts = [[revision, on], [revision ?? on]].map(parts => parts.filter(Boolean).join(' · '))
  const text = texts.find(found => textWidth(found, 11) <= width - 8) ?? fitted(texts.at(-1)!, 11, width - 8)
  return text === '' ? [] : [element('text', { class: `on on-${is}`, x: x + 5, y: middle + 4 }, escaped(text))]
}

function drawWait(wait: Span<Wait>, y: number, canvas: Canvas): string {
  if (wait.from === wait.to) return ''
  const { x, width } = extent(wait, canvas)
  const place = {
    class: width < 5 ? 'wait brief' : 'wait',
    x,
    y,
    width: Math.max(width - 1, narrowest),
    height: 16,
    rx: 2,
  }
  if (!canvas.isPage) return element('rect', place)
  const because = becauseOf(wait.is, on => on.name)
  return element('rect', place, element('title', {}, escaped(because)))
}

function drawReason(wait: Span<Wait>, y: number, canvas: Canvas): string {
  const { x, width } = extent(wait, canvas)
  const text = fitted(
    becauseOf(wait.is, on => on.name),
    11,
    width - 10,
  )
  return text === '' ? '' : element('text', { class: 'waits', x: x + 5, y: y + 12 }, escaped(text))
}
