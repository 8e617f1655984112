import { formatDuration } from '../locales/duration.ts'
import type { Bracket } from './brackets.ts'
import type { Canvas } from './canvas.ts'
import { buttonAt, element, escaped, fitted, textWidth } from './svg.ts'

/** A bracket and its place. */
export interface PlacedBracket {
  readonly bracket: Bracket
  readonly y: number
  readonly height: number
}

const glyphs: Readonly<Record<Bracket['verdict'], string>> = { holds: '✓', broken: '✕', warning: '!' }

/** What decided against an expectation is seen through all lanes. */
export function drawWitness({ bracket }: PlacedBracket, { axis, top, bottom, window }: Canvas): string {
  if (bracket.verdict === 'holds') return ''
  return bracket.witness
    .filter(at => at >= window.from && at <= window.to)
    .map(at => element('path', { class: `witness of-${bracket.verdict}`, d: `M${axis.x(at)} ${top - 4}V${bottom}` }))
    .join('')
}

/** The span that was looked at with its ends, the sentence on it, and the mark where it was decided. */
export function drawBracket({ bracket, y, height }: PlacedBracket, canvas: Canvas): string {
  const { axis, left, words, isPage } = canvas
  const { verdict, step, text, seen, from, to, at } = bracket
  const name = step === undefined ? words.always : words.step(step)
  const label = element('text', { x: left - 10, y: y + 14, class: 'end' }, escaped(name))
  const base = y + height - 6
  const [x1, x2, x] = [axis.x(from), axis.x(to), axis.x(at)]
  const line = x1 === x2 ? '' : element('path', { class: 'span', d: `M${x1} ${base - 4}V${base}H${x2}V${base - 4}` })
  const mark =
    element('circle', { class: 'mark', cx: x, cy: base, r: 6 }) +
    element('text', { class: 'glyph', x, y: base + 3.5 }, glyphs[verdict])
  const title = isPage
    ? element('title', {}, escaped([`${name}: ${text}`, seen, decidedAt(bracket, words)].filter(Boolean).join('\n')))
    : ''
  const drawing = label + line + drawSentence(bracket, base, canvas) + mark + title
  return element('g', { class: `bracket of-${verdict}`, ...(isPage ? buttonAt(at, `${name}: ${text}`) : {}) }, drawing)
}

/** On the line, from its beginning on if there is room up to the mark, or else before the mark. */
function drawSentence({ text, seen, from, at, verdict }: Bracket, base: number, { axis, left, right }: Canvas): string {
  const sentence = verdict === 'holds' || seen === undefined ? text : `${text} — ${seen}`
  const [x1, x] = [axis.x(from), axis.x(at)]
  const written = sentence.replaceAll('\n', ' ')
  const before = x - 10 - Math.max(left, x1 + 4)
  const after = right - x - 12
  const end = from === at ? x - 9 : x1 - 5
  const wholeBefore = end - left
  if (textWidth(written, 11) <= before)
    return element('text', { class: 'sentence', x: x1 + 4, y: base - 3 }, escaped(written))
  if (after >= wholeBefore)
    return element('text', { class: 'sentence', x: x + 10, y: base - 3 }, escaped(fitted(written, 11, after)))
  return element('text', { class: 'sentence end', x: end, y: base - 3 }, escaped(fitted(written, 11, wholeBefore)))
}

function decidedAt({ from, to, at }: Bracket, { span }: Canvas['words']): string {
  return span({ from: formatDuration(from), to: formatDuration(to), at: formatDuration(at) })
}
