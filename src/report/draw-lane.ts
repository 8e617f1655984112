import type { Wait } from '../timeline/entry.ts'
import { becauseOf } from '../timeline/transcript-wait.ts'
import type { Lane, Life, Mark, Span } from './lanes.ts'
import { element, escaped, fitted, textWidth } from './svg.ts'
import { type Layout, labelOf } from './timeline-layout.ts'
import { looks, patternOf } from './timeline-style.ts'

/** What the drawing of lanes has to know besides the lane. */
export interface Canvas extends Layout {
  /** The index and the short name of each revision. */
  readonly revisions: ReadonlyMap<string, { readonly index: number; readonly label: string }>
}

/** Narrower than this nobody sees a bar. */
const narrowest = 1.5

/** A lane and its place. */
export interface Placed {
  readonly lane: Lane
  readonly y: number
  readonly height: number
}

const middleOf = ({ lane, y, height }: Placed): number => y + (lane.kind === 'StatefulSet' ? 13 : height / 2)
const waitsTop = 23

/** What lies below the marks of cut time. */
export function drawBars(placed: Placed, canvas: Canvas): string {
  const { lane, y } = placed
  const bars = lane.lives.map(life => drawLife(life, middleOf(placed), canvas))
  return [...bars, ...lane.waits.map(wait => drawWait(wait, y + waitsTop, canvas))].join('')
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
    ...(lane.kind === 'StatefulSet' ? [drawChanges(lane.marks, middle, canvas)] : []),
    ...at('refusal').map(x => drawRefusal(x, middle)),
    ...lane.waits.map(wait => drawReason(wait, y + waitsTop, canvas)),
  ].join('')
}

function drawLife({ spans, revision }: Life, middle: number, canvas: Canvas): string {
  const pattern = patternOf(canvas.revisions.get(revision ?? '')?.index ?? 0)
  return spans
    .filter(({ from, to, is }) => from !== to || is === 'fault')
    .map(span => {
      const { height } = looks[span.is]
      const place = { ...extent(span, canvas), y: middle - height / 2, height, rx: Math.min(2, height / 2) }
      const bar = element('rect', { class: span.is, ...place })
      return pattern === undefined || span.is === 'pending' ? bar : bar + element('rect', { fill: pattern, ...place })
    })
    .join('')
}

/** What has no end goes on to the right edge. */
function extent({ from, to }: Span<unknown>, { axis, right }: Canvas): { x: number; width: number } {
  const x = axis.x(from)
  return { x, width: Math.max((to === undefined ? right : axis.x(to)) - x, narrowest) }
}

/** The revision's short name in the widest bar that is high enough for letters. */
function drawLabel(life: Life, middle: number, canvas: Canvas): string[] {
  const text = canvas.revisions.get(life.revision ?? '')?.label
  if (text === undefined) return []
  const bars = life.spans
    .filter(({ is }) => looks[is].height >= 16)
    .map(span => ({ is: span.is, ...extent(span, canvas) }))
  const widest = bars.reduce((best, bar) => (bar.width > best.width ? bar : best), { is: 'ready', x: 0, width: 0 })
  const written = fitted(text, 11, widest.width - 8)
  if (written === '') return []
  return [element('text', { class: `on on-${widest.is}`, x: widest.x + 5, y: middle + 4 }, escaped(written))]
}

function drawRestart(x: number, middle: number): string {
  return (
    element('path', { class: 'restart', d: `M${x} ${middle - 9}V${middle + 9}` }) +
    element('circle', { class: 'restart-dot', cx: x, cy: middle + 11, r: 2 })
  )
}

function drawRefusal(x: number, middle: number): string {
  return (
    element('path', { class: 'refusal', d: `M${x} ${middle - 8}l8 8-8 8-8-8z` }) +
    element('text', { class: 'on on-failed middle', x, y: middle + 4 }, '!')
  )
}

function drawChanges(marks: readonly Mark[], middle: number, { axis, right }: Canvas): string {
  const changes = Map.groupBy(
    marks.filter(({ mark }) => mark !== 'restart'),
    ({ at }) => at,
  )
  const xs = [...changes.keys()].map(at => axis.x(at))
  let free = 0
  return [...changes.values()]
    .map((together, index) => {
      const x = xs[index]!
      const text = together.map(mark => (mark.mark === 'refusal' ? `refused: ${mark.text}` : mark.text)).join(', ')
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

function drawWait(wait: Span<Wait>, y: number, canvas: Canvas): string {
  if (wait.from === wait.to) return ''
  const { x, width } = extent(wait, canvas)
  return element('rect', {
    class: width < 5 ? 'wait brief' : 'wait',
    x,
    y,
    width: Math.max(width - 1, narrowest),
    height: 16,
    rx: 2,
  })
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
