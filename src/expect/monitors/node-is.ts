import type { Node } from '../../api/types.ts'
import type { Said } from '../../locales/messages.ts'
import type { View } from '../../timeline/view.ts'
import { checkObject } from '../known.ts'
import { broken, type Expectation, eventually, holds, type Now, now, undecided } from '../monitor.ts'

/** *node … is ready / is not ready*: as its Ready condition says now. One that is not heard of any more, or was removed, is not ready. */
export function nodeIs(node: string, ready: boolean): Expectation {
  return {
    expected: { says: 'nodeIs', of: { node, ready } },
    about: [],
    check: view => checkObject(view, 'Node', node),
    begin: () => now(view => (isReady(node, view) === ready ? holds() : broken(wasSeen(node, view)))),
  }
}

/** *node … is ready / is not ready within …*: at some instant from now until `duration` milliseconds later, that one included. */
export function nodeIsWithin(node: string, ready: boolean, duration: number, from: Now): Expectation {
  const until = from.at + duration
  return {
    expected: { says: 'nodeIs', of: { node, ready, within: duration } },
    about: [],
    until,
    check: view => checkObject(view, 'Node', node),
    begin: () =>
      eventually(
        from,
        until,
        (instant, view) => (isReady(node, view) === ready ? holds(instant) : undecided),
        view => wasSeen(node, view),
      ),
  }
}

const conditionOf = (object: Node | undefined) => object?.status?.conditions?.find(({ type }) => type === 'Ready')

const isReady = (node: string, view: View): boolean => conditionOf(view.get('Node', node))?.status === 'True'

function wasSeen(node: string, view: View): Said<'seen'> {
  const condition = conditionOf(view.get('Node', node))
  if (view.get('Node', node) === undefined)
    return { says: 'objectAbsent', of: { object: { kind: 'Node', name: node } } }
  return { says: 'nodeWas', of: { node, status: condition?.status, message: condition?.message, at: view.at } }
}
