import { controllerOf, type Draft } from '../../../api/object.ts'
import type { OwnerReference, PersistentVolumeClaim, Pod, StatefulSet } from '../../../api/types.ts'
import { perObject } from './per-object.ts'

export const podNameLabel = 'statefulset.kubernetes.io/pod-name'
export const podIndexLabel = 'apps.kubernetes.io/pod-index'
export const revisionLabel = 'controller-revision-hash'

const memberName = /^(.*)-([0-9]+)$/
const largestOrdinal = 2 ** 31 - 1

/** A claim of a pod: its name, and its key in the cache. */
export interface ClaimName {
  readonly name: string
  readonly key: string
}

interface Storage {
  readonly templates: readonly PersistentVolumeClaim[]
  readonly claims: readonly ClaimName[]
  readonly mounted: boolean
}

const noStorage: Storage = { templates: [], claims: [], mounted: true }

/**
 * All that the controller asks about a pod, read off it once: passes over a large set look at every pod again and again, and pods
 * never change, they are replaced. Also stands for a pod that is yet to be created; that one has no phase and no uid.
 */
export class Member {
  readonly pod: Draft<Pod>
  readonly name: string
  readonly uid: string
  readonly controller: OwnerReference | undefined
  /** The name of the set that the pod's name speaks of: `web` of `web-0`; '' if it speaks of none. */
  readonly parent: string
  /** −1 if the name does not end in a number that fits 32 bits. */
  readonly ordinal: number
  /** '' until the pod exists. */
  readonly phase: string
  readonly isTerminating: boolean
  /** The name of the ControllerRevision that it was made from; '' if it does not say. */
  readonly revision: string
  /** The condition Ready; Kubernetes does not look at the phase here. */
  readonly isReady: boolean
  /** Since when, in Unix milliseconds. */
  readonly readySince: number | undefined
  /** Whether name and name label are those of its ordinal; the rest of the identity is never looked at again. */
  readonly isItself: boolean
  readonly isCreated: boolean
  readonly isRunningAndReady: boolean
  /** Its containers have ended for good: only a new pod can take its place. */
  readonly isOver: boolean
  #storage: Storage = noStorage
  constructor(pod: Draft<Pod>) {
    const { name = '', uid = '', labels, deletionTimestamp } = pod.metadata
    const [, parent = '', digits = ''] = memberName.exec(name) ?? []
    const number = digits === '' ? -1 : Number(digits)
    const ready = pod.status?.conditions?.find(condition => condition.type === 'Ready')
    this.pod = pod
    this.name = name
    this.uid = uid
    this.controller = controllerOf(pod)
    this.parent = parent
    this.ordinal = number <= largestOrdinal ? number : -1
    this.phase = pod.status?.phase ?? ''
    this.isTerminating = deletionTimestamp !== undefined
    this.revision = labels?.[revisionLabel] ?? ''
    this.isReady = ready?.status === 'True'
    this.readySince = ready?.lastTransitionTime ? Date.parse(ready.lastTransitionTime) : undefined
    this.isItself = this.ordinal >= 0 && name === `${parent}-${this.ordinal}` && labels?.[podNameLabel] === name
    this.isCreated = this.phase !== ''
    this.isRunningAndReady = this.isReady && this.phase === 'Running'
    this.isOver = this.phase === 'Failed' || this.phase === 'Succeeded'
  }

  /** Ready for long enough; the second in which the time is over counts. */
  isAvailable(minReadySeconds: number, now: number): boolean {
    if (!this.isReady || minReadySeconds === 0) return this.isReady
    return this.readySince !== undefined && this.readySince + minReadySeconds * 1_000 <= now
  }

  /** Its claims in the order of the set's templates. */
  claims(set: StatefulSet): readonly ClaimName[] {
    return this.#storageIn(set).claims
  }

  /** Whether every claim of the set's templates is a volume of the pod. */
  mountsItsClaims(set: StatefulSet): boolean {
    return this.#storageIn(set).mounted
  }

  #storageIn(set: StatefulSet): Storage {
    const templates = set.spec.volumeClaimTemplates
    if (templates === undefined || templates.length === 0) return noStorage
    if (this.#storage.templates !== templates) this.#storage = this.#readStorage(set, templates)
    return this.#storage
  }

  #readStorage(set: StatefulSet, templates: readonly PersistentVolumeClaim[]): Storage {
    const claims = templates.map(({ metadata }) => {
      const name = `${metadata.name}-${set.metadata.name}-${this.ordinal}`
      return { name, key: `${set.metadata.namespace}/${name}` }
    })
    const mounted = templates.every((template, index) => {
      const volume = this.pod.spec.volumes?.findLast(({ name }) => name === template.metadata.name)
      return volume?.persistentVolumeClaim?.claimName === claims[index]!.name
    })
    return { templates, claims, mounted }
  }
}

export const memberOf = perObject((pod: Draft<Pod>) => new Member(pod))

/** Not available, or about to end. */
export const isUnavailable = (member: Member | undefined, minReadySeconds: number, now: number): boolean =>
  member === undefined || member.isTerminating || !member.isAvailable(minReadySeconds, now)

/** The reference that makes the set an object's managing owner. */
export const controllerReference = (
  owner: { apiVersion: string; kind: string },
  { name, uid }: { name: string; uid: string },
): OwnerReference => ({
  apiVersion: owner.apiVersion,
  kind: owner.kind,
  name,
  uid,
  controller: true,
  blockOwnerDeletion: true,
})

export const setKind = { apiVersion: 'apps/v1', kind: 'StatefulSet' }
export const podKind = { apiVersion: 'v1', kind: 'Pod' }

/** Whether the reference speaks of an object of this kind and name, be it this one or a namesake. */
export const speaksOf = (
  reference: OwnerReference,
  kind: { apiVersion: string; kind: string },
  name: string,
): boolean => reference.apiVersion === kind.apiVersion && reference.kind === kind.kind && reference.name === name
