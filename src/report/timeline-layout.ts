import type { Lane, Lanes } from './lanes.ts'
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
  /** How many lanes of each kind found no room. */
  readonly leftOut: ReadonlyMap<Lane['kind'], number>
}

/** A lane, or the heading of those of a kind. */
export type Row = { readonly y: number; readonly height: number } & (
  | { readonly lane: Lane }
  | { readonly heading: string }
)

const headings: Readonly<Record<Lane['kind'], string>> = {
  Fault: 'Faults',
  Node: 'Nodes',
  StatefulSet: 'StatefulSets',
  Pod: 'Pods',
  PersistentVolumeClaim: 'Claims',
}

const heights: Readonly<Record<Lane['kind'], number>> = {
  Fault: 24,
  Node: 24,
  StatefulSet: 44,
  Pod: 26,
  PersistentVolumeClaim: 18,
}
const headingHeight = 22
const mostLanes = 60

/** Room for the widest heading. */
const narrowestNames = 76

/** Room after the last instant, in which the state at the end is seen. */
const tail = 26

export function layoutOf(lanes: Lanes, width: number, titled: boolean): Layout {
  const shown = chosen(lanes.lanes)
  const widest = Math.max(narrowestNames, ...shown.map(lane => textWidth(labelOf(lane), 12)))
  const left = Math.min(widest, width * 0.25) + 20
  const right = width - 20
  const top = (titled ? 30 : 6) + 48
  const rows: Row[] = []
  let y = top
  const leftOut = new Map<Lane['kind'], number>()
  for (const lane of lanes.lanes) if (!shown.includes(lane)) leftOut.set(lane.kind, (leftOut.get(lane.kind) ?? 0) + 1)
  shown.forEach((lane, index) => {
    if (shown[index - 1]?.kind !== lane.kind) {
      rows.push({ y, height: headingHeight, heading: headings[lane.kind] })
      y += headingHeight
    }
    rows.push({ y, height: heights[lane.kind], lane })
    y += heights[lane.kind]
  })
  const axis = timeAxis(instantsOf(lanes, shown), left, right - left - tail)
  return { width, left, right, top, bottom: y, axis, rows, leftOut }
}

/** The lane's name; of a pod that was restarted also how often. */
export function labelOf({ name, marks }: Lane): string {
  const restarts = marks.filter(({ mark }) => mark === 'restart').length
  return restarts === 0 ? name : `${name} ↻${restarts}`
}

/** The most telling lanes, in their order, if there are too many. */
function chosen(lanes: readonly Lane[]): readonly Lane[] {
  if (lanes.length <= mostLanes) return lanes
  const byInterest = [...lanes].sort((a, b) => interest(b) - interest(a))
  const kept = new Set(byInterest.slice(0, mostLanes))
  return lanes.filter(lane => kept.has(lane))
}

/**
 * Whose story is not just like its neighbours': sets and faults first, then who lived twice or does not end well, pods
 * before claims.
 */
function interest({ kind, lives, marks }: Lane): number {
  if (kind === 'Fault' || kind === 'Node' || kind === 'StatefulSet') return 1000
  const isWell = ['ready', 'bound'].includes(lives.at(-1)?.spans.at(-1)?.is ?? '')
  return (kind === 'Pod' ? 2 : 0) + (isWell ? 0 : 3) + Math.min(lives.length - 1 + marks.length, 3) * 2
}

function instantsOf({ steps, begin, end }: Lanes, shown: readonly Lane[]): Set<number> {
  const instants = new Set<number>([begin, end])
  for (const { at } of steps) instants.add(at)
  for (const { lives, waits, marks } of shown) {
    for (const { from, to } of [...lives.flatMap(({ spans }) => spans), ...waits]) {
      instants.add(from)
      if (to !== undefined) instants.add(to)
    }
    for (const { at } of marks) instants.add(at)
  }
  return instants
}
