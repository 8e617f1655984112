import { defaultGates, type Gates } from '../gates.ts'
import { defaultRelease, type Release } from '../release.ts'

/** What a cluster allows, beyond what every cluster does. */
export interface ValidationOptions {
  gates: Gates
  /** What differs between versions of Kubernetes. */
  release: Release
  /** Containers may be privileged; a control plane started without `--allow-privileged` says no. */
  allowPrivileged: boolean
  /** The addresses that Services may have. */
  serviceRange: string
}

export const defaultOptions: ValidationOptions = {
  gates: defaultGates,
  release: defaultRelease,
  allowPrivileged: true,
  serviceRange: '10.96.0.0/12',
}
