import { sameJson } from '../../api/equal.ts'
import { keyOf, referenceTo } from '../../api/object.ts'
import type { Container, ContainerStatus, Pod, PodCondition, PodStatus } from '../../api/types.ts'
import { toTimestamp } from '../../timeline/epoch.ts'
import type { Attendant, Mishap } from '../../workloads/workloads.ts'
import type { Component, Context } from '../component.ts'
import type { Informer } from '../informer.ts'
import { boundVolume, claimNameOf } from './mount.ts'

/** How long the recorded cluster took until a bound pod ran, and until a deleted one was gone. */
const startDuration = 120
const stopDuration = 80

/** What has happened to one pod on its node. */
interface Stay {
  readonly boundAt: number
  startedAt?: number
  deletionSeenAt?: number
  failed: boolean
  wasReady?: boolean
  /** It was ready, and then declared not to be: the stand-in never gives readiness back to a pod that lost it. */
  lost?: boolean
  ip?: string
}

/**
 * What stood in for kubelets where the recordings were made (conformance/README.md): pods run a moment after they were bound and are
 * ready, unless their image or they themselves are declared otherwise. Nobody asks probes, and nobody records events.
 */
export class RecordedKubelet implements Component, Attendant {
  readonly #context: Context
  readonly #pods: Informer<Pod>
  readonly #stays = new Map<string, Stay>()
  #addresses = 0

  constructor(context: Context) {
    this.#context = context
    this.#pods = context.caches.of('Pod')
    context.caches.of('PersistentVolume')
    context.workloads.attend(this)
  }

  readonly watches: Component['watches'] = {
    Pod: ({ object }) => [keyOf(object)],
    PersistentVolumeClaim: ({ object }) => this.#waitingFor(keyOf(object)),
  }

  readonly faultWatches: Component['faultWatches'] = fault =>
    fault === 'node-down' ? [...this.#pods.all()].map(keyOf) : []

  redeclared(): void {
    this.#context.clock.news()
    for (const pod of this.#pods.all()) this.#context.enqueue(keyOf(pod))
  }

  befallen(name: string, mishap: Mishap): void {
    this.#context.clock.news()
    for (const pod of this.#pods.all()) {
      const stay = this.#stays.get(pod.metadata.uid)
      if (stay === undefined || mishap.is !== 'evicted' || (keyOf(pod) !== name && pod.metadata.name !== name)) continue
      stay.failed = true
      this.#context.enqueue(keyOf(pod))
    }
  }

  reconcile(key: string): void {
    const pod = this.#pods.get(key)
    if (pod?.spec.nodeName === undefined || this.#context.fault('node-down', { kind: 'Node', name: pod.spec.nodeName }))
      return
    const stay = this.#stayOf(pod)
    if (pod.metadata.deletionTimestamp !== undefined) return void this.#remove(pod, stay)
    if (!this.#hasStarted(pod, stay)) return
    const status = this.#statusOf(pod, stay)
    const isReady = status.containerStatuses!.every(({ ready }) => ready)
    if (isReady && stay.lost) return
    stay.lost ||= stay.wasReady && !isReady
    stay.wasReady ||= isReady
    if (!sameJson(status, pod.status)) this.#context.api.updateStatus({ ...pod, status })
  }

  #stayOf(pod: Pod): Stay {
    const known = this.#stays.get(pod.metadata.uid)
    if (known !== undefined) return known
    const stay: Stay = { boundAt: this.#context.clock.now, failed: false }
    this.#stays.set(pod.metadata.uid, stay)
    return stay
  }

  #hasStarted(pod: Pod, stay: Stay): boolean {
    if (stay.startedAt !== undefined) return true
    const claims = (pod.spec.volumes ?? []).flatMap(volume => claimNameOf(pod, volume) ?? [])
    if (!claims.every(claim => boundVolume(this.#context.caches, pod, claim))) return false
    const { now } = this.#context.clock
    if (now < stay.boundAt + startDuration) {
      this.#context.enqueue(keyOf(pod), stay.boundAt + startDuration - now)
      return false
    }
    stay.startedAt = now
    stay.ip = `10.0.0.${1 + (this.#addresses++ % 254)}`
    return true
  }

  #remove(pod: Pod, stay: Stay): void {
    const { now } = this.#context.clock
    stay.deletionSeenAt ??= now
    const declared = this.#context.workloads.behaviourOf(pod, pod.spec.containers[0]!.name).stop
    const duration =
      declared === 'never' ? (pod.metadata.deletionGracePeriodSeconds ?? 30) * 1000 : (declared ?? stopDuration)
    const left = stay.deletionSeenAt + duration - now
    if (left > 0) this.#context.enqueue(keyOf(pod), left)
    else this.#context.api.delete(referenceTo(pod), { gracePeriodSeconds: 0, preconditions: { uid: pod.metadata.uid } })
  }

  #waitingFor(claim: string): string[] {
    return [...this.#pods.all()].filter(pod => claimsOf(pod).includes(claim)).map(keyOf)
  }

  #statusOf(pod: Pod, stay: Stay): PodStatus {
    const startedAt = toTimestamp(stay.startedAt!)
    const containerStatuses = pod.spec.containers.map(container =>
      this.#containerStatus(pod, container, stay, startedAt),
    )
    const isReady = containerStatuses.every(({ ready }) => ready)
    const isWaiting = containerStatuses.some(
      ({ state, restartCount }) => state?.waiting !== undefined && restartCount === 0,
    )
    return {
      ...pod.status,
      phase: stay.failed ? 'Failed' : isWaiting ? 'Pending' : 'Running',
      ...(stay.failed && { reason: 'Evicted' }),
      conditions: this.#conditionsOf(pod, isReady),
      containerStatuses,
      hostIP: '10.1.0.1',
      podIP: stay.ip,
      podIPs: [{ ip: stay.ip! }],
      startTime: startedAt,
    }
  }

  #containerStatus(pod: Pod, { name, image = '' }: Container, { failed }: Stay, startedAt: string): ContainerStatus {
    const { ready, pull, end } = this.#context.workloads.behaviourOf(pod, name)
    const known = { name, image, imageID: '', lastState: {} }
    if (failed)
      return { ...known, ready: false, restartCount: 0, state: { terminated: { exitCode: 137, reason: 'Error' } } }
    if (pull === 'fails')
      return { ...known, ready: false, restartCount: 0, state: { waiting: { reason: 'ImagePullBackOff' } } }
    if (end !== 'never')
      return { ...known, ready: false, restartCount: 1, state: { waiting: { reason: 'CrashLoopBackOff' } } }
    return { ...known, ready: ready !== 'never', restartCount: 0, state: { running: { startedAt } } }
  }

  #conditionsOf(pod: Pod, isReady: boolean): PodCondition[] {
    const before = pod.status?.conditions ?? []
    const lastTransitionTime = toTimestamp(this.#context.clock.now)
    const verdict = (type: string, status: 'True' | 'False'): PodCondition => {
      const earlier = before.find(condition => condition.type === type)
      return earlier?.status === status ? earlier : { type, status, lastTransitionTime }
    }
    const ready = isReady ? 'True' : 'False'
    const own = [verdict('Initialized', 'True'), verdict('ContainersReady', ready), verdict('Ready', ready)]
    return [...before.filter(({ type }) => !own.some(condition => condition.type === type)), ...own]
  }
}

const claimsOf = (pod: Pod): string[] =>
  (pod.spec.volumes ?? []).flatMap(volume => {
    const claim = claimNameOf(pod, volume)
    return claim === undefined ? [] : [`${pod.metadata.namespace}/${claim}`]
  })
