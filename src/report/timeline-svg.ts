import { readFileSync } from 'node:fs'
import type { Entry } from '../timeline/entry.ts'
import { type Drawing, drawnTimeline } from './drawn-timeline.ts'
import { lanesOf } from './lanes.ts'
import { element } from './svg.ts'

export interface TimelineOptions extends Pick<Drawing, 'title' | 'brackets'> {
  /** Pixels; 960 if not given. */
  width?: number
  /** The virtual time in milliseconds that was reached, if later than the last entry. */
  until?: number
}

/** How timelines look, without the room that its readers need; a page that shows several carries it once. */
export const timelineStyle = readFileSync(new URL('timeline.css', import.meta.url), 'utf8')
  .replaceAll(/\/\*[\s\S]*?\*\//g, '')
  .replaceAll(/\s*([{};:,])\s+/g, '$1')
  .trim()

/**
 * The picture of a timeline: a lane for every fault, node, set, pod, claim and volume over virtual time, and below
 * them what was expected. It stands alone: no scripts, no fonts, no references, light or dark as its reader's machine is, so that it may
 * be shown as an image anywhere.
 */
export function timelineSvg(
  entries: readonly Entry[],
  { title, width = 960, until, brackets }: TimelineOptions = {},
): string {
  const head = element('style', {}, timelineStyle)
  return drawnTimeline(lanesOf(entries, until), width, { title, brackets, head }).svg
}
