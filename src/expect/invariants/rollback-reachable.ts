import { keyOf, referenceTo } from '../../api/object.ts'
import type { Pod } from '../../api/types.ts'
import type { Entry, Revision } from '../../timeline/entry.ts'
import { asksDeletion } from './deletion.ts'
import { revisionLabel } from './fleet.ts'
import { type Invariant, type InvariantContext, type Rule, setController } from './invariant.ts'

/** A pod that takes no longer to serve was only starting. */
const patience = 60_000

/** A pod of an update that its set could not leave again by itself, unless it came to serve. */
interface Trap {
  readonly pod: Pod
  readonly revision: string
  readonly current: string
  readonly entry: Revision
}

/**
 * I27. Reverting the template brings a set back without anybody's help. It does not while an OrderedReady set waits for a pod of the update that
 * never comes to serve: the interval, known in hindsight, is told as one violation with a beginning and an end.
 */
export const rollbackReachable: Invariant = {
  id: 'I27',
  class: 'W',
  watches: ['Pod'],
  begin: context => new Traps(context),
}

class Traps implements Rule {
  readonly #context: InvariantContext
  readonly #open = new Map<string, Trap>()

  constructor(context: InvariantContext) {
    this.#context = context
  }

  revision(entry: Revision): void {
    const pod = entry.object as Pod
    if (entry.change === 'created' && entry.by === setController) this.#begin(pod, entry)
    const isOver = pod.status?.phase === 'Failed' || pod.status?.phase === 'Succeeded'
    if (asksDeletion(entry) || isOver || entry.change === 'deleted') this.#end(keyOf(pod), entry)
  }

  rest(): void {
    for (const key of this.#open.keys()) if (this.#context.facts.view.pod(key).states.available) this.#open.delete(key)
  }

  conclude(): void {
    for (const key of [...this.#open.keys()]) this.#end(key)
  }

  #begin(pod: Pod, entry: Revision): void {
    const { facts } = this.#context
    const fleet = facts.fleetOf(pod)
    if (fleet === undefined || !fleet.isOrdered || fleet.strategy !== 'RollingUpdate') return
    const current = fleet.set.status?.currentRevision ?? ''
    const revision = pod.metadata.labels?.[revisionLabel] ?? ''
    const isUpdate = revision === facts.updateRevisionOf(fleet)?.metadata.name
    if (isUpdate && current !== '' && current !== revision)
      this.#open.set(keyOf(pod), { pod, revision, current, entry })
  }

  #end(key: string, entry?: Entry): void {
    const trap = this.#open.get(key)
    if (trap === undefined) return
    this.#open.delete(key)
    const { view } = this.#context.facts
    if (view.at - trap.entry.at < patience) return
    const { pod, revision, current } = trap
    const set = pod.metadata.name.slice(0, pod.metadata.name.lastIndexOf('-'))
    const witness = entry === undefined ? [trap.entry] : [trap.entry, entry]
    const of = { set, pod: pod.metadata.name, revision, current }
    this.#context.tell(referenceTo(pod), { says: 'trapWindow', of }, witness, { at: trap.entry.at, until: view.at })
  }
}
