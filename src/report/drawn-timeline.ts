import { drawBreaks, drawSteps, drawTicks } from './draw-axis.ts'
import { type Canvas, drawBars, drawTexts } from './draw-lane.ts'
import { drawLegend } from './draw-legend.ts'
import type { Lanes } from './lanes.ts'
import { element, escaped } from './svg.ts'
import { type Layout, layoutOf } from './timeline-layout.ts'
import { patterns } from './timeline-style.ts'

/**
 * Lanes as an SVG of that width, and where things stand in it. `head` goes before the drawing: its style, if no page
 * around has it.
 */
export function drawnTimeline(
  lanes: Lanes,
  width: number,
  { title, head = '' }: { title?: string; head?: string } = {},
): { svg: string; layout: Layout } {
  const layout = layoutOf(lanes, width, title !== undefined)
  const revisions = labelsOf(lanes)
  const canvas: Canvas = { ...layout, revisions }
  const legend = drawLegend(layout, lanes, revisions)
  const heading = title === undefined ? [] : [element('text', { class: 'title', x: 14, y: 24 }, escaped(title))]
  const { bottom: height } = legend
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'rollcall',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-label': title ?? 'Timeline',
    },
    head,
    element('defs', {}, ...patterns),
    element('rect', { class: 'back', width, height }),
    ...heading,
    drawFaultBands(lanes, canvas),
    drawTicks(layout, lanes),
    ...layout.rows.map(row => ('lane' in row ? drawBars(row, canvas) : drawHeading(row.heading, row.y, layout))),
    drawBreaks(layout),
    ...layout.rows.map(row => ('lane' in row ? drawTexts(row, canvas) : '')),
    drawSteps(layout, lanes),
    legend.drawing,
  )
  return { svg, layout }
}

function drawHeading(heading: string, y: number, { left, right }: Layout): string {
  return (
    element('text', { class: 'head end', x: left - 10, y: y + 16 }, heading) +
    element('path', { class: 'grid', d: `M${left} ${y + 12}H${right}` })
  )
}

/** While a fault lasts, everything stands in its light. */
function drawFaultBands({ lanes }: Lanes, { axis, top, bottom, right }: Canvas): string {
  const spans = lanes.filter(({ kind }) => kind === 'Fault').flatMap(({ lives }) => lives.flatMap(life => life.spans))
  return spans
    .map(({ from, to }) => {
      const x = axis.x(from)
      return element('rect', {
        class: 'band',
        x,
        y: top,
        width: (to === undefined ? right : axis.x(to)) - x,
        height: bottom - top,
      })
    })
    .join('')
}

/** Short names of the revisions: the tag of the image that tells them apart, or their number in order of appearance. */
function labelsOf({ revisions }: Lanes): Canvas['revisions'] {
  const images = revisions.map(revision => revision.images)
  const telling =
    images[0]?.findIndex((_, place) => new Set(images.map(list => list[place])).size === revisions.length) ?? -1
  return new Map(
    revisions.map(({ name, images: list }, index) => [
      name,
      { index, label: telling < 0 ? `r${index + 1}` : tagOf(list[telling] ?? '') },
    ]),
  )
}

function tagOf(image: string): string {
  const tag = image.slice(image.lastIndexOf('/') + 1).split(':')[1]
  return tag ?? image
}
