import type { ProbeType } from '../workloads/behaviour.ts'
import type { LastingFault } from './fault.ts'

/** A pod fails one of its probes, whatever else is said of it; so does every pod that takes its name meanwhile. */
export const probeFails = (namespace: string, pod: string, probe: ProbeType): LastingFault => {
  const declare = (fails: boolean): LastingFault['end'] => {
    return ({ workloads }) => workloads.declarePod(`${namespace}/${pod}`, { probeFails: { [probe]: fails } })
  }
  return {
    name: `${probe}-probe-fails`,
    about: { kind: 'Pod', namespace, name: pod },
    begin: declare(true),
    end: declare(false),
  }
}
