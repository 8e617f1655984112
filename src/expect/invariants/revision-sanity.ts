import { sameJson } from '../../api/equal.ts'
import { referenceTo } from '../../api/object.ts'
import type { ControllerRevision, StatefulSet } from '../../api/types.ts'
import type { Revision } from '../../timeline/entry.ts'
import { asksDeletion } from './deletion.ts'
import type { Fleet } from './fleet.ts'
import { type Invariant, type InvariantContext, type Rule, setController } from './invariant.ts'

/**
 * I11. Revisions are numbered upwards, one for each template; the two that a status names exist, and what is in use is not thrown away. The
 * current revision moves on only when all pods that are asked for, and no others, are ready and of the update.
 */
export const revisionSanity: Invariant = {
  id: 'I11',
  class: 'H',
  watches: ['ControllerRevision', 'StatefulSet'],
  ofController: true,
  begin: context => new Revisions(context),
}

class Revisions implements Rule {
  readonly #context: InvariantContext

  constructor(context: InvariantContext) {
    this.#context = context
  }

  revision(entry: Revision): void {
    if (entry.by !== setController) return
    const { facts } = this.#context
    const isSet = entry.object.kind === 'StatefulSet'
    const fleet = isSet ? facts.fleet(entry.object.metadata.uid) : facts.fleetOf(entry.object)
    if (fleet === undefined) return
    if (isSet) this.#status(entry, fleet)
    else if (asksDeletion(entry)) this.#deletion(entry, fleet)
    else this.#choice(entry, fleet)
  }

  /** A revision is made, or taken up again under a new number. */
  #choice(entry: Revision, fleet: Fleet): void {
    const { facts, tell } = this.#context
    const chosen = entry.object as ControllerRevision
    const before = entry.before as ControllerRevision | undefined
    if (entry.change === 'updated' && before?.revision === chosen.revision) return
    const { name } = chosen.metadata
    const others = [...facts.revisionsOf(fleet).values()].filter(({ metadata }) => metadata.name !== name)
    const highest = Math.max(before?.revision ?? 0, ...others.map(({ revision }) => revision))
    const about = referenceTo(chosen)
    if (chosen.revision <= highest)
      tell(about, { says: 'revisionNumber', of: { revision: name, number: chosen.revision, highest } }, [entry])
    const twin = entry.change === 'created' ? others.find(({ data }) => sameJson(data, chosen.data)) : undefined
    if (twin !== undefined)
      tell(about, { says: 'revisionTwice', of: { revision: name, other: twin.metadata.name } }, [entry])
  }

  #deletion(entry: Revision, fleet: Fleet): void {
    const { name } = entry.object.metadata
    const { currentRevision, updateRevision } = fleet.set.status ?? {}
    const isNamed = name === currentRevision || name === updateRevision
    const pod =
      (fleet.live.get(name) ?? 0) > 0 ? [...fleet.members].find(({ revision }) => revision === name) : undefined
    if (!isNamed && pod === undefined) return
    const user = pod === undefined ? { kind: 'StatefulSet', name: fleet.name } : { kind: 'Pod', name: pod.name }
    this.#context.tell(referenceTo(entry.object), { says: 'revisionTaken', of: { revision: name, user } }, [entry])
  }

  #status(entry: Revision, fleet: Fleet): void {
    const { facts, tell } = this.#context
    const set = entry.object as StatefulSet
    const before = (entry.before as StatefulSet | undefined)?.status
    const { status } = set
    if (status === undefined || status === before) return
    const about = referenceTo(set)
    const revisions = facts.revisionsOf(fleet)
    const missing = [status.currentRevision, status.updateRevision].find(name => name && !revisions.has(name))
    if (missing) tell(about, { says: 'revisionMissing', of: { set: fleet.name, revision: missing } }, [entry])
    const [from, to] = [before?.collisionCount ?? 0, status.collisionCount ?? 0]
    if (to < from) tell(about, { says: 'collisionsFell', of: { set: fleet.name, from, to } }, [entry])
    this.#promotion(entry, fleet, revisions.has(before?.currentRevision ?? ''))
  }

  /** `isKnown`: the revision that was current is still there. */
  #promotion(entry: Revision, fleet: Fleet, isKnown: boolean): void {
    const { status } = entry.object as StatefulSet
    const before = (entry.before as StatefulSet | undefined)?.status
    if (status === undefined || !isKnown || status.currentRevision === before?.currentRevision) return
    const { replicas = 0, readyReplicas: ready = 0, updatedReplicas: updated = 0, currentRevision: to = '' } = status
    const asked = this.#context.settings.completesWithFewer ? replicas : fleet.size
    const isDone = replicas === asked && ready === asked && updated === asked && to === status.updateRevision
    if (isDone && fleet.strategy !== 'OnDelete') return
    const of = { set: fleet.name, to, replicas, ready, updated, asked }
    this.#context.tell(referenceTo(entry.object), { says: 'promotedEarly', of }, [entry])
  }
}
