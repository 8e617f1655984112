import type { Lane, Lanes, Span } from './lanes.ts'

/**
 * The part of the lanes between two virtual times in milliseconds: what a reader sees after zooming in. Lanes with
 * nothing in it are gone.
 */
export function within({ lanes, steps, revisions }: Lanes, begin: number, end: number): Lanes {
  const isInside = ({ at }: { readonly at: number }) => at >= begin && at <= end
  return {
    lanes: lanes
      .map(lane => laneWithin(lane, begin, end))
      .filter(({ lives, waits, marks }) => lives.length + waits.length + marks.length > 0),
    steps: steps.filter(isInside),
    revisions,
    begin,
    end,
  }
}

function laneWithin({ kind, name, lives, waits, marks }: Lane, begin: number, end: number): Lane {
  return {
    kind,
    name,
    lives: lives
      .map(life => ({ ...life, spans: spansWithin(life.spans, begin, end) }))
      .filter(({ spans }) => spans.length > 0),
    waits: spansWithin(waits, begin, end),
    marks: marks.filter(({ at }) => at >= begin && at <= end),
  }
}

/** What lasts beyond the window has no end in it. */
function spansWithin<What>(spans: readonly Span<What>[], begin: number, end: number): Span<What>[] {
  return spans
    .filter(({ from, to = Infinity }) => from <= end && to >= begin)
    .map(({ from, to, is }) => ({ from: Math.max(from, begin), to: to === undefined || to > end ? undefined : to, is }))
}
