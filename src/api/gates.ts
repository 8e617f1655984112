/** The feature gates that change what is modelled here. */
export interface Gates {
  /** `rollingUpdate.maxUnavailable` of a StatefulSet counts: on in 1.35.0–1.35.3 and from 1.37, off in 1.36 (spec statefulset §1.8). */
  MaxUnavailableStatefulSet: boolean
}

/** As Kubernetes 1.36 has them. */
export const defaultGates: Gates = { MaxUnavailableStatefulSet: false }
