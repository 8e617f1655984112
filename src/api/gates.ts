import { minorOf } from './release.ts'

/** The feature gates that change what is modelled here. */
export interface Gates {
  /** `rollingUpdate.maxUnavailable` of a StatefulSet counts: on in 1.35.0–1.35.3 and from 1.37, off in 1.36. */
  MaxUnavailableStatefulSet: boolean
  /** The update strategy `Recreate` of a StatefulSet: alpha and off in 1.37, unknown before. */
  StatefulSetRecreateStrategy: boolean
}

/** The first version that has each of them. */
export const gateSince: Readonly<Record<keyof Gates, string>> = {
  MaxUnavailableStatefulSet: '1.24',
  StatefulSetRecreateStrategy: '1.37',
}

export const hasGate = (kubernetes: string, gate: keyof Gates): boolean =>
  minorOf(kubernetes) >= minorOf(gateSince[gate])

/** As Kubernetes 1.36 has them. */
export const defaultGates: Gates = { MaxUnavailableStatefulSet: false, StatefulSetRecreateStrategy: false }
