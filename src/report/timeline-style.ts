import type { State } from './lane-kinds.ts'
import { element } from './svg.ts'

/** How a state is drawn: height tells it apart where colours cannot. */
export interface Look {
  /** Pixels. */
  readonly height: number
  readonly name: string
}

/** In the order of the legend. */
export const looks: Readonly<Record<State, Look>> = {
  pending: { height: 8, name: 'pending' },
  creating: { height: 12, name: 'scheduled, starting' },
  stalled: { height: 12, name: 'container cannot start' },
  unready: { height: 16, name: 'running, not ready' },
  ready: { height: 18, name: 'ready' },
  terminating: { height: 10, name: 'terminating' },
  failed: { height: 16, name: 'failed' },
  succeeded: { height: 10, name: 'succeeded' },
  bound: { height: 8, name: 'claim bound' },
  lost: { height: 12, name: 'claim lost' },
  up: { height: 6, name: 'node ready' },
  cordoned: { height: 10, name: 'node cordoned' },
  down: { height: 16, name: 'node not ready' },
  set: { height: 2, name: 'set exists' },
  fault: { height: 16, name: 'fault' },
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
