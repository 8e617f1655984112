import type { Mishap } from '../workloads/workloads.ts'
import type { SuddenFault } from './fault.ts'

const befall = (
  name: string,
  namespace: string,
  pod: string,
  mishap: Mishap,
  told?: SuddenFault['details'],
): SuddenFault => ({
  name,
  about: { kind: 'Pod', namespace, name: pod },
  details: told,
  happen: ({ workloads }) => workloads.befall(`${namespace}/${pod}`, mishap),
})

/** The node runs short of a resource, and its kubelet evicts the pod without asking a budget. */
export const evictedByNode = (namespace: string, pod: string, resource: 'memory' | 'ephemeral-storage'): SuddenFault =>
  befall('node-pressure-eviction', namespace, pod, { is: 'evicted', resource }, { resource })

/** The process of the pod's first container is killed for using more memory than it may: OOMKilled, exit code 137. */
export const outOfMemory = (namespace: string, pod: string): SuddenFault =>
  befall('out-of-memory', namespace, pod, { is: 'exited', exitCode: 137, outOfMemory: true })

/** The process of a container, by default of the first, ends by itself. */
export const containerExits = (namespace: string, pod: string, exitCode: number, container?: string): SuddenFault =>
  befall(
    'container-exit',
    namespace,
    pod,
    { is: 'exited', exitCode, container },
    { exitCode, ...(container && { container }) },
  )

/** The process of the pod's first container answers nothing any more; one that is started in its place does. */
export const processHangs = (namespace: string, pod: string): SuddenFault =>
  befall('process-hang', namespace, pod, { is: 'hung' })
