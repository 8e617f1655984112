import { keyOf, referenceTo } from '../../api/object.ts'
import type { Revision } from '../../timeline/entry.ts'
import { fromTimestamp } from '../../timeline/epoch.ts'
import { type Explanation, explain } from '../explain/explain.ts'
import { isConverged } from './converged.ts'
import type { Fleet } from './fleet.ts'
import { isHeld, isNeeded } from './held.ts'
import type { Invariant, InvariantContext, Rule } from './invariant.ts'

const minutes = 60_000

/** Events that say of a pod only that others did their part for it. */
const preludes = new Set(['Scheduled', 'SuccessfulAttachVolume'])

/**
 * I16. What does not go on, does not for a reason that can be named: a set that is not as it is asked for, though nothing has happened to it for
 * ten minutes, and an object that was to be deleted ten minutes ago.
 */
export const noUnexplainedStall: Invariant = {
  id: 'I16',
  class: 'H',
  watches: ['Pod', 'PersistentVolumeClaim', 'PersistentVolume', 'StatefulSet'],
  begin: context => new Stalls(context),
}

class Stalls implements Rule {
  readonly #context: InvariantContext
  readonly #patience: number
  /** When something last happened to a set; no entry once it was judged. */
  readonly #progress = new Map<Fleet, number>()
  /** What is being deleted, and when it should be gone at the latest. */
  readonly #going = new Map<string, { readonly entry: Revision; readonly due: number }>()
  #nextDue = Number.POSITIVE_INFINITY

  constructor(context: InvariantContext) {
    this.#context = context
    this.#patience = context.settings.patience ?? 10 * minutes
  }

  revision(entry: Revision): void {
    const { kind, metadata } = entry.object
    if (metadata.deletionTimestamp === undefined && entry.change !== 'deleted') return
    const key = `${kind}/${keyOf(entry.object)}`
    if (entry.change === 'deleted') return void this.#going.delete(key)
    if (entry.before?.metadata.deletionTimestamp === metadata.deletionTimestamp) return
    const due = fromTimestamp(metadata.deletionTimestamp!) + this.#patience
    this.#going.set(key, { entry, due })
    this.#nextDue = Math.min(this.#nextDue, due)
  }

  rest(next: number): void {
    const { facts } = this.#context
    for (const fleet of facts.touched) this.#progress.set(fleet, facts.view.at)
    for (const [fleet, at] of this.#progress) if (at + this.#patience <= next) this.#judge(fleet, at)
    if (this.#nextDue <= next) this.#judgeDeletions(next)
    if (facts.view.at + this.#patience <= next) this.#judgeAttachments()
  }

  #judge(fleet: Fleet, since: number): void {
    this.#progress.delete(fleet)
    const { facts, tell } = this.#context
    if (facts.fleet(fleet.uid) === undefined || fleet.set.metadata.deletionTimestamp !== undefined) return
    if (isConverged(fleet)) return
    if (explain(fleet.set, facts.view, facts.entries).some(explanation => this.#isTold(explanation, fleet))) return
    const last = facts.entries[facts.view.position - 1]
    const at = since + this.#patience
    tell(referenceTo(fleet.set), { says: 'stalled', of: { set: fleet.name, since } }, last ? [last] : [], { at })
  }

  /**
   * A refusal or a claim that holds the set back says it all; of a pod there has to be a cause. That it is still starting is none if nobody on
   * its node ever said that it does.
   */
  #isTold({ causes, blocker: { on, rule } }: Explanation, fleet: Fleet): boolean {
    const { view } = this.#context.facts
    const isWaitedFor = view.waitOf(referenceTo(fleet.set)) !== undefined
    if (isWaitedFor && !/^(pod|condemned|update)-|^unready$/.test(rule)) return true
    const isGoing = on.kind === 'Pod' && view.pod(keyOf({ metadata: on })).states.terminating
    if (causes.length === 0) return isGoing || isWaitedFor
    return causes.some(({ says, of }) => says !== 'starting' || this.#hasBegun(of.pod, fleet))
  }

  #hasBegun(name: string, fleet: Fleet): boolean {
    const uid = fleet.member(name)?.pod.metadata.uid
    const { view } = this.#context.facts
    return view
      .list('Event')
      .some(({ involvedObject, reason = '' }) => involvedObject.uid === uid && !preludes.has(reason))
  }

  #judgeDeletions(next: number): void {
    this.#nextDue = Number.POSITIVE_INFINITY
    for (const [key, { entry, due }] of this.#going) {
      if (due > next) {
        this.#nextDue = Math.min(this.#nextDue, due)
        continue
      }
      this.#going.delete(key)
      const object = this.#context.facts.view.find(referenceTo(entry.object))
      if (object?.metadata.uid !== entry.object.metadata.uid || isHeld(object, this.#context.facts.view)) continue
      const of = { object: { kind: object.kind, name: object.metadata.name }, since: entry.at }
      this.#context.tell(referenceTo(object), { says: 'deletionStalled', of }, [entry], { at: due })
    }
  }

  /** A disk that nobody on its node uses any more is detached. */
  #judgeAttachments(): void {
    const { view } = this.#context.facts
    for (const attachment of view.list('VolumeAttachment')) {
      if (isNeeded(attachment, view)) continue
      const of = { object: { kind: 'VolumeAttachment', name: attachment.metadata.name }, since: view.at }
      this.#context.tell(referenceTo(attachment), { says: 'deletionStalled', of }, [], { at: view.at + this.#patience })
    }
  }
}
