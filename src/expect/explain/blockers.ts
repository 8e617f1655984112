import { controllerOf, keyOf, type Reference } from '../../api/object.ts'
import type { StatefulSet } from '../../api/types.ts'
import type { Wait, WaitRule } from '../../timeline/entry.ts'
import { isUnavailable, slotsOf } from '../../timeline/slots.ts'
import type { View } from '../../timeline/view.ts'
import { nameOf } from '../monitor.ts'
import { conditionOf } from '../pod-condition.ts'

/** What keeps a set from going on: the object, the rule by which it does, and since when (virtual ms). */
export interface Blocker {
  readonly on: Reference
  /** `unready`: no rule waits for it, but the set is not ready without it. */
  readonly rule: WaitRule | 'unready'
  readonly since: number
  readonly details: NonNullable<Wait['details']>
}

/** By these rules a controller leaves pods as they are because it was told to: nothing is stuck. */
const asTold: ReadonlySet<WaitRule> = new Set(['partition', 'on-delete'])

/** By this rule a healthy pod waits for others; it is they that hold the set back. */
const forOthers = 'update-budget-spent'

/**
 * The objects that keep the set from becoming what was asked for; none when nothing does. First what its controller says that it
 * waits for; a set that creates its pods in parallel waits for no pod, and is kept from being ready by each that is not.
 */
export function blockersOf(set: StatefulSet, view: View): Blocker[] {
  const waiting = waitOf(set, view)
  const isParallel = set.spec.podManagementPolicy === 'Parallel'
  if (waiting !== undefined && !isParallel && waiting.rule !== forOthers) return [waiting]
  const slots = slotsOf(set).filter(slot => isUnavailable(view, slot))
  const others = [...slots.map(slot => unready(slot, view)), ...lingering(set, view)]
  if (waiting === undefined || (slots.length > 0 && (waiting.rule === forOthers || waiting.rule.startsWith('pod-')))) {
    return others
  }
  return [waiting, ...others.filter(({ on }) => podOf(waiting) !== on.name)]
}

/** Pods that are to be gone and are still there: in parallel nobody waits for them, but the set is larger than was asked for. */
function lingering(set: StatefulSet, view: View): Blocker[] {
  const slots = new Set(slotsOf(set))
  return [...view.list('Pod')]
    .filter(pod => controllerOf(pod)?.uid === set.metadata.uid && !slots.has(keyOf(pod)))
    .map(pod => ({
      on: { kind: 'Pod', namespace: pod.metadata.namespace, name: pod.metadata.name },
      rule: 'condemned-terminating',
      since: view.pod(keyOf(pod)).since.terminating ?? view.at,
      details: {},
    }))
}

/** What the set's controller says that it waits for, whoever told it to; undefined when it waits for nothing. */
export function ruleOf(set: StatefulSet, view: View): Blocker | undefined {
  const note = view.waitOf({ kind: 'StatefulSet', namespace: set.metadata.namespace, name: set.metadata.name })
  if (note?.wait === undefined) return undefined
  return { on: note.wait.on, rule: note.wait.rule, since: note.at, details: note.wait.details ?? {} }
}

/** The pod that a blocker is about: itself, or the one whose claim it is. */
export function podOf({ on, details }: Blocker): string | undefined {
  return on.kind === 'Pod' ? on.name : details.pod?.toString()
}

function waitOf(set: StatefulSet, view: View): Blocker | undefined {
  const rule = ruleOf(set, view)
  return rule !== undefined && rule.rule !== 'unready' && asTold.has(rule.rule) ? undefined : rule
}

function unready(slot: string, view: View): Blocker {
  const namespace = slot.slice(0, slot.indexOf('/'))
  const { since = 0 } = conditionOf(view.pod(slot))
  return { on: { kind: 'Pod', namespace, name: nameOf(slot) }, rule: 'unready', since, details: {} }
}
