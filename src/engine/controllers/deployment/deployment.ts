import { sameJson } from '../../../api/equal.ts'
import { controllerOf, type KubeObject, keyOf, referenceTo } from '../../../api/object.ts'
import { compileSelector } from '../../../api/selector.ts'
import { StatusError } from '../../../api/status-error.ts'
import type { Deployment, ReplicaSet } from '../../../api/types.ts'
import type { Change, Component, ComponentFactory, Context } from '../../component.ts'
import { claim } from '../ownership.ts'
import { clearOld, followScale, obsolete, roll, type Scaling, type Sets, sizeOfNew, wasScaled } from './decide.ts'
import { isRolling, replicasOf, revisionAnnotation } from './know.ts'
import { annotationsFor, nextRevision, replicaSetOf, scaleAnnotations, sortOut } from './replica-sets.ts'
import { Conditions, isComplete, statusOf, stuckIn } from './report.ts'

/** Rolls pods from one template to the next through ReplicaSets: what stateless workloads do where a StatefulSet keeps order and identity. */
export const deploymentController: ComponentFactory = {
  name: 'deployment-controller',
  make: context => new Deployments(context),
}

class Deployments implements Component {
  readonly #context: Context
  readonly #deployments
  readonly #sets
  readonly #pods

  readonly watches = {
    Deployment: ({ object }: Change) => [keyOf(object)],
    ReplicaSet: ({ object, before }: Change) => this.#concerned(object, before),
    Pod: ({ change, object }: Change) => (change === 'deleted' ? this.#deploymentOfPod(object) : []),
  }

  constructor(context: Context) {
    this.#context = context
    this.#deployments = context.caches.of('Deployment')
    this.#sets = context.caches.of('ReplicaSet')
    this.#pods = context.caches.of('Pod')
    this.#sets.index('namespace', ({ metadata }) => [metadata.namespace!])
    this.#pods.index('manager', pod => [controllerOf(pod)?.uid ?? ''])
    this.#deployments.index('namespace', ({ metadata }) => [metadata.namespace!])
  }

  reconcile(key: string): void {
    const deployment = this.#deployments.get(key)
    if (deployment === undefined) return
    const { api } = this.#context
    const candidates = this.#sets.under('namespace', deployment.metadata.namespace!)
    const owned = claim(api, deployment, candidates, compileSelector(deployment.spec.selector))
    const sets = sortOut(deployment, owned)
    if (deployment.metadata.deletionTimestamp !== undefined) this.#report(deployment, sets)
    else this.#advance(this.#tellOfPause(deployment), sets)
  }

  #advance(deployment: Deployment, sets: Sets): void {
    const { api } = this.#context
    if (deployment.spec.paused || wasScaled(deployment, sets)) {
      this.#scale(deployment, followScale(deployment, sets))
      this.#report(deployment, sets)
      return
    }
    const known = isRolling(deployment) || sets.current !== undefined ? this.#withCurrent(deployment, sets) : sets
    if (!this.#step(deployment, known)) {
      const isDone = isComplete(deployment, statusOf(deployment, known, this.#context.clock.now))
      for (const set of isDone ? obsolete(deployment, known) : []) api.delete(referenceTo(set))
    }
    this.#report(api.find('Deployment', deployment.metadata.namespace, deployment.metadata.name) ?? deployment, known)
  }

  /** The next step of the roll-out; false if there is none to take now. */
  #step(deployment: Deployment, sets: Sets): boolean {
    if (isRolling(deployment)) return this.#scale(deployment, roll(deployment, sets as Sets & { current: ReplicaSet }))
    if (this.#scale(deployment, clearOld(sets))) return true
    if (sets.old.some(set => this.#hasRunningPods(set))) return false
    if (sets.current === undefined) {
      this.#withCurrent(deployment, sets)
      return true
    }
    return this.#scale(deployment, [{ set: sets.current, replicas: replicasOf(deployment) }])
  }

  /** With the ReplicaSet of the current template: made, if it is missing; told of its revision, if it is an old one that is wanted again. */
  #withCurrent(deployment: Deployment, sets: Sets): Sets & { current: ReplicaSet } {
    const { api, events } = this.#context
    const revision = nextRevision(sets)
    const current = sets.current === undefined ? this.#create(deployment, sets, revision) : sets.current
    const annotations = annotationsFor(deployment, current, revision)
    const { minReadySeconds } = deployment.spec
    const isUpToDate =
      sameJson(annotations, current.metadata.annotations) && current.spec.minReadySeconds === minReadySeconds
    const updated = isUpToDate
      ? current
      : api.update({
          ...current,
          metadata: { ...current.metadata, annotations },
          spec: { ...current.spec, minReadySeconds },
        })
    this.#tellRevision(deployment, String(revision))
    if (sets.current === undefined && replicasOf(updated) > 0)
      events.normal(
        deployment,
        'ScalingReplicaSet',
        `Scaled up replica set ${updated.metadata.name} from 0 to ${replicasOf(updated)}`,
      )
    return { ...sets, current: updated }
  }

  /** A name that is taken by another template counts as a collision: the next hash is another. */
  #create(deployment: Deployment, sets: Sets, revision: number): ReplicaSet {
    const { api, events } = this.#context
    const draft = replicaSetOf(deployment, sizeOfNew(deployment, sets), revision)
    try {
      const created = api.create<ReplicaSet>(draft)
      this.#tellProgress(deployment, 'NewReplicaSetCreated', `Created new replica set "${created.metadata.name}"`)
      return created
    } catch (error) {
      if (!(error instanceof StatusError)) throw error
      if (error.reason === 'AlreadyExists') {
        const collisionCount = (deployment.status?.collisionCount ?? 0) + 1
        api.updateStatus({ ...deployment, status: { ...deployment.status, collisionCount } })
      } else {
        const message = `Failed to create new replica set "${draft.metadata.name}": ${error.message}`
        events.warning(deployment, 'ReplicaSetCreateError', message)
      }
      throw error
    }
  }

  #scale(deployment: Deployment, scalings: readonly Scaling[]): boolean {
    const { api, events } = this.#context
    for (const { set, replicas } of scalings) {
      const before = replicasOf(set)
      if (before === replicas) continue
      const annotations = { ...set.metadata.annotations, ...scaleAnnotations(deployment) }
      api.update({ ...set, metadata: { ...set.metadata, annotations }, spec: { ...set.spec, replicas } })
      const way = replicas > before ? 'up' : 'down'
      const message = `Scaled ${way} replica set ${set.metadata.name} from ${before} to ${replicas}`
      events.normal(deployment, 'ScalingReplicaSet', message)
    }
    return scalings.length > 0
  }

  #report(deployment: Deployment, sets: Sets): void {
    const { api, clock, enqueue } = this.#context
    const told = api.updateStatus({ ...deployment, status: statusOf(deployment, sets, clock.now) })
    const stuck = stuckIn(told, clock.now)
    if (Number.isFinite(stuck) && stuck > 0) enqueue(keyOf(told), stuck)
  }

  #hasRunningPods({ metadata }: ReplicaSet): boolean {
    return [...this.#pods.under('manager', metadata.uid)].some(
      ({ status }) => status?.phase !== 'Succeeded' && status?.phase !== 'Failed',
    )
  }

  /** While it is paused a deployment cannot be late. */
  #tellOfPause(deployment: Deployment): Deployment {
    const reason = deployment.status?.conditions?.find(({ type }) => type === 'Progressing')?.reason
    const wasPaused = reason === 'DeploymentPaused'
    if (deployment.spec.progressDeadlineSeconds === undefined || (deployment.spec.paused ?? false) === wasPaused)
      return deployment
    return wasPaused
      ? this.#tellProgress(deployment, 'DeploymentResumed', 'Deployment is resumed', 'Unknown')
      : this.#tellProgress(deployment, 'DeploymentPaused', 'Deployment is paused', 'Unknown')
  }

  #tellProgress(deployment: Deployment, reason: string, message: string, status = 'True'): Deployment {
    const { api, clock } = this.#context
    if (deployment.spec.progressDeadlineSeconds === undefined) return deployment
    const conditions = new Conditions(deployment.status?.conditions, clock.now)
    conditions.set('Progressing', { status, reason, message })
    return api.updateStatus({ ...deployment, status: { ...deployment.status, conditions: conditions.all } })
  }

  #tellRevision({ metadata: { namespace, name } }: Deployment, revision: string): void {
    const { api } = this.#context
    const live = api.get('Deployment', namespace, name)
    if (live.metadata.annotations?.[revisionAnnotation] === revision) return
    const annotations = { ...live.metadata.annotations, [revisionAnnotation]: revision }
    api.update({ ...live, metadata: { ...live.metadata, annotations } })
  }

  #concerned(set: KubeObject, before: KubeObject | undefined): string[] {
    const namespace = set.metadata.namespace!
    const managers = [set, before]
      .map(object => object && controllerOf(object))
      .filter(owner => owner?.kind === 'Deployment')
      .map(owner => `${namespace}/${owner!.name}`)
    if (controllerOf(set) !== undefined) return managers
    const adopters = [...this.#deployments.under('namespace', namespace)].filter(({ spec }) =>
      compileSelector(spec.selector).matches(set.metadata.labels),
    )
    return [...managers, ...adopters.map(keyOf)]
  }

  /** A pod that is gone may be the last that a Recreate waited for. */
  #deploymentOfPod(pod: KubeObject): string[] {
    const owner = controllerOf(pod)
    if (owner?.kind !== 'ReplicaSet') return []
    const set = this.#sets.get(`${pod.metadata.namespace}/${owner.name}`)
    return set === undefined ? [] : this.#concerned(set, undefined)
  }
}
