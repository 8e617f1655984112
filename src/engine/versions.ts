import { type Gates, hasGate } from '../api/gates.ts'
import { minorOf, patchOf } from '../api/release.ts'
import type { Profile } from './profile.ts'

export { isPartlyInferred, minorOf, releaseOf } from '../api/release.ts'

/** How long a node may miss its heartbeat before it is NotReady, in milliseconds: 40 s before 1.32. */
export const nodeMonitorGraceOf = (kubernetes: string): number => (minorOf(kubernetes) >= 32 ? 50_000 : 40_000)

/** Whether the disk of a volume is deleted as its policy says also where the volume is deleted before its claim: from 1.31 (HonorPVReclaimPolicy). */
export const honorsReclaimPolicy = (kubernetes: string): boolean => minorOf(kubernetes) >= 31

/** What the scheduler says, and how it waits, in one version of Kubernetes; of 1.36 as recorded. */
export interface SchedulerVersion {
  taint(key: string, value: string): string
  readonly volumeNodeAffinity: string
  /** Dynamic resource allocation speaks up before preemption does: from 1.34. */
  readonly dynamicResources: boolean
  /** A pod that waits out its back-off is tried at once when no other pod is to be scheduled: from 1.33. */
  readonly popsFromBackoff: boolean
  /** A pod names the node that its volumes are being made for: from 1.35. */
  readonly nominatesWhileBinding: boolean
}

export function schedulerOf(kubernetes: string): SchedulerVersion {
  const minor = minorOf(kubernetes)
  return {
    taint: (key, value) =>
      minor >= 35 ? 'node(s) had untolerated taint(s)' : `node(s) had untolerated taint {${key}: ${value}}`,
    volumeNodeAffinity:
      minor >= 33
        ? "node(s) didn't match PersistentVolume's node affinity"
        : 'node(s) had volume node affinity conflict',
    dynamicResources: minor >= 34,
    popsFromBackoff: minor >= 33,
    nominatesWhileBinding: minor >= 35,
  }
}

/** What a kubelet says and tells in one version of Kubernetes. */
export interface KubeletVersion {
  created(container: string): string
  started(container: string): string
  present(image: string): string
  pulled(image: string, took: string, size: number): string
  /** Pods and their conditions say for which generation a status was written: from 1.34. */
  readonly observesGeneration: boolean
  /** Pods have the condition PodReadyToStartContainers: from 1.29. */
  readonly hasSandboxCondition: boolean
  /** Once a pod is initialised its condition says so for good, also while init containers run again: from 1.36, where whole pods can restart. */
  readonly staysInitialized: boolean
  /** While a container backs off its pod is looked at again after so long at most, in milliseconds, each time with an event: up to 1.34 as after any error. */
  readonly backOffLook: number
  /** The status tells of the sandbox as soon as it stands, not only with the next change: from 1.35. */
  readonly tellsOfSandbox: boolean
}

export function kubeletOf(kubernetes: string): KubeletVersion {
  const minor = minorOf(kubernetes)
  const said = (verb: string) => (container: string) => {
    if (minor >= 35) return `Container ${verb}`
    return verb === 'created' && minor >= 32
      ? `Created container: ${container}`
      : `${capital(verb)} container ${container}`
  }
  const accessible = minor >= 35 ? ' and can be accessed by the pod' : ''
  return {
    created: said('created'),
    started: said('started'),
    present: image => `Container image "${image}" already present on machine${accessible}`,
    pulled: (image, took, size) =>
      `Successfully pulled image "${image}" in ${took} (${took} including waiting)${minor >= 31 ? `. Image size: ${size} bytes.` : ''}`,
    observesGeneration: minor >= 34,
    hasSandboxCondition: minor >= 29,
    staysInitialized: minor >= 36,
    backOffLook: minor >= 35 ? 60_000 : 10_000,
    tellsOfSandbox: minor >= 35,
  }
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** The feature gates as the version has them by default, but for those that are set: maxUnavailable was on in 1.35.0 to 1.35.3 and is again from 1.37. */
export function gatesOf({ kubernetes, gates }: Profile): Gates {
  const minor = minorOf(kubernetes)
  const byDefault = minor >= 37 || (minor === 35 && patchOf(kubernetes) <= 3)
  return {
    MaxUnavailableStatefulSet: gates.MaxUnavailableStatefulSet ?? byDefault,
    StatefulSetRecreateStrategy:
      hasGate(kubernetes, 'StatefulSetRecreateStrategy') && (gates.StatefulSetRecreateStrategy ?? false),
  }
}
