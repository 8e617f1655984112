import { keyOf, referenceTo } from '../../api/object.ts'
import type { StatefulSet } from '../../api/types.ts'
import type { Note, ProcessNote, Revision } from '../../timeline/entry.ts'
import type { Fleet } from './fleet.ts'
import { type Invariant, type InvariantContext, type Rule, setController } from './invariant.ts'
import { isHeardOf } from './nodes.ts'

/** A kubelet that is heard of has told long before that what ran has ended; one that is not is given up within a minute. */
const longestLag = 120_000

/** A controller that fails tries again after this time at the latest. */
const longestRetry = 1_000_000

/**
 * I13. A status says what is so. Its numbers never contradict each other, it is of no generation to come, and once an instant's work is done it
 * counts the pods that there are. And no pod is ready whose processes have all ended.
 */
export const statusHonesty: Invariant = {
  id: 'I13',
  class: 'H',
  watches: ['StatefulSet', 'process', 'refusal', 'action'],
  ofController: true,
  begin: context => new Statuses(context),
}

const limits = [
  ['readyReplicas', 'replicas'],
  ['availableReplicas', 'readyReplicas'],
  ['updatedReplicas', 'replicas'],
  ['currentReplicas', 'replicas'],
] as const

type NumberField = (typeof limits)[number][0] | 'replicas' | 'observedGeneration'

class Statuses implements Rule {
  readonly #context: InvariantContext
  readonly #running = new Map<string, Set<string>>()
  /** The last end of pods of which nothing runs any more. */
  readonly #ended = new Map<string, ProcessNote>()
  /** Namespaces in which the controller was refused something at the present instant: it tries again later. */
  readonly #refused = new Set<string>()
  readonly #lastRefusal = new Map<string, number>()
  /** When somebody last did something: at the very end the controllers may not have seen it yet. */
  #lastAction = -1

  constructor(context: InvariantContext) {
    this.#context = context
  }

  note(note: Note): void {
    if (note.note === 'process') this.#process(note)
    else if (note.note === 'action') this.#lastAction = note.at
    else if (note.note === 'refusal' && note.by === setController) {
      this.#refused.add(note.about.namespace ?? '')
      this.#lastRefusal.set(note.about.namespace ?? '', note.at)
    }
  }

  revision(entry: Revision): void {
    if (entry.by !== setController) return
    const set = entry.object as StatefulSet
    const { status } = set
    const before = (entry.before as StatefulSet | undefined)?.status
    if (status === undefined || status === before) return
    const { name } = set.metadata
    for (const [field, than] of limits) {
      const [value, limit] = [status[field] ?? 0, status[than] ?? 0]
      if (value > limit || value < 0)
        this.#context.tell(
          referenceTo(set),
          { says: 'countsContradict', of: { set: name, field, value, than, limit } },
          [entry],
        )
    }
    const observed = status.observedGeneration ?? 0
    const least = before?.observedGeneration ?? 0
    if (observed < least)
      this.#context.tell(referenceTo(set), { says: 'generationFell', of: { set: name, from: least, to: observed } }, [
        entry,
      ])
    const generation = set.metadata.generation ?? 0
    if (observed > generation) this.#wrong(set, 'observedGeneration', observed, generation)
  }

  rest(next: number): void {
    const { facts } = this.#context
    const isSeen = next > facts.view.at || this.#lastAction < facts.view.at
    if (isSeen) for (const fleet of facts.touched) this.#compare(fleet)
    this.#refused.clear()
    for (const note of this.#ended.values()) if (note.at + longestLag <= next) this.#checkReadiness(note)
  }

  /** What the status should say when all work of the instant is done. */
  #compare(fleet: Fleet): void {
    const { set } = fleet
    const { status, metadata } = set
    const isKnown = fleet.strategy === 'RollingUpdate' || fleet.strategy === 'OnDelete'
    if (!isKnown || fleet.odd.size > 0 || status?.observedGeneration === undefined) return
    if (this.#refused.has(metadata.namespace ?? '') || this.#isReplacing(fleet)) return
    const { currentRevision = '', updateRevision = '' } = status
    const check = (field: NumberField, is: number) => {
      if ((status[field] ?? 0) !== is) this.#wrong(set, field, status[field] ?? 0, is)
    }
    check('observedGeneration', metadata.generation ?? 0)
    check('replicas', fleet.counts.replicas)
    check('readyReplicas', fleet.counts.readyReplicas)
    if (!this.#isRetrying(set) && !this.#looksLate(set)) check('availableReplicas', fleet.counts.availableReplicas)
    check('currentReplicas', fleet.live.get(currentRevision) ?? 0)
    check('updatedReplicas', fleet.live.get(updateRevision) ?? 0)
    // A revision that somebody deletes by hand is missed at the controller's next look, whenever that is.
    const { facts } = this.#context
    const update = facts.updateRevisionOf(fleet)?.metadata.name ?? ''
    const isThere = facts.revisionsOf(fleet).has(updateRevision)
    if (isThere && updateRevision !== update) this.#wrong(set, 'updateRevision', updateRevision, update)
  }

  #isReplacing(fleet: Fleet): boolean {
    return this.#context.settings.replacesAtOnce === true && [...fleet.members].some(({ isOver }) => isOver)
  }

  /** Up to 1.35 the controller looks again every minReadySeconds, and does not see at once that time has made a pod available. */
  #looksLate({ spec }: StatefulSet): boolean {
    return this.#context.settings.looksLate === true && (spec.minReadySeconds ?? 0) > 0
  }

  /** While it tries again what failed the controller may miss the moment at which time alone makes a pod available. */
  #isRetrying(set: StatefulSet): boolean {
    const { view } = this.#context.facts
    const { rule = '' } = view.waitOf(referenceTo(set))?.wait ?? {}
    const refused = this.#lastRefusal.get(set.metadata.namespace ?? '') ?? Number.NEGATIVE_INFINITY
    return rule === 'claim-terminating' || view.at - refused <= longestRetry
  }

  #wrong(set: StatefulSet, field: string, said: number | string, is: number | string): void {
    const { facts, tell } = this.#context
    const { position } = facts.view
    const last = facts.entries[position - 1]
    tell(referenceTo(set), { says: 'countWrong', of: { set: set.metadata.name, field, said, is } }, last ? [last] : [])
  }

  #process(note: ProcessNote): void {
    const uid = note.about.uid ?? ''
    const running = this.#running.get(uid) ?? new Set()
    this.#running.set(uid, running)
    if (note.phase === 'starts') {
      running.add(note.container)
      this.#ended.delete(uid)
      return
    }
    running.delete(note.container)
    if (running.size > 0) return
    this.#running.delete(uid)
    this.#ended.set(uid, note)
  }

  #checkReadiness(note: ProcessNote): void {
    const { view } = this.#context.facts
    this.#ended.delete(note.about.uid ?? '')
    const { pod, states } = view.pod(keyOf({ metadata: note.about }))
    if (pod?.metadata.uid !== note.about.uid || !states.ready || !isHeardOf(view.get('Node', note.node))) return
    const of = { pod: note.about.name, node: note.node, since: note.at }
    this.#context.tell(note.about, { says: 'readyWithoutProcess', of }, [note])
  }
}
