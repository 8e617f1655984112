import type { ControllerRevision, PersistentVolumeClaim, StatefulSet } from '../../../api/types.ts'
import type { Member } from './know.ts'

/** What the controller's informers show. It stands still but for pauses: what the pass writes is seen after one, or in the next pass. */
export interface Caches {
  readonly set: StatefulSet
  /** The namespace's pods that the set owns or nobody does; others may be among them. */
  readonly members: readonly Member[]
  readonly claims: {
    /** By `<namespace>/<name>`. */
    get(key: string): PersistentVolumeClaim | undefined
    /** No claim in the set's namespace has an owner, as long as nobody asks for claims to be deleted. */
    readonly areFree?: boolean
  }
  /** The namespace's revisions that the set owns or nobody does; others may be among them. */
  readonly revisions: readonly ControllerRevision[]
}
