import { isUnavailable, slotsOf } from '../../timeline/slots.ts'
import { nameOf } from '../monitor.ts'
import { conditionOf } from '../pod-condition.ts'
import { always } from './always.ts'
import { controller, isOrdered, memberOf } from './members.ts'

/**
 * With OrderedReady the controller creates a pod only while every pod below it is available and stays. What happened to those
 * in the same millisecond it need not have heard of.
 */
export const orderedCreation = always({ says: 'orderedCreation', of: {} }, () => ({ entry, at }, view) => {
  if (entry?.entry !== 'revision' || entry.change !== 'created' || entry.by !== controller) return undefined
  const member = memberOf(entry.object, view)
  if (member === undefined || !isOrdered(member.set)) return undefined
  const lower = slotsOf(member.set).slice(0, Math.max(0, member.index))
  const early = lower.find(slot => isUnavailable(view, slot) && conditionOf(view.pod(slot)).since !== at)
  if (early === undefined) return undefined
  const { condition } = conditionOf(view.pod(early))
  return { says: 'createdTooEarly', of: { pod: member.pod.metadata.name, at, lower: nameOf(early), condition } }
})
