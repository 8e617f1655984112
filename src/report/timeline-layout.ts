import type { TimelineMessages } from '../locales/timeline.messages.ts'
import type { Bracket } from './brackets.ts'
import type { Lane, LaneKind, Lanes } from './lane.ts'
import { textWidth } from './svg.ts'
import { type Axis, timeAxis } from './time-axis.ts'

/** Where things stand in the picture, in pixels. */
export interface Layout {
  readonly width: number
  /** Where time begins and ends. */
  readonly left: number
  readonly right: number
  /** Where the lanes begin and end. */
  readonly top: number
  readonly bottom: number
  readonly axis: Axis
  readonly rows: readonly Row[]
  /** How many lanes of each kind, and expectations, found no room. */
  readonly leftOut: ReadonlyMap<LaneKind | 'Expectation', number>
}

/** A lane, what was expected, or the heading of those of a kind. */
export type Row = { readonly y: number; readonly height: number } & (
  | { readonly lane: Lane }
  | { readonly bracket: Bracket }
  | { readonly heading: string }
)

const heights: Readonly<Record<LaneKind | 'Expectation', number>> = {
  Fault: 24,
  Node: 18,
  StatefulSet: 44,
  Pod: 26,
  PersistentVolumeClaim: 18,
  PersistentVolume: 22,
  Expectation: 25,
}
const headingHeight = 22

/** There are as many expectations as lanes at most, but for a fourth of them. */
const bracketShare = 0.25

/** Room for the widest heading. */
const narrowestNames = 76

/** Room after the last instant, in which the state at the end is seen. */
const tail = 26

interface Room {
  /** Pixels. */
  readonly width: number
  readonly titled: boolean
  readonly most: number
  readonly words: TimelineMessages
}

export function layoutOf(lanes: Lanes, brackets: readonly Bracket[], { width, titled, most, words }: Room): Layout {
  const shown = chosen(lanes.lanes, most, interest)
  const expected = chosen(brackets, Math.ceil(most * bracketShare), importance)
  const widest = Math.max(narrowestNames, ...shown.map(lane => textWidth(labelOf(lane), 12)))
  const left = Math.round(Math.min(widest, width * 0.22)) + 20
  const right = width - 20
  const top = (titled ? 30 : 6) + 48
  const rows = stacked(
    [
      ...shown.map(lane => ({ kind: lane.kind, row: { lane } })),
      ...expected.map(bracket => ({ kind: 'Expectation' as const, row: { bracket } })),
    ],
    top,
    words,
  )
  const last = rows.at(-1)
  const bottom = last === undefined ? top : last.y + last.height
  const axis = timeAxis(instantsOf(lanes, shown, expected), left, right - left - tail)
  const leftOut = leftOutOf(lanes.lanes, shown, brackets.length - expected.length)
  return { width, left, right, top, bottom, axis, rows, leftOut }
}

/** One below the other, each kind under its heading. */
function stacked(
  items: readonly { kind: LaneKind | 'Expectation'; row: { lane: Lane } | { bracket: Bracket } }[],
  top: number,
  words: TimelineMessages,
): Row[] {
  const rows: Row[] = []
  let y = top
  items.forEach(({ kind, row }, index) => {
    if (items[index - 1]?.kind !== kind) {
      rows.push({ y, height: headingHeight, heading: words.lanes[kind] })
      y += headingHeight
    }
    rows.push({ y, height: heights[kind], ...row })
    y += heights[kind]
  })
  return rows
}

function leftOutOf(lanes: readonly Lane[], shown: readonly Lane[], brackets: number): Layout['leftOut'] {
  const leftOut = new Map<LaneKind | 'Expectation', number>()
  const kept = new Set(shown)
  for (const lane of lanes) if (!kept.has(lane)) leftOut.set(lane.kind, (leftOut.get(lane.kind) ?? 0) + 1)
  if (brackets > 0) leftOut.set('Expectation', brackets)
  return leftOut
}

/** The lane's name; of a pod that was restarted also how often. Volumes that were provisioned have long names. */
export function labelOf({ kind, name, marks }: Lane): string {
  if (kind === 'PersistentVolume') return name.replace(/^(pvc-[0-9a-f]{8})-[0-9a-f-]{27}$/, '$1…')
  const restarts = marks.filter(({ mark }) => mark === 'restart').length
  return restarts === 0 ? name : `${name} ↻${restarts}`
}

/** The most telling ones, in their order, if there are too many. */
function chosen<Item>(items: readonly Item[], most: number, value: (item: Item) => number): readonly Item[] {
  if (items.length <= most) return items
  const values = new Map(items.map(item => [item, value(item)]))
  const best = new Set([...items].sort((a, b) => values.get(b)! - values.get(a)!).slice(0, most))
  return items.filter(item => best.has(item))
}

const endsWell: ReadonlySet<string> = new Set(['ready', 'bound', 'attached', 'available'])

/**
 * Whose story is not just like its neighbours': sets and faults first, then who lived twice or does not end well, pods
 * before claims before volumes, and last nodes that nothing befell.
 */
function interest({ kind, lives, marks, name }: Lane): number {
  if (kind === 'Fault' || kind === 'StatefulSet') return 1000
  if (kind === 'Node')
    return lives.length > 1 || marks.length > 0 || lives.some(({ spans }) => spans.length > 1) ? 1000 : 1
  const isWell = endsWell.has(lives.at(-1)?.spans.at(-1)?.is ?? '')
  const kinds: Readonly<Partial<Record<LaneKind, number>>> = { Pod: 2, PersistentVolumeClaim: 1 }
  const ends = /-0$/.test(name) ? 0.5 : 0
  return (kinds[kind] ?? 0) + ends + (isWell ? 0 : 3) + Math.min(lives.length - 1 + marks.length, 3) * 2
}

const importance = ({ verdict }: Bracket): number => ({ broken: 2, warning: 1, holds: 0 })[verdict]

function instantsOf({ steps, begin, end }: Lanes, shown: readonly Lane[], brackets: readonly Bracket[]): Set<number> {
  const instants = new Set<number>([begin, end])
  for (const { at } of steps) instants.add(at)
  for (const { from, to, at } of brackets)
    for (const time of [from, to, at]) if (time >= begin && time <= end) instants.add(time)
  for (const { lives, waits, marks } of shown) {
    for (const { from, to } of [...lives.flatMap(({ spans }) => spans), ...waits]) {
      instants.add(from)
      if (to !== undefined) instants.add(to)
    }
    for (const { at } of marks) instants.add(at)
  }
  return instants
}
