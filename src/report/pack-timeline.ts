import { gunzipSync, gzipSync } from 'node:zlib'
import { decodeTimeline, encodeTimeline, type Timeline } from './encode-timeline.ts'

/** The encoded timeline, gzipped: a tenth of its text, which every report of the scenario carries along. */
export function packTimeline(timeline: Timeline): Buffer {
  return gzipSync(encodeTimeline(timeline))
}

/** The timeline of a packed one. Throws an Error if it is none. */
export function unpackTimeline(packed: Buffer): Timeline {
  return decodeTimeline(gunzipSync(packed).toString())
}
