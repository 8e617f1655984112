import type { Draft, KubeObject } from '../api/object.ts'
import { type Resource, resourceOf } from '../api/resources.ts'
import { alreadyExists, forbidden, notFound, StatusError } from '../api/status-error.ts'
import { toTimestamp } from '../timeline/epoch.ts'
import type { Chance } from './chance.ts'
import type { Clock } from './clock.ts'
import type { Store } from './store.ts'

/** What the system fields of a new object come from. */
export interface SystemState {
  readonly store: Store
  readonly clock: Clock
  readonly chance: Chance
}

/** The object that a writer asked for, with the fields that the server fills in: name, namespace, uid, time of creation. Throws a 403 or a 404 where its namespace goes or is not there. */
export function withSystemFields<T extends KubeObject>(
  resource: Resource,
  draft: Draft<T>,
  { store, clock, chance }: SystemState,
): T {
  const { name: given = '', generateName } = draft.metadata
  const namespace = resource.namespaced ? (draft.metadata.namespace ?? 'default') : undefined
  if (namespace !== undefined) requireNamespace(store, resource, namespace, given)
  const name = given || (generateName ? generateName + chance.suffix() : '')
  const creationTimestamp = toTimestamp(clock.now)
  const { resourceVersion = '' } = draft.metadata
  const metadata = { ...draft.metadata, name, namespace, uid: chance.uid(), creationTimestamp, resourceVersion }
  return { ...draft, metadata } as unknown as T
}

function requireNamespace(store: Store, resource: Resource, namespace: string, name: string): void {
  const found = store.get('Namespace', namespace)
  if (found === undefined) throw notFound(resourceOf('Namespace'), namespace)
  if (found.metadata.deletionTimestamp !== undefined)
    throw forbidden(
      resource,
      name,
      `unable to create new content in namespace ${namespace} because it is being terminated`,
    )
}

/** The refusal of another object of the name; it says so if the one that is there is about to go. */
export function nameTaken(resource: Resource, { metadata }: KubeObject): StatusError {
  const error = alreadyExists(resource, metadata.name)
  if (metadata.deletionTimestamp === undefined) return error
  return new StatusError(409, 'AlreadyExists', `object is being deleted: ${error.message}`, error.status.details)
}
