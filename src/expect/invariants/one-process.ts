import { keyOf } from '../../api/object.ts'
import type { Entry, ProcessNote } from '../../timeline/entry.ts'
import { type Invariant, type InvariantContext, isPerson, type Rule } from './invariant.ts'
import { isOutOfService } from './nodes.ts'

/** What runs of one pod: its containers on its node, and the first of them that started. */
interface Running {
  readonly containers: Set<string>
  readonly first: ProcessNote
}

/** The only ways to bring it about that are not a bug. */
type Deed = 'force-delete' | 'out-of-service'

/**
 * I1. Of one identity never more than one pod runs, judged by what runs on the nodes and not by what the API knows. A forced deletion of a pod
 * that still runs is what breaks it, and declaring a node out of service that is not.
 */
export const oneProcess: Invariant = {
  id: 'I1',
  class: 'H',
  watches: ['process', 'Pod'],
  begin: context => new Processes(context),
}

class Processes implements Rule {
  readonly #context: InvariantContext
  /** By the pod's key, then by its uid. */
  readonly #running = new Map<string, Map<string, Running>>()
  /** What let a pod's name go while the pod still ran. */
  readonly #blamed = new Map<string, { readonly deed?: Deed; readonly entry: Entry }>()

  constructor(context: InvariantContext) {
    this.#context = context
  }

  note(note: Parameters<NonNullable<Rule['note']>>[0]): void {
    if (note.note !== 'process') return
    if (note.phase === 'starts') this.#starts(note)
    else this.#ends(note)
  }

  revision: NonNullable<Rule['revision']> = entry => {
    if (entry.change !== 'deleted') return
    const key = keyOf(entry.object)
    const running = this.#running.get(key)?.get(entry.object.metadata.uid)
    if (running !== undefined) this.#blamed.set(key, { deed: this.#deedIn(entry.by, running), entry })
  }

  #deedIn(by: string, { first }: Running): Deed | undefined {
    if (isPerson(by)) return 'force-delete'
    return isOutOfService(this.#context.facts.view.get('Node', first.node)) ? 'out-of-service' : undefined
  }

  #starts(note: ProcessNote): void {
    const key = keyOf({ metadata: note.about })
    const pods = this.#running.get(key) ?? new Map<string, Running>()
    this.#running.set(key, pods)
    const uid = note.about.uid ?? ''
    const own = pods.get(uid) ?? { containers: new Set(), first: note }
    pods.set(uid, own)
    own.containers.add(note.container)
    if (pods.size === 1) return
    const rival = [...pods].find(([other]) => other !== uid)![1]
    const blamed = this.#blamed.get(key)
    const nodes = [...new Set([rival.first.node, note.node])]
    const witness = blamed === undefined ? [rival.first, note] : [rival.first, blamed.entry, note]
    const of = { pod: note.about.name, nodes, because: blamed?.deed }
    this.#context.tell(note.about, { says: 'twoProcesses', of }, witness)
  }

  #ends({ about, container }: ProcessNote): void {
    const pods = this.#running.get(keyOf({ metadata: about }))
    const own = pods?.get(about.uid ?? '')
    own?.containers.delete(container)
    if (own?.containers.size === 0) pods!.delete(about.uid ?? '')
  }
}
