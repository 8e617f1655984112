import { controllerOf, type Reference } from '../../api/object.ts'
import type { StatefulSet } from '../../api/types.ts'
import type { Messages, SaidOf } from '../../locales/messages.ts'
import type { Entry } from '../../timeline/entry.ts'
import { slotsOf } from '../../timeline/slots.ts'
import type { View } from '../../timeline/view.ts'
import { nameOf } from '../monitor.ts'
import { type Blocker, blockersOf, podOf, ruleOf } from './blockers.ts'
import { type Cause, causesOf } from './cause.ts'
import { type History, historyOf, revisionOf } from './history.ts'
import { type Trap, trapOf, wantedRevision } from './trap.ts'
import { type Remedy, wayOutOf } from './way-out.ts'

export type HeldBack = SaidOf<Messages['explanation']['holdsBack']>

/** Why a set does not go on: what blocks it and since when, what that holds back, why it is so, and the way out in order. */
export interface Explanation {
  readonly set: string
  readonly blocker: Blocker
  readonly holdsBack: readonly HeldBack[]
  readonly causes: readonly Cause[]
  readonly trap?: Trap
  readonly wayOut: readonly Remedy[]
}

/**
 * Explains, from the timeline alone, why a set is not what was asked for, at the instant of the view. One explanation for each
 * object that blocks it (an OrderedReady set has at most one); none when nothing does.
 */
export function explain(set: StatefulSet, view: View, entries: readonly Entry[]): Explanation[] {
  const blockers = blockersOf(set, view)
  const told = ruleOf(set, view)
  const all = blockers.length === 0 && told !== undefined ? [told] : blockers
  if (all.length === 0) return []
  const history = historyOf(set, entries, view.position)
  return all.map(blocker => explainOne(set, blocker, view, history))
}

/** Explains the sets that the objects belong to; of several sets the first that is blocked. */
export function explainObjects(about: readonly Reference[], view: View, entries: readonly Entry[]): Explanation[] {
  for (const reference of about) {
    const set = setOf(reference, view)
    const explanations = set === undefined ? [] : explain(set, view, entries)
    const own = explanations.filter(({ blocker }) => podOf(blocker) === reference.name)
    if (explanations.length > 0) return own.length > 0 ? own : explanations
  }
  return []
}

function explainOne(set: StatefulSet, blocker: Blocker, view: View, history: History): Explanation {
  const pod = podOf(blocker)
  const key = `${set.metadata.namespace}/${pod}`
  const causes = pod === undefined ? [] : causesOf(key, blocker, view)
  const trap = pod === undefined ? undefined : trapOf(set, blocker, key, causes, view, history)
  const wayOut = wayOutOf(set, blocker, causes, trap, view, history)
  return { set: set.metadata.name, blocker, holdsBack: heldBack(set, pod, view), causes, trap, wayOut }
}

/** What the set would do next if it could: pods to create, to update, to take away. */
function heldBack(set: StatefulSet, blocking: string | undefined, view: View): HeldBack[] {
  const slots = slotsOf(set)
  const wanted = new Set(slots)
  const isOther = (slot: string) => nameOf(slot) !== blocking
  const missing = slots.filter(slot => view.pod(slot).pod === undefined && isOther(slot))
  const outdated = slots.filter(slot => isOther(slot) && isOutdated(set, slot, view)).reverse()
  const condemned = [...podsOf(set, view)].filter(key => !wanted.has(key) && isOther(key)).reverse()
  const held: HeldBack[] = []
  if (missing.length > 0) held.push({ says: 'creation', of: { pods: missing.map(nameOf) } })
  if (outdated.length > 0) held.push({ says: 'update', of: { pods: outdated.map(nameOf) } })
  if (condemned.length > 0) held.push({ says: 'scaleDown', of: { pods: condemned.map(nameOf) } })
  return held
}

function isOutdated(set: StatefulSet, slot: string, view: View): boolean {
  const { pod } = view.pod(slot)
  const wanted = pod && wantedRevision(set, pod)
  return wanted !== undefined && revisionOf(pod!) !== wanted
}

function podsOf(set: StatefulSet, view: View): string[] {
  const owned = view.list('Pod').filter(pod => controllerOf(pod)?.uid === set.metadata.uid)
  return owned.map(pod => `${pod.metadata.namespace}/${pod.metadata.name}`)
}

/** The set itself, the one that controls the pod, or the one whose name the pod or the claim bears. */
function setOf({ kind, namespace = 'default', name }: Reference, view: View): StatefulSet | undefined {
  if (kind === 'StatefulSet') return view.get('StatefulSet', `${namespace}/${name}`)
  const ordinal = /^(.+)-\d+$/.exec(name)?.[1]
  if (ordinal === undefined) return undefined
  if (kind === 'Pod') return view.get('StatefulSet', `${namespace}/${ordinal}`)
  const claimed = (set: StatefulSet) =>
    set.spec.volumeClaimTemplates?.some(({ metadata }) => `${metadata.name}-${set.metadata.name}` === ordinal)
  return view.list('StatefulSet').find(set => set.metadata.namespace === namespace && claimed(set))
}
