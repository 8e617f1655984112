import { type KubeObject, keyOf } from '../api/object.ts'
import type { Node, PersistentVolume, PersistentVolumeClaim, StatefulSet } from '../api/types.ts'
import type { ObjectMomentWords } from '../locales/messages.ts'
import type { Instant, View } from '../timeline/view.ts'
import { setIsReady } from './set-state.ts'

/** What *these happen in order* can say of an object. */
export type ObjectMoment = keyof ObjectMomentWords

const ofAny: readonly ObjectMoment[] = ['created', 'terminating', 'deleted']

/** Beyond coming and going, the states that objects of a kind have, and how to see them. */
const statesOfKind: Record<string, Partial<Record<ObjectMoment, (object: KubeObject, view: View) => boolean>>> = {
  StatefulSet: { ready: (set, view) => setIsReady(set as StatefulSet, view) },
  Node: { ready: node => isReadyNode(node), unready: node => !isReadyNode(node) },
  PersistentVolumeClaim: {
    pending: claim => (phaseOf(claim) ?? 'Pending') === 'Pending',
    bound: claim => phaseOf(claim) === 'Bound',
    lost: claim => phaseOf(claim) === 'Lost',
  },
  PersistentVolume: {
    available: volume => phaseOf(volume) === 'Available',
    bound: volume => phaseOf(volume) === 'Bound',
    released: volume => phaseOf(volume) === 'Released',
    failed: volume => phaseOf(volume) === 'Failed',
  },
}

/** The moments that objects of the kind can reach. A pod has those of every pod's name instead. */
export function momentsOfKind(kind: string): ObjectMoment[] {
  return [...ofAny, ...(Object.keys(statesOfKind[kind] ?? {}) as ObjectMoment[])]
}

/** Tells of one object that is no pod when its moments begin. */
export class ObjectMoments {
  readonly #kind: string
  readonly #key: string
  readonly #asked: readonly ObjectMoment[]
  #before = new Set<ObjectMoment>()
  #existed = false

  constructor(kind: string, key: string, asked: readonly ObjectMoment[]) {
    this.#kind = kind
    this.#key = key
    this.#asked = asked
  }

  /** The asked moments that begin at this instant. */
  beginning(instant: Instant, view: View): ObjectMoment[] {
    if (!this.#concerns(instant)) return []
    const states = this.#states(view)
    const began = this.#asked.filter(moment => states.has(moment) && !this.#before.has(moment))
    this.#before = states
    return began
  }

  /** A set is as ready as its pods are; any other object speaks for itself. */
  #concerns({ entry, turns }: Instant): boolean {
    if (this.#kind === 'StatefulSet' && turns.length > 0) return true
    return entry?.entry === 'revision' && entry.object.kind === this.#kind && keyOf(entry.object) === this.#key
  }

  #states(view: View): Set<ObjectMoment> {
    const object = view.get(this.#kind, this.#key)
    if (object === undefined) return new Set(this.#existed ? ['deleted'] : [])
    this.#existed = true
    const states = new Set<ObjectMoment>(['created'])
    if (object.metadata.deletionTimestamp !== undefined) states.add('terminating')
    for (const moment of this.#asked) {
      if (statesOfKind[this.#kind]?.[moment]?.(object, view)) states.add(moment)
    }
    return states
  }
}

function phaseOf(object: KubeObject): string | undefined {
  const { status } = object as PersistentVolumeClaim | PersistentVolume
  return status?.phase
}

function isReadyNode(object: KubeObject): boolean {
  return (object as Node).status?.conditions?.find(condition => condition.type === 'Ready')?.status === 'True'
}
