import type { LastingFault } from './fault.ts'

/** No image registry answers: what a node does not have cannot be pulled. */
export const registryDown: LastingFault = {
  name: 'registry-down',
  begin: ({ workloads }) => workloads.declareRegistry({ down: true }),
  end: ({ workloads }) => workloads.declareRegistry({ down: false }),
}
