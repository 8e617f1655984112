import type { ObjectOf } from '../api/object.ts'

/** What admission may look at besides the object itself. */
export interface Look {
  get<Kind extends string>(kind: Kind, key: string): ObjectOf<Kind> | undefined
  list<Kind extends string>(kind: Kind): ObjectOf<Kind>[]
}
