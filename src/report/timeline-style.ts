import type { State } from './lane-kinds.ts'
import { element } from './svg.ts'

/** How a state is drawn: height tells it apart where colours cannot. */
export interface Look {
  /** Pixels. */
  readonly height: number
}

/** In the order of the legend. */
export const looks: Readonly<Record<State, Look>> = {
  pending: { height: 8 },
  creating: { height: 12 },
  stalled: { height: 12 },
  unready: { height: 16 },
  ready: { height: 18 },
  terminating: { height: 10 },
  failed: { height: 16 },
  succeeded: { height: 10 },
  bound: { height: 8 },
  lost: { height: 12 },
  available: { height: 4 },
  attached: { height: 15 },
  released: { height: 8 },
  up: { height: 6 },
  cordoned: { height: 10 },
  down: { height: 16 },
  set: { height: 2 },
  fault: { height: 16 },
}

/** Revisions after the first are told apart by a pattern; the fifth looks like the second again. */
export const patterns: readonly string[] = [
  element('path', { class: 'hatch', d: 'M-2 10 10 -2M4 16 16 4' }),
  element('path', { class: 'hatch', d: 'M-2 2 10 14M4 -4 16 8' }),
  element('circle', { class: 'dot', cx: 6, cy: 6, r: 3 }),
].map((drawing, index) =>
  element('pattern', { id: `revision-${index + 2}`, width: 12, height: 12, patternUnits: 'userSpaceOnUse' }, drawing),
)

/** The fill that marks the revision at this index of those that appeared; undefined for the first. */
export function patternOf(index: number): string | undefined {
  return index <= 0 ? undefined : `url(#revision-${((index - 1) % patterns.length) + 2})`
}
