import { type Difference, differenceBetween, pruned } from './difference.ts'
import type { Outcome, RecordedEvent, Trace } from './trace.ts'
import { TraceCluster } from './trace-cluster.ts'
import { comparable, type View, views } from './trace-views.ts'
import { sorted, type Write } from './trace-writes.ts'

export type { Trace } from './trace.ts'

/** Does what was done to the recorded cluster, and answers everything that came out differently. */
export function replayTrace(trace: Trace): Difference[] {
  const cluster = new TraceCluster(trace)
  const differences: Difference[] = []
  const compare = (path: string, recorded: unknown, ours: unknown) => {
    const difference = differenceBetween(trace.name, pruned(recorded), pruned(ours))
    if (difference !== undefined) differences.push({ ...difference, path: `${path}${joint(difference.path)}` })
  }
  for (const [index, step] of trace.steps.entries()) {
    const ours = cluster.take(step)
    const recorded = trace.outcomes[index] ?? {}
    for (const field of ['refused', 'controller', 'controllerUnordered', 'collected'] as const)
      if (recorded[field] !== undefined)
        compare(`steps[${index}].${field}`, ordered(field, recorded[field]), ours[field])
    for (const [kind, items] of Object.entries(recorded.after ?? {}))
      compare(
        `steps[${index}].after.${kind}`,
        byName(comparable(kind, items)),
        byName(comparable(kind, views[kind]!(cluster.api))),
      )
  }
  const { exactly = [], among = [] } = trace.events ?? {}
  const counts = counted(cluster.eventsOfSets())
  for (const [event, count] of Object.entries(counted(exactly)))
    compare(`events.exactly: ${event}`, count, counts[event])
  const told = new Set(cluster.everyEvent().map(keyOfEvent))
  for (const event of among) if (!told.has(keyOfEvent(event))) compare('events.among', event, undefined)
  return differences
}

const ordered = (field: string, recorded: Outcome[keyof Outcome]) =>
  field === 'controllerUnordered' || field === 'collected' ? sorted(recorded as Write[]) : recorded

const byName = (items: readonly View[]): Record<string, View> =>
  Object.fromEntries(items.map(item => [item.name as string, item]))

const keyOfEvent = ({ by, on, type, reason, message }: RecordedEvent): string =>
  [by, on, type, reason, message].join(' ')

/** How often each was told, over all objects of the same name. */
function counted(events: readonly RecordedEvent[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const event of events) counts[keyOfEvent(event)] = (counts[keyOfEvent(event)] ?? 0) + (event.count ?? 1)
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const joint = (path: string): string => (path === '' || path.startsWith('[') ? path : `.${path}`)
