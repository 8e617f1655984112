import { readFileSync } from 'node:fs'
import type { Entry } from '../timeline/entry.ts'
import { drawnTimeline } from './drawn-timeline.ts'
import { lanesOf } from './lanes.ts'
import { element } from './svg.ts'

export interface TimelineOptions {
  /** A heading; without one the picture has none. */
  title?: string
  /** Pixels; 960 if not given. */
  width?: number
  /** The virtual time in milliseconds that was reached, if later than the last entry. */
  until?: number
}

/** How timelines look; a page that shows several carries it once. */
export const timelineStyle = readFileSync(new URL('timeline.css', import.meta.url), 'utf8')

/**
 * The picture of a timeline: a lane for every pod, claim, set, fault, and node that something befell, over virtual
 * time. It stands alone: no scripts, no fonts, no references, light or dark as its reader's machine is, so that it may
 * be shown as an image anywhere.
 */
export function timelineSvg(entries: readonly Entry[], { title, width = 960, until }: TimelineOptions = {}): string {
  return drawnTimeline(lanesOf(entries, until), width, { title, head: element('style', {}, timelineStyle) }).svg
}
