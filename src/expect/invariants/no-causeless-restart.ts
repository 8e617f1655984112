import { sameJson } from '../../api/equal.ts'
import { referenceTo } from '../../api/object.ts'
import type { ControllerRevision, Pod, PodTemplateSpec, StatefulSet } from '../../api/types.ts'
import type { Revision } from '../../timeline/entry.ts'
import type { View } from '../../timeline/view.ts'
import { asksDeletion, deletionIn } from './deletion.ts'
import { type Invariant, type InvariantContext, type Rule, setController } from './invariant.ts'
import { isOutOfService } from './nodes.ts'
import { isGone } from './owners.ts'

/**
 * I12. Nobody takes a pod away without a cause: the set's controller because it is too many, outdated or ended, others because its node is lost
 * or its owner gone. And a template that nobody changed brings about no new revision.
 */
export const noCauselessRestart: Invariant = {
  id: 'I12',
  class: 'H',
  watches: ['Pod', 'ControllerRevision'],
  begin: context => new Causes(context),
}

/** What gives a component the right to take a pod away. Of components that are not listed nothing is known. */
const causes: Readonly<Record<string, (pod: Pod, view: View) => boolean>> = {
  'taint-eviction-controller': ({ spec }, view) =>
    view.get('Node', spec.nodeName ?? '')?.spec?.taints?.some(({ effect }) => effect === 'NoExecute') === true,
  'garbage-collector-controller': ({ metadata: { ownerReferences = [], namespace } }, view) =>
    ownerReferences.length > 0 && ownerReferences.every(owner => isGone(owner, namespace, view)),
  'pod-garbage-collector': (pod, view) =>
    view.get('Node', pod.spec.nodeName ?? '') === undefined ||
    isOutOfService(view.get('Node', pod.spec.nodeName ?? '')),
  kubelet: () => false,
  'node-controller': () => false,
  'attachdetach-controller': () => false,
  'persistentvolume-controller': () => false,
}

class Causes implements Rule {
  readonly #context: InvariantContext
  /** The controller's last choice of a revision, and the template then, by the set's uid. */
  readonly #chosen = new Map<string, { readonly template: PodTemplateSpec; readonly name: string }>()

  constructor(context: InvariantContext) {
    this.#context = context
  }

  revision(entry: Revision): void {
    if (entry.object.kind === 'ControllerRevision') this.#choice(entry)
    else if (asksDeletion(entry)) this.#deletion(entry)
  }

  #deletion(entry: Revision): void {
    const { facts, tell } = this.#context
    const pod = entry.object as Pod
    if (entry.by === setController ? this.#isCaused(entry) : (causes[entry.by]?.(pod, facts.view) ?? true)) return
    tell(referenceTo(pod), { says: 'podDeletedWithoutCause', of: { pod: pod.metadata.name, by: entry.by } }, [entry])
  }

  /** A pod that is none of the controller's is none of its business. */
  #isCaused(entry: Revision): boolean {
    const fleet = this.#context.facts.fleetOf(entry.object)
    const deletion = deletionIn(entry, this.#context.facts)
    if (deletion === undefined) return fleet !== undefined && fleet.odd.size > 0
    return deletion.cause !== undefined
  }

  #choice(entry: Revision): void {
    const chosen = entry.object as ControllerRevision
    if (entry.by !== setController || entry.change === 'deleted') return
    if (entry.change === 'updated' && (entry.before as ControllerRevision).revision === chosen.revision) return
    const { facts, tell } = this.#context
    const fleet = facts.fleetOf(chosen)
    if (fleet === undefined) return
    const { template } = (facts.view.get('StatefulSet', fleet.key) as StatefulSet).spec
    const before = this.#chosen.get(fleet.uid)
    this.#chosen.set(fleet.uid, { template, name: chosen.metadata.name })
    const isThere = before !== undefined && facts.revisionsOf(fleet).has(before.name)
    if (!isThere || !sameJson(before.template, template)) return
    const of = { set: fleet.name, revision: chosen.metadata.name }
    tell(referenceTo(fleet.set), { says: 'revisionWithoutCause', of }, [entry])
  }
}
