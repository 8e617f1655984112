import type { Lanes } from './lanes.ts'
import { element, escaped, textWidth } from './svg.ts'
import type { Layout } from './timeline-layout.ts'
import { looks, patternOf } from './timeline-style.ts'

interface Item {
  readonly text: string
  readonly swatch: (x: number, y: number) => string
}

const lineHeight = 20
const swatchWidth = 22

/** Explains what the picture uses, and only that, below the lanes. Returns the drawing and its lower edge. */
export function drawLegend(
  layout: Layout,
  lanes: Lanes,
  labels: ReadonlyMap<string, { readonly index: number; readonly label: string }>,
): { drawing: string; bottom: number } {
  let x = 14
  let y = layout.bottom + 34
  const drawings: string[] = []
  for (const { text, swatch } of [
    ...stateItems(layout),
    ...markItems(layout),
    ...revisionItems(lanes, labels),
    ...notes(layout),
  ]) {
    const width = swatchWidth + 6 + textWidth(text, 11) + 16
    if (x > 14 && x + width > layout.width - 10) {
      x = 14
      y += lineHeight
    }
    drawings.push(swatch(x, y - 4), element('text', { class: 'soft', x: x + swatchWidth + 6, y }, escaped(text)))
    x += width
  }
  return { drawing: drawings.join(''), bottom: y + 12 }
}

function stateItems({ rows }: Layout): Item[] {
  const lives = rows.flatMap(row => ('lane' in row ? row.lane.lives : []))
  const used = new Set(lives.flatMap(({ spans }) => spans.filter(({ from, to }) => from !== to).map(({ is }) => is)))
  return Object.entries(looks)
    .filter(([state]) => state !== 'set' && used.has(state as never))
    .map(([state, { name, height }]) => ({ text: name, swatch: (x, y) => bar(state, x, y, height) }))
}

const bar = (kind: string, x: number, y: number, height: number): string =>
  element('rect', { class: kind, x, y: y - height / 2, width: swatchWidth, height, rx: Math.min(2, height / 2) })

function markItems({ rows }: Layout): Item[] {
  const lanes = rows.flatMap(row => ('lane' in row ? [row.lane] : []))
  const has = (mark: string) => lanes.some(({ marks }) => marks.some(found => found.mark === mark))
  const items: [boolean, Item][] = [
    [
      lanes.some(({ waits }) => waits.length > 0),
      { text: 'controller waits', swatch: (x, y) => bar('wait', x, y, 14) },
    ],
    [
      has('change'),
      {
        text: 'spec changed',
        swatch: (x, y) => element('path', { class: 'change', d: `M${x + 11} ${y + 4}l-4 -8h8z` }),
      },
    ],
    [
      has('restart'),
      { text: 'restart', swatch: (x, y) => element('circle', { class: 'restart-dot', cx: x + 11, cy: y, r: 2.5 }) },
    ],
    [
      has('refusal'),
      {
        text: 'refused',
        swatch: (x, y) => element('path', { class: 'refusal', d: `M${x + 11} ${y - 7}l7 7-7 7-7-7z` }),
      },
    ],
  ]
  return items.filter(([isUsed]) => isUsed).map(([, item]) => item)
}

function revisionItems(
  { revisions }: Lanes,
  labels: ReadonlyMap<string, { readonly index: number; readonly label: string }>,
): Item[] {
  return revisions.map(({ name, images }) => {
    const { index, label } = labels.get(name)!
    const pattern = patternOf(index)
    const swatch = (x: number, y: number) =>
      bar('ready', x, y, 14) +
      (pattern === undefined
        ? ''
        : element('rect', { fill: pattern, x, y: y - 7, width: swatchWidth, height: 14, rx: 2 }))
    return { text: `${label}: revision ${name}, image ${images.join(', ')}`, swatch }
  })
}

const kindsInWords = {
  Fault: 'faults',
  Node: 'nodes',
  StatefulSet: 'StatefulSets',
  Pod: 'pods',
  PersistentVolumeClaim: 'claims',
}

function notes({ axis, leftOut }: Layout): Item[] {
  const items: Item[] = []
  const dots = (x: number, y: number) => element('text', { class: 'soft middle', x: x + 11, y: y + 4 }, '⋯')
  if (axis.breaks.length > 0) items.push({ text: 'idle time cut out; distances are not to scale', swatch: dots })
  const missing = [...leftOut].map(([kind, count]) => `${count} ${kindsInWords[kind]}`)
  if (missing.length > 0) items.push({ text: `not drawn: ${missing.join(', ')}`, swatch: dots })
  return items
}
