import type { KubeObject } from '../../../api/object.ts'
import { resourceOf, resources } from '../../../api/resources.ts'
import type { Change, Component, ComponentFactory, Context } from '../../component.ts'
import { deleteObject, find, findOwners, letGo, removeFinalizer, unblockOwners } from './act.ts'
import { fateOf } from './decide.ts'
import { OwnerGraph } from './graph.ts'
import { awaitsDependents, awaitsOrphaning, blocks, foregroundFinalizer, orphanFinalizer } from './know.ts'

/**
 * Deletes what has lost its owners, and sees foreground and orphaning deletions through. Keys are uids: a name that is
 * made again is another object.
 */
export const garbageCollector: ComponentFactory = { name: 'garbage-collector-controller', make }

/**
 * How long the collector takes to come to a dependent that appeared while its owner was already going, in ms: its own queue and look-ups at the API
 * server lie between. A controller that made the dependent does not see it vanish at once, and does not make it again and again.
 */
const lateComerDelay = 10

function make(context: Context): Component {
  const graph = new OwnerGraph()
  const apply = (change: Change) => graph.apply(change)
  const kinds = resources.map(({ kind }) => kind).filter(kind => kind !== 'Event')
  return {
    watches: Object.fromEntries(kinds.map(kind => [kind, apply])),
    reconcile: uid => reconcile(uid, graph, context),
  }
}

function reconcile(uid: string, graph: OwnerGraph, context: Context): void {
  const { api } = context
  const node = graph.get(uid)
  const object = node && find(api, node.reference)
  if (object === undefined) return
  if (awaitsOrphaning(object)) orphanDependents(object, graph, context)
  else if (awaitsDependents(object)) finishForeground(object, graph, context)
  else if (object.metadata.deletionTimestamp === undefined) judge(object, graph, context)
}

function judge(object: KubeObject, graph: OwnerGraph, context: Context): void {
  const { api } = context
  const dependents = [...graph.dependentsOf(object.metadata.uid)]
  warnOfForeignOwners(object, graph, context)
  const hasDependents = dependents.length > 0
  const fate = fateOf(findOwners(api, object), { hasDependents, finalizers: object.metadata.finalizers })
  if (fate.does === 'let-go') letGo(api, object, fate.of)
  if (fate.does !== 'go') return
  const inCircle = fate.propagation === 'Foreground' && dependents.some(uid => graph.get(uid)?.awaitsDependents)
  if (inCircle) unblockOwners(api, object)
  deleteObject(api, object, fate.propagation)
}

function orphanDependents(owner: KubeObject, graph: OwnerGraph, { api }: Context): void {
  for (const uid of [...graph.dependentsOf(owner.metadata.uid)]) {
    const node = graph.get(uid)
    const dependent = node && find(api, node.reference)
    if (dependent !== undefined) letGo(api, dependent, [owner.metadata])
  }
  removeFinalizer(api, owner, orphanFinalizer)
}

/** The owner goes when the last dependent that holds it back is gone; those that nobody has looked at yet are looked at. */
function finishForeground(owner: KubeObject, graph: OwnerGraph, { api, enqueue }: Context): void {
  let held = false
  for (const uid of graph.dependentsOf(owner.metadata.uid)) {
    const dependent = graph.get(uid)!
    if (!dependent.owners.some(reference => reference.uid === owner.metadata.uid && blocks(reference))) continue
    held = true
    if (!dependent.deleting) enqueue(uid, lateComerDelay)
  }
  if (!held) removeFinalizer(api, owner, foregroundFinalizer)
}

/** An owner in another namespace counts as absent: whoever wrote the reference should hear of it. */
function warnOfForeignOwners(object: KubeObject, graph: OwnerGraph, { events }: Context): void {
  const { namespace = '', ownerReferences = [] } = object.metadata
  for (const { apiVersion, kind, name, uid } of ownerReferences) {
    const owner = graph.get(uid)?.reference
    if (owner === undefined || !resourceOf(owner.kind).namespaced || owner.namespace === object.metadata.namespace)
      continue
    const reference = `[${apiVersion}/${kind}, namespace: ${namespace}, name: ${name}, uid: ${uid}]`
    events.warning(
      object,
      'OwnerRefInvalidNamespace',
      `ownerRef ${reference} does not exist in namespace "${namespace}"`,
    )
  }
}
