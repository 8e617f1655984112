import { clusterMutants } from './cluster-mutants.ts'
import type { Mutant } from './mutant.ts'
import { statefulSetMutants } from './stateful-set-mutants.ts'

/** Every mutant. Whoever adds an invariant adds one that it catches. */
export const mutants: readonly Mutant[] = [...statefulSetMutants, ...clusterMutants]
