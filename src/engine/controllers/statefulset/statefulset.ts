import { sameJson } from '../../../api/equal.ts'
import { controllerOf, type KubeObject, keyOf, namespacedKey, referenceTo } from '../../../api/object.ts'
import { StatusError } from '../../../api/status-error.ts'
import type { StatefulSet } from '../../../api/types.ts'
import type { Wait } from '../../../timeline/entry.ts'
import { epoch } from '../../../timeline/epoch.ts'
import type { Change, Component, ComponentFactory, Context } from '../../component.ts'
import { act, type Hands } from './act.ts'
import type { Caches } from './caches.ts'
import { syncStatefulSet } from './decide.ts'
import { SyncFailure } from './effects.ts'
import { memberOf } from './know.ts'
import { LateLooks } from './late-looks.ts'
import { type Rules, rulesOf } from './rules.ts'
import { type Call, callsForPod, callsForSet, type Sets } from './wire.ts'

/**
 * Keeps the pods and claims of StatefulSets as their owners ask. Keys are `<namespace>/<name>` of sets. Where the rules are: `wire` says what
 * wakes it, `decide` what it does.
 */
export const statefulSetController: ComponentFactory = { name: 'statefulset-controller', make }

const byOwner = 'owner'
const byNamespace = 'namespace'
const withOwners = 'owned'

/** Under which a cache files what a controller owns, and what nobody does. */
const ownerKey = ({ metadata }: KubeObject, uid: string): string => namespacedKey(metadata.namespace!, uid)

const owners = (object: KubeObject): string[] => [ownerKey(object, controllerOf(object)?.uid ?? '')]

function make(context: Context): Component {
  const { caches, enqueue, profile } = context
  const rules = rulesOf(profile)
  const sets = caches.of('StatefulSet')
  sets.index(byNamespace, ({ metadata }) => [metadata.namespace!])
  caches.of('Pod').index(byOwner, owners)
  caches.of('ControllerRevision').index(byOwner, owners)
  caches
    .of('PersistentVolumeClaim')
    .index(withOwners, ({ metadata }) => (metadata.ownerReferences?.length ? [metadata.namespace!] : []))
  const known: Sets = { get: key => sets.get(key), inNamespace: namespace => sets.under(byNamespace, namespace) }
  const call = (calls: readonly Call[]): string[] => {
    for (const { key, after } of calls) if (after !== undefined && !rules.looksLate) enqueue(key, after)
    return calls.filter(({ after }) => after === undefined).map(({ key }) => key)
  }
  const memory: Memory = { waits: new Waits(context), looks: new LateLooks() }
  return {
    watches: {
      StatefulSet: change => call(callsForSet(change)),
      Pod: (change: Change) => call(callsForPod(change, known)),
      PersistentVolumeClaim: () => [],
      ControllerRevision: () => [],
    },
    reconcile: key => {
      const set = sets.get(key)
      if (set !== undefined) return reconcile(set, context, rules, memory)
      memory.waits.forget(key)
      memory.looks.forget(key)
    },
  }
}

/** What the controller remembers of its sets, and may lose. */
interface Memory {
  readonly waits: Waits
  readonly looks: LateLooks
}

function reconcile(set: StatefulSet, context: Context, rules: Rules, { waits, looks }: Memory): void {
  const { clock, enqueue } = context
  const { now } = clock
  const key = keyOf(set)
  const hands = new ClientHands(set, context)
  try {
    const decision = syncStatefulSet(cachesOf(set, context), epoch + now, rules)
    const { lookAgainIn: wanted, isShort = false } = act(decision, hands)
    const period = (set.spec.minReadySeconds ?? 0) * 1000
    const delay = rules.looksLate && period > 0 ? looks.delayOf(key, { now, period, isShort, wanted }) : wanted
    if (delay !== undefined) enqueue(key, delay)
  } catch (error) {
    // Whatever the controller failed with is tried again; the queue knows such failures by the API's own kind of error.
    if (error instanceof SyncFailure) throw new StatusError(500, 'InternalError', error.message)
    throw error
  } finally {
    if (hands.waits.length > 0 || !hands.wrote) waits.note(set, hands.waits[0])
  }
}

function cachesOf(set: StatefulSet, { caches }: Context): Caches {
  const [owned, orphaned] = [ownerKey(set, set.metadata.uid), ownerKey(set, '')]
  const pods = caches.of('Pod')
  const claims = caches.of('PersistentVolumeClaim')
  const revisions = caches.of('ControllerRevision')
  return {
    set,
    get members() {
      const members = pods.readUnder(byOwner, owned, memberOf)
      return pods.has(byOwner, orphaned) ? [...members, ...pods.readUnder(byOwner, orphaned, memberOf)] : members
    },
    claims: {
      get: key => claims.get(key),
      areFree: !claims.has(withOwners, set.metadata.namespace!),
    },
    revisions: [...revisions.under(byOwner, owned), ...revisions.under(byOwner, orphaned)],
  }
}

/** The controller's hands on a set of the engine: its client, and the recorder of its events. */
class ClientHands implements Hands {
  readonly waits: Wait[] = []
  /** Whether anything but the status was written: then another pass follows, and says what there is to wait for. */
  wrote = false
  readonly #set: StatefulSet
  readonly #context: Context

  constructor(set: StatefulSet, context: Context) {
    this.#set = set
    this.#context = context
  }

  create: Hands['create'] = object => {
    this.wrote = true
    const created = this.#context.api.create(object)
    // The same pass may delete the pod again (an explicit RollingUpdate without its block, in parallel); bound by then, it goes gracefully.
    if (created.kind === 'Pod') this.#context.giveWay()
    return created
  }

  update: Hands['update'] = (object, subresource) => {
    this.wrote ||= subresource === undefined
    return this.#context.api.update(object as KubeObject, { subresource })
  }

  patch: Hands['patch'] = (about, patch) => {
    this.wrote = true
    return this.#context.api.patch(about, patch, 'strategic')
  }

  delete: Hands['delete'] = about => {
    this.wrote = true
    this.#context.api.delete(about)
  }

  get: Hands['get'] = ({ kind, namespace, name }) => this.#context.api.get(kind, namespace, name)

  event: Hands['event'] = (type, reason, message) => {
    const { events } = this.#context
    if (type === 'Normal') events.normal(this.#set, reason, message)
    else events.warning(this.#set, reason, message)
  }

  wait: Hands['wait'] = wait => {
    this.waits.push(wait)
  }

  pause: Hands['pause'] = () => this.#context.catchUp()
}

/** What each set waits for, as last noted on the timeline: a reason is noted when it is new, and once when there is none any more. */
class Waits {
  readonly #noted = new Map<string, Wait>()
  readonly #context: Context

  constructor(context: Context) {
    this.#context = context
  }

  note(set: StatefulSet, wait: Wait | undefined): void {
    const key = keyOf(set)
    if (sameJson(wait, this.#noted.get(key))) return
    if (wait === undefined) this.#noted.delete(key)
    else this.#noted.set(key, wait)
    this.#context.note({ note: 'wait', about: referenceTo(set), wait })
  }

  forget(key: string): void {
    this.#noted.delete(key)
  }
}
