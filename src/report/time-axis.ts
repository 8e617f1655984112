import { formatDuration } from '../locales/duration.ts'
import { textWidth } from './svg.ts'

/** A piece of the axis whose time is cut out. */
export interface Break {
  /** Pixels. */
  readonly x: number
  readonly width: number
  /** Virtual milliseconds that it stands for. */
  readonly duration: number
}

export interface Axis {
  /** The pixel of a virtual time in milliseconds, to a tenth. */
  x(at: number): number
  /** The virtual time at a pixel, in whole milliseconds. */
  at(x: number): number
  readonly breaks: readonly Break[]
}

const breakWidth = 72

/** What goes on at the end, idle, is what a stuck cluster looks like: it gets room for words. */
const lastBreakWidth = 150

/** An idle span is cut when it is longer than this, and longer than twice all shorter ones together. */
const shortestBreak = 10_000

/**
 * Lays instants out over `width` pixels from `left` on. Nothing happens between neighbours, so their distances need not
 * be true to scale: the longest idle spans are cut to a mark, and the others are drawn by the square root of their
 * length, so that seconds stay visible beside minutes.
 */
export function timeAxis(instants: Iterable<number>, left: number, width: number): Axis {
  const times = [...new Set(instants)].sort((a, b) => a - b)
  const gaps = times.slice(1).map((time, index) => time - times[index]!)
  const cut = cutFrom(gaps)
  const cutWidths = gaps.map((gap, index): number =>
    gap < cut ? 0 : index === gaps.length - 1 ? lastBreakWidth : breakWidth,
  )
  const wanted = cutWidths.reduce((sum: number, cutWidth) => sum + cutWidth, 0)
  const squeeze = Math.min(1, (width * 0.6) / wanted)
  const widths = widthsOf(gaps, cut, width - wanted * squeeze)
  const xs = [left]
  const breaks: Break[] = []
  gaps.forEach((gap, index) => {
    const x = xs[index]!
    const cutWidth = cutWidths[index]! * squeeze
    if (gap >= cut) breaks.push({ x, width: cutWidth, duration: gap })
    xs.push(x + (gap >= cut ? cutWidth : widths[index]!))
  })
  return { breaks, x: at => Math.round(between(times, xs, at) * 10) / 10, at: x => Math.round(between(xs, times, x)) }
}

/** The length from which on idle spans are cut. */
function cutFrom(gaps: readonly number[]): number {
  let shorter = 0
  for (const gap of [...gaps].sort((a, b) => a - b)) {
    if (shorter > 0 && gap > shortestBreak && gap > 2 * shorter) return gap
    shorter += gap
  }
  return Infinity
}

function widthsOf(gaps: readonly number[], cut: number, room: number): number[] {
  const kept = gaps.filter(gap => gap < cut)
  const least = Math.min(8, room / 2 / Math.max(kept.length, 1))
  const total = kept.reduce((sum, gap) => sum + Math.sqrt(gap), 0)
  const shared = room - least * kept.length
  return gaps.map(gap => least + (shared * Math.sqrt(gap)) / total)
}

/** The value that lies between `to`s as `value` lies between `from`s, both of which rise. */
function between(from: readonly number[], to: readonly number[], value: number): number {
  let low = 0
  let high = from.length - 1
  if (high < 1 || value <= from[0]!) return to[0]!
  if (value >= from[high]!) return to[high]!
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (from[middle]! <= value) low = middle
    else high = middle
  }
  return to[low]! + ((value - from[low]!) / (from[high]! - from[low]!)) * (to[high]! - to[low]!)
}

export interface Tick {
  readonly x: number
  readonly label: string
}

/**
 * Times of things that happened, as many as have room for their labels; the more important ones come first in
 * `instants`.
 */
export function ticks(axis: Axis, instants: Iterable<number>, right: number): Tick[] {
  const placed: { left: number; right: number; tick: Tick }[] = []
  for (const at of new Set(instants)) {
    const label = formatDuration(at)
    const half = textWidth(label, 11) / 2 + 5
    const x = axis.x(at)
    const isFree = placed.every(other => x + half < other.left || x - half > other.right)
    if (isFree && x + half < right + 24) placed.push({ left: x - half, right: x + half, tick: { x, label } })
  }
  return placed.map(({ tick }) => tick).sort((a, b) => a.x - b.x)
}
