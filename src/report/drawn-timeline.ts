import { timelineEn } from '../locales/timeline.en.ts'
import type { TimelineMessages } from '../locales/timeline.messages.ts'
import type { Bracket } from './brackets.ts'
import type { Canvas } from './canvas.ts'
import { drawBreaks, drawSteps, drawTicks } from './draw-axis.ts'
import { drawBracket, drawWitness } from './draw-brackets.ts'
import { drawBars, drawTexts } from './draw-lane.ts'
import { drawLegend } from './draw-legend.ts'
import type { Lanes } from './lane.ts'
import { element, escaped } from './svg.ts'
import { type Layout, layoutOf } from './timeline-layout.ts'
import { patterns } from './timeline-style.ts'

export interface Drawing {
  /** A heading; without one the picture has none. */
  readonly title?: string
  /** What goes before the drawing: its style, if no page around has it. */
  readonly head?: string
  /** English if not given. */
  readonly words?: TimelineMessages
  /** What was expected, drawn below the lanes. */
  readonly brackets?: readonly Bracket[]
  /** At most so many lanes; 60 if not given. */
  readonly most?: number
  /** For a page, whose readers can point at things: they are told more. */
  readonly isPage?: boolean
}

/** Lanes as an SVG of that width, and where things stand in it. */
export function drawnTimeline(
  lanes: Lanes,
  width: number,
  { title, head = '', words = timelineEn, brackets = [], most = 60, isPage = false }: Drawing = {},
): { svg: string; layout: Layout } {
  const layout = layoutOf(lanes, brackets, { width, titled: title !== undefined, most, words })
  const window = { from: lanes.begin, to: lanes.end }
  const canvas: Canvas = { ...layout, words, isPage, window, revisions: labelsOf(lanes) }
  const legend = drawLegend(canvas, lanes)
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
      role: isPage ? 'group' : 'img',
      'aria-label': title ?? 'Timeline',
    },
    head,
    element('defs', {}, ...patterns.slice(0, Math.max(0, lanes.revisions.length - 1))),
    element('rect', { class: 'back', width, height }),
    ...heading,
    drawFaultBands(lanes, canvas),
    drawTicks(layout, lanes),
    ...layout.rows.map(row => ('heading' in row ? drawHeading(row.heading, row.y, layout) : '')),
    ...layout.rows.map(row => ('lane' in row ? drawBars(row, canvas) : '')),
    drawBreaks(layout),
    ...layout.rows.map(row => ('bracket' in row ? drawWitness(row, canvas) : '')),
    ...layout.rows.map(row => ('lane' in row ? drawTexts(row, canvas) : '')),
    ...layout.rows.map(row => ('bracket' in row ? drawBracket(row, canvas) : '')),
    drawSteps(canvas, lanes),
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
