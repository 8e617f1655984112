import { type Moment, moments } from '../../timeline/moments.ts'
import type { Instant, View } from '../../timeline/view.ts'
import { checkObject, kindNamed, likely, objectKey } from '../known.ts'
import { Mistake } from '../mistake.ts'
import {
  broken,
  type Expectation,
  holds,
  isSince,
  type Monitor,
  nameOf,
  type Scope,
  undecided,
  type Verdict,
} from '../monitor.ts'
import { momentsOfKind, type ObjectMoment, ObjectMoments } from '../object-moments.ts'

/** One row of the table: `Pod/web-0` and `ready`. */
export interface Row {
  readonly object: string
  readonly moment: ObjectMoment
}

/**
 * *these happen in order*: each row's moment begins after that of the row before it, or with the same entry of the log. Rows
 * speak of beginnings, and a moment that comes more than once may stand for any row: a pod that became ready at the start may
 * become ready again after its deletion.
 */
export function happenInOrder(rows: readonly Row[], scope: Scope = {}): Expectation {
  const steps = rows.map(row => stepOf(row, scope))
  return {
    expected: { says: 'happenInOrder', of: { rows: steps.map(named) } },
    about: steps.map(({ kind, key }) => ({ kind, ...placeOf(key) })),
    check(view) {
      for (const { kind, key } of steps) checkObject(view, kind, key)
    },
    begin: () => follow(steps, scope.since),
  }
}

interface Step extends Row {
  readonly kind: string
  readonly key: string
}

function stepOf({ object, moment }: Row, scope: Scope): Step {
  const slash = object.indexOf('/')
  if (slash === -1) throw new Mistake(messages => messages.mistake.notAnObject({ text: object }))
  const kind = kindNamed(object.slice(0, slash))
  const possible: readonly ObjectMoment[] = kind === 'Pod' ? moments : momentsOfKind(kind)
  if (!possible.includes(moment)) {
    const meant = likely(moment, possible)
    throw new Mistake(messages => messages.mistake.unknownObjectMoment({ object, moment, moments: possible, meant }))
  }
  return { object, moment, kind, key: objectKey(kind, object.slice(slash + 1), scope.namespace) }
}

function follow(steps: readonly Step[], since: number | undefined): Monitor {
  const others = new Map<string, ObjectMoments>()
  for (const { kind, key } of steps) {
    const asked = steps.filter(step => step.kind === kind && step.key === key).map(step => step.moment)
    if (kind !== 'Pod') others.set(`${kind} ${key}`, new ObjectMoments(kind, key, asked))
  }
  const reached: Instant[] = []
  const lastBegan = new Map<string, number>()
  let verdict: Verdict = undecided

  const advance = (began: Set<string>, instant: Instant) => {
    for (let step = steps[reached.length]; step !== undefined; step = steps[reached.length]) {
      if (!began.delete(called(step))) break
      reached.push(instant)
    }
    if (reached.length === steps.length) verdict = holds(...reached)
  }

  return {
    observe(instant, view) {
      const began = beginningsAt(instant, view, others)
      if (!isSince(instant, since) || began.size === 0) return
      for (const moment of began) lastBegan.set(moment, instant.at)
      advance(began, instant)
    },
    get verdict() {
      return verdict
    },
    conclude() {
      const awaited = steps[reached.length]!
      const last = steps[reached.length - 1]
      const before = last && { ...named(last), at: reached.at(-1)!.at }
      const earlier = lastBegan.get(called(awaited))
      return broken({ says: 'rowsUnfinished', of: { awaited: named(awaited), reached: before, earlier } }, ...reached)
    },
  }
}

/** What begins at this instant, of pods and of the other objects asked for: `Pod default/web-0 ready`. */
function beginningsAt(instant: Instant, view: View, others: ReadonlyMap<string, ObjectMoments>): Set<string> {
  const began = new Set<string>()
  for (const turn of instant.turns)
    for (const moment of turn.began) began.add(`Pod ${turn.key} ${moment satisfies Moment}`)
  for (const [object, moments] of others) {
    for (const moment of moments.beginning(instant, view)) began.add(`${object} ${moment}`)
  }
  return began
}

function called({ kind, key, moment }: Step): string {
  return `${kind} ${key} ${moment}`
}

function named({ kind, key, moment }: Step) {
  return { object: { kind, name: nameOf(key) }, moment }
}

function placeOf(key: string): { namespace?: string; name: string } {
  const slash = key.indexOf('/')
  return slash === -1 ? { name: key } : { namespace: key.slice(0, slash), name: key.slice(slash + 1) }
}
