import { defaultGates, type Gates } from '../gates.ts'

/** What a cluster allows, beyond what every cluster does. */
export interface ValidationOptions {
  gates: Gates
  /** Containers may be privileged; a control plane started without `--allow-privileged` says no. */
  allowPrivileged: boolean
  /** The addresses that Services may have. */
  serviceRange: string
}

export const defaultOptions: ValidationOptions = {
  gates: defaultGates,
  allowPrivileged: true,
  serviceRange: '10.96.0.0/12',
}
