import { minorOf, patchOf } from '../../../api/release.ts'
import type { Profile } from '../../profile.ts'
import { gatesOf } from '../../versions.ts'
import { perObject } from './per-object.ts'

/** Where versions of Kubernetes differ in what the controller does and says. What is left out is as in 1.36. */
export interface Rules {
  /** How `maxUnavailable` is obeyed: not at all (1.36), as in 1.35 (also 1.36 with its gate on), or as from 1.37 on. */
  readonly maxUnavailable: 'off' | '1.35' | '1.37'
  /** Whether Parallel sets let pods outside the range go before they fill their slots: from 1.37 on (kubernetes#141057). */
  readonly condemnedFirst?: boolean
  /** Whether the strategy Recreate is obeyed: from 1.37 on, behind a gate (kubernetes#137187). */
  readonly recreates?: boolean
  /** Messages of events begin with a small letter: up to 1.34 (kubernetes#133179). */
  readonly smallVerbs?: boolean
  /** A rollout waits for pods to be ready, not for minReadySeconds to be over: up to 1.34. It shows in Parallel alone. */
  readonly rollsOnReady?: boolean
  /** The controller looks at pods again every minReadySeconds, not when the time of one is over: up to 1.35 (kubernetes#135428). */
  readonly looksLate?: boolean
  /** Revisions record the null that stood in every template's metadata: up to 1.33. */
  readonly recordsNull?: boolean
  /** A last revision that merely says the same in other bytes is no longer the template's, and hash labels that are numbers count: up to 1.34.1 (kubernetes#134773). */
  readonly comparesBytes?: boolean
  /** A pod that ended is told of and made anew in the very pass that deletes it, whether or not it is gone: up to 1.30.1, 1.29.5 and 1.28.10 (kubernetes#123809). */
  readonly replacesAtOnce?: boolean
  /** Pods lack the label of their ordinal: up to 1.27. */
  readonly lacksIndexLabel?: boolean
  /** A pod that ended well is left alone: up to 1.28.4 and 1.27.8 (kubernetes#121389). */
  readonly keepsSucceeded?: boolean
  /** A rollout is complete when the pods that there are, are new and ready, be they fewer than asked for: up to 1.28.3 and 1.27.7 (kubernetes#120731). */
  readonly completesWithFewer?: boolean
}

/** The rules of a version, and of the gates that are set. */
export const rulesOf = perObject((profile: Profile): Rules => {
  const { kubernetes } = profile
  const minor = minorOf(kubernetes)
  const patch = patchOf(kubernetes)
  /** Before the first patch of each minor version that has the change; those after the last that is named have it from the beginning. */
  const isBefore = (fixed: Readonly<Record<number, number>>): boolean =>
    minor < Math.min(...Object.keys(fixed).map(Number)) || patch < (fixed[minor] ?? 0)
  const { MaxUnavailableStatefulSet, StatefulSetRecreateStrategy } = gatesOf(profile)
  const algorithm = minor >= 37 ? '1.37' : '1.35'
  return {
    maxUnavailable: MaxUnavailableStatefulSet ? algorithm : 'off',
    condemnedFirst: minor >= 37,
    recreates: StatefulSetRecreateStrategy,
    smallVerbs: minor < 35,
    rollsOnReady: minor < 35,
    looksLate: minor < 36,
    recordsNull: minor < 34,
    comparesBytes: isBefore({ 34: 2 }),
    replacesAtOnce: isBefore({ 28: 11, 29: 6, 30: 2 }),
    lacksIndexLabel: minor < 28,
    keepsSucceeded: isBefore({ 27: 9, 28: 5 }),
    completesWithFewer: isBefore({ 27: 8, 28: 4 }),
  }
})
