import type { KubeObject } from '../object.ts'
import type { Look, NameRule } from './metadata.ts'
import type { ValidationOptions } from './options.ts'
import type { Problems } from './problems.ts'

/** How a kind is validated, besides the metadata that all have. Objects have their defaults when they come here. */
export interface Rule<T extends KubeObject> {
  name: NameRule
  /** How the rules for updates look at the metadata; once at its change, unless said. */
  looks?: readonly Look[]
  create?: (problems: Problems, object: T, options: ValidationOptions) => void
  /** Only what an update may not do; without it an update is checked like a creation. */
  update?: (problems: Problems, object: T, old: T, options: ValidationOptions) => void
  status?: (problems: Problems, object: T, old: T) => void
}
