import type { Bracket } from './brackets.ts'
import type { Lane, Lanes, Span } from './lane.ts'

/**
 * The part of the lanes between two virtual times in milliseconds: what a reader sees after zooming in. Lanes with
 * nothing in it are gone.
 */
export function within({ lanes, steps, revisions }: Lanes, begin: number, end: number): Lanes {
  const isInside = ({ at }: { readonly at: number }) => at >= begin && at <= end
  return {
    lanes: lanes
      .map(lane => laneWithin(lane, begin, end))
      .filter(
        ({ lives, waits, processes, marks }) => lives.length + waits.length + processes.length + marks.length > 0,
      ),
    steps: steps.filter(isInside),
    revisions,
    begin,
    end,
  }
}

function laneWithin({ kind, name, lives, waits, processes, marks }: Lane, begin: number, end: number): Lane {
  return {
    kind,
    name,
    lives: lives
      .map(life => ({ ...life, spans: spansWithin(life.spans, begin, end) }))
      .filter(({ spans }) => spans.length > 0),
    waits: spansWithin(waits, begin, end),
    processes: spansWithin(processes, begin, end),
    marks: marks.filter(({ at }) => at >= begin && at <= end),
  }
}

/** What lasts beyond the window has no end in it. */
function spansWithin<Lasting extends Span<unknown>>(spans: readonly Lasting[], begin: number, end: number): Lasting[] {
  return spans
    .filter(({ from, to = Infinity }) => from <= end && to >= begin)
    .map(span => ({
      ...span,
      from: Math.max(span.from, begin),
      to: span.to === undefined || span.to > end ? undefined : span.to,
    }))
}

/** The brackets that lie in the window with any part of them. */
export function bracketsWithin(brackets: readonly Bracket[], begin: number, end: number): Bracket[] {
  return brackets.filter(({ from, to }) => from <= end && to >= begin)
}
