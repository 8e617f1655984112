import type { ComponentFactory } from './component.ts'

/** Everything that acts in a cluster, in the order in which it gets its turn at one instant. */
export const components: readonly ComponentFactory[] = []
