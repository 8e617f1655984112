/** `1.36` and `1.36.2` are 36. */
export const minorOf = (kubernetes: string): number => Number(kubernetes.split('.')[1])

/** The patch of a version: 2 of `1.36.2`, 0 where none is said. */
export const patchOf = (kubernetes: string): number => Number(kubernetes.split('.')[2] ?? 0)

/** Where the API servers of different versions of Kubernetes differ, as far as that is modelled. */
export interface Release {
  /** Pods count the changes of their spec: from 1.34. */
  readonly countsPodGenerations: boolean
  /** A StatefulSet's `serviceName` is checked when the set is created, not only when its pods are: from 1.33. */
  readonly checksServiceName: boolean
  /** A StatefulSet's `revisionHistoryLimit` may change: from 1.33. */
  readonly historyLimitMayChange: boolean
  /** A claim may ask for less again, as long as it is more than it has: from 1.32. */
  readonly growthMayBeTakenBack: boolean
  /** Errors about claims name the attributes class among what may change: from 1.29. */
  readonly namesAttributesClass: boolean
  /** An init container that always restarts is a sidecar (SidecarContainers): from 1.29. */
  readonly hasSidecars: boolean
  /**
   * Restart policies and rules of containers (ContainerRestartRules), but for sidecars': refused up to 1.33 (1.27 lacks the field and is taken
   * for 1.28), dropped in 1.34, where they are alpha and off, obeyed from 1.35.
   */
  readonly containerRestarts: 'refused' | 'dropped' | 'obeyed'
  /** A rule may restart all containers of its pod (RestartAllContainersOnContainerExits): from 1.36, before that alpha and off. */
  readonly restartsAllContainers: boolean
}

export function releaseOf(kubernetes: string): Release {
  const minor = minorOf(kubernetes)
  return {
    countsPodGenerations: minor >= 34,
    checksServiceName: minor >= 33,
    historyLimitMayChange: minor >= 33,
    growthMayBeTakenBack: minor >= 32,
    namesAttributesClass: minor >= 29,
    hasSidecars: minor >= 29,
    containerRestarts: minor >= 35 ? 'obeyed' : minor === 34 ? 'dropped' : 'refused',
    restartsAllContainers: minor >= 36,
  }
}

/** What the types and the recordings are of. */
export const defaultRelease: Release = releaseOf('1.36')

/**
 * Whether some of what is modelled of the version was not read from its release: 1.37 was still being made, and its Parallel rollouts,
 * its strategy Recreate and the order of its scaling are from proposals and patches.
 */
export const isPartlyInferred = (kubernetes: string): boolean => minorOf(kubernetes) >= 37
