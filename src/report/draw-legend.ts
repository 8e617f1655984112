import type { TimelineMessages } from '../locales/timeline.messages.ts'
import type { Canvas } from './canvas.ts'
import type { Lanes } from './lane.ts'
import { element, escaped, textWidth } from './svg.ts'
import { looks, patternOf } from './timeline-style.ts'

interface Item {
  readonly text: string
  readonly swatch: (x: number, y: number) => string
}

const lineHeight = 20
const swatchWidth = 22

/** Explains what the picture uses, and only that, below the lanes. Returns the drawing and its lower edge. */
export function drawLegend(canvas: Canvas, lanes: Lanes): { drawing: string; bottom: number } {
  let x = 14
  let y = canvas.bottom + 34
  const drawings: string[] = []
  for (const { text, swatch } of [
    ...stateItems(canvas),
    ...signItems(canvas),
    ...revisionItems(lanes, canvas),
    ...notes(canvas),
  ]) {
    const width = swatchWidth + 6 + Math.ceil(textWidth(text, 11)) + 16
    if (x > 14 && x + width > canvas.width - 10) {
      x = 14
      y += lineHeight
    }
    drawings.push(swatch(x, y - 4), element('text', { class: 'soft', x: x + swatchWidth + 6, y }, escaped(text)))
    x += width
  }
  return { drawing: drawings.join(''), bottom: y + 12 }
}

function stateItems({ rows, words }: Canvas): Item[] {
  const lives = rows.flatMap(row => ('lane' in row ? row.lane.lives : []))
  const used = new Set(lives.flatMap(({ spans }) => spans.filter(({ from, to }) => from !== to).map(({ is }) => is)))
  return Object.entries(looks)
    .filter(([state]) => state !== 'set' && used.has(state as never))
    .map(([state, { height }]) => ({
      text: words.state[state as keyof TimelineMessages['state']],
      swatch: (x, y) => bar(state, x, y, height),
    }))
}

const bar = (kind: string, x: number, y: number, height: number): string =>
  element('rect', { class: kind, x, y: y - height / 2, width: swatchWidth, height, rx: Math.min(2, height / 2) })

/** The signs besides bars, and how each looks in the legend. */
const signs: Readonly<Record<keyof TimelineMessages['sign'], Item['swatch']>> = {
  wait: (x, y) => bar('wait', x, y, 14),
  change: (x, y) => element('path', { class: 'change', d: `M${x + 11} ${y + 4}l-4 -8h8z` }),
  restart: (x, y) => element('circle', { class: 'restart-dot', cx: x + 11, cy: y, r: 2.5 }),
  refusal: (x, y) => element('path', { class: 'refusal', d: `M${x + 11} ${y - 7}l7 7-7 7-7-7z` }),
  warning: (x, y) => element('path', { class: 'warning', d: `M${x + 11} ${y - 3}l3.5 6h-7z` }),
  process: (x, y) => bar('process', x, y, 1.5),
  holds: (x, y) => verdict('holds', '✓', x, y),
  broken: (x, y) => verdict('broken', '✕', x, y),
  broke: (x, y) => verdict('warning', '!', x, y),
}

const verdict = (name: string, glyph: string, x: number, y: number): string =>
  element(
    'g',
    { class: `bracket of-${name}` },
    element('circle', { class: 'mark', cx: x + 11, cy: y, r: 6 }),
    element('text', { class: 'glyph', x: x + 11, y: y + 3.5 }, glyph),
  )

function signItems({ rows, words }: Canvas): Item[] {
  const lanes = rows.flatMap(row => ('lane' in row ? [row.lane] : []))
  const brackets = rows.flatMap(row => ('bracket' in row ? [row.bracket.verdict] : []))
  const marks = new Set(lanes.flatMap(lane => lane.marks.map(({ mark }) => mark)))
  const isUsed: Readonly<Record<keyof typeof signs, boolean>> = {
    wait: lanes.some(({ waits }) => waits.length > 0),
    change: marks.has('change'),
    restart: marks.has('restart'),
    refusal: marks.has('refusal'),
    warning: marks.has('warning'),
    process: lanes.some(({ processes }) => processes.length > 0),
    holds: brackets.includes('holds'),
    broken: brackets.includes('broken'),
    broke: brackets.includes('warning'),
  }
  return Object.entries(signs)
    .filter(([sign]) => isUsed[sign as keyof typeof signs])
    .map(([sign, swatch]) => ({ text: words.sign[sign as keyof typeof signs], swatch }))
}

function revisionItems({ revisions }: Lanes, { revisions: labels, words }: Canvas): Item[] {
  return revisions.map(({ name, images }) => {
    const { index, label } = labels.get(name)!
    const pattern = patternOf(index)
    const swatch = (x: number, y: number) =>
      bar('ready', x, y, 14) +
      (pattern === undefined
        ? ''
        : element('rect', { fill: pattern, x, y: y - 7, width: swatchWidth, height: 14, rx: 2 }))
    return { text: words.revision({ label, name, images: images.join(', ') }), swatch }
  })
}

function notes({ axis, leftOut, words }: Canvas): Item[] {
  const items: Item[] = []
  const dots = (x: number, y: number) => element('text', { class: 'soft middle', x: x + 11, y: y + 4 }, '⋯')
  if (axis.breaks.length > 0) items.push({ text: words.idleCut, swatch: dots })
  const missing = [...leftOut].map(([kind, count]) => ({ kind, count }))
  if (missing.length > 0) items.push({ text: words.notDrawn(missing), swatch: dots })
  return items
}
