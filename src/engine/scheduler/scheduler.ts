import { sameJson } from '../../api/equal.ts'
import { keyOf } from '../../api/object.ts'
import type { Node, Pod } from '../../api/types.ts'
import type { Change, Component, ComponentFactory, Context } from '../component.ts'
import { schedulerOf } from '../versions.ts'
import { Attempts } from './attempts.ts'
import { Cluster } from './cluster.ts'
import { hasEnded } from './plugins/plugin.ts'
import { SchedulingQueue } from './scheduling-queue.ts'
import { surroundingKinds, surroundingsOf, viewOf } from './surroundings.ts'

const name = 'default-scheduler'

/** The one key: the next pod that waits is to be scheduled. */
const next = 'next'

/** kube-scheduler: gives pods their nodes, one pod at a time. */
export const scheduler: ComponentFactory = { name, make: context => make(context) }

function make(context: Context): Component {
  const { caches, clock, profile } = context
  const version = schedulerOf(profile.kubernetes)
  const cluster = new Cluster()
  const queue = new SchedulingQueue(clock, !version.popsFromBackoff, () => context.enqueue(next))
  const attempts = new Attempts(context, cluster, viewOf(cluster, surroundingsOf(caches)), queue, version)

  /** Brings back the pods that the change may help, and says whether there is something to do. */
  function reconsider(change: Change): string[] {
    attempts.reconsider(change)
    return queue.hasActive ? [next] : []
  }

  function podChanged(change: Change): string[] {
    const pod = change.object as unknown as Pod
    const key = keyOf(pod)
    if (change.change === 'deleted') {
      queue.remove(key)
      attempts.bindings.forget(key)
      cluster.remove(key)
    } else if (pod.spec.nodeName) {
      queue.remove(key)
      attempts.bindings.forget(key)
      if (hasEnded(pod)) cluster.remove(key)
      else cluster.place(pod, pod.spec.nodeName)
    } else {
      waits(pod, change.before as unknown as Pod | undefined)
      return queue.hasActive ? [next] : []
    }
    return reconsider(change)
  }

  /** A pod without a node: it is this scheduler's, unless it names another one or is held back by gates. */
  function waits(pod: Pod, before: Pod | undefined): void {
    if ((pod.spec.schedulerName ?? name) !== name || (pod.spec.schedulingGates ?? []).length > 0) return
    if (hasEnded(pod)) queue.remove(keyOf(pod))
    else queue.add(pod)
    const entry = queue.get(keyOf(pod))
    if (entry !== undefined && before !== undefined && asksForElse(pod, before)) queue.retry(entry)
  }

  return {
    watches: {
      ...Object.fromEntries(surroundingKinds.map(kind => [kind, reconsider])),
      PersistentVolumeClaim: change => [...attempts.bindings.claimChanged(change), ...reconsider(change)],
      Pod: podChanged,
      Node(change) {
        cluster.setNode(
          change.object.metadata.name,
          change.change === 'deleted' ? undefined : (change.object as unknown as Node),
        )
        return reconsider(change)
      },
    },
    reconcile(key) {
      if (key !== next) return attempts.bindings.look(key)
      const entry = queue.take()
      if (entry !== undefined) attempts.try(entry)
      if (queue.hasActive) context.enqueue(next)
    },
  }
}

/** The pod itself changed in a way that may let it in: its labels, its tolerations, what it requests. */
const asksForElse = (pod: Pod, before: Pod): boolean =>
  !sameJson(pod.spec, before.spec) || !sameJson(pod.metadata.labels, before.metadata.labels)
