import type { PodCondition } from '../locales/messages.ts'
import type { Moment } from '../timeline/moments.ts'
import type { PodName, View } from '../timeline/view.ts'

/** The most telling of the states that a pod's name is in, and since when (virtual ms). */
export function conditionOf({ states, since }: PodName): { condition: PodCondition; since?: number } {
  if (states.deleted) return { condition: 'deleted', since: since.deleted }
  if (!states.created) return { condition: 'missing' }
  if (states.terminating) return { condition: 'terminating', since: since.terminating }
  if (states.failed) return { condition: 'failed', since: since.failed }
  if (states.succeeded) return { condition: 'succeeded', since: since.succeeded }
  if (!states.scheduled) return { condition: 'unscheduled', since: since.created }
  if (!states.started) return { condition: 'starting', since: since.scheduled }
  if (!states.ready) return { condition: 'unready', since: since.unready }
  if (!states.available) return { condition: 'unavailable', since: since.ready }
  return { condition: 'available', since: since.available }
}

/** Whether the name is in the state; of `restarted`, which is none, whether it has been. */
export function isIn(view: View, key: string, moment: Moment): boolean {
  const name = view.pod(key)
  return moment === 'restarted' ? name.since.restarted !== undefined : name.states[moment]
}
