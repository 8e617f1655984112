import type { Reference } from '../api/object.ts'
import { isStatus, StatusError } from '../api/status-error.ts'
import type { ApiServer, WriteOptions } from '../engine/apiserver.ts'

/** A write as it arrived at the API server. */
export interface Write {
  readonly verb: 'create' | 'update' | 'patch' | 'delete'
  readonly kind: string
  readonly name: string
}

/** A write, and who sent it. */
export interface SentWrite extends Write {
  readonly by: string
  readonly refused: boolean
}

interface Written {
  kind: string
  metadata: { name?: string; generateName?: string }
}

/**
 * Listens at the API server from now on. Left out are, as in the recordings: status updates, lost races (updates refused with a Conflict), events
 * and leases. The array grows as writes arrive.
 */
export function listenTo(server: ApiServer): SentWrite[] {
  const sent: SentWrite[] = []
  const heard = hearing(sent)
  const { create, update, patch, delete: remove } = server
  server.create = (by, draft, options) =>
    heard(
      by,
      { verb: 'create', ...named(draft) },
      options,
      () => create.call(server, by, draft, options) as typeof draft & never,
    )
  server.update = (by, object, options) =>
    heard(
      by,
      { verb: 'update', ...named(object) },
      options,
      () => update.call(server, by, object, options) as typeof object,
    )
  server.patch = (by, target, change, type, options) =>
    heard(
      by,
      { verb: 'patch', ...of(target) },
      options,
      () => patch.call(server, by, target, change, type, options) as never,
    )
  server.delete = (by, target, options) =>
    heard(by, { verb: 'delete', ...of(target) }, undefined, () => remove.call(server, by, target, options))
  return sent
}

/** Does the work of a write and keeps the write. What it writes on its way is part of it, and is not kept. */
function hearing(sent: SentWrite[]) {
  let busy = false
  return <T>(by: string, write: Write, options: WriteOptions | undefined, work: () => T): T => {
    if (busy) return work()
    busy = true
    const keep = (refused: boolean) => {
      if (isOfInterest(write, options)) sent.push({ by, ...write, refused })
    }
    try {
      const answer = work()
      keep(false)
      return answer
    } catch (error) {
      if (error instanceof StatusError && !isStatus(error, 'Conflict')) keep(true)
      throw error
    } finally {
      busy = false
    }
  }
}

const named = ({ kind, metadata }: Written) => ({ kind, name: metadata.name ?? metadata.generateName ?? '' })
const of = ({ kind, name }: Reference) => ({ kind, name })

const isOfInterest = ({ kind }: Write, options: WriteOptions | undefined): boolean =>
  kind !== 'Event' && kind !== 'Lease' && options?.subresource !== 'status'

const plain = ({ verb, kind, name }: SentWrite): Write => ({ verb, kind, name })

/** In their order; a write that is refused again and again is told once. */
export function told(writes: readonly SentWrite[]): Write[] {
  const refused = new Set<string>()
  return writes.flatMap(write => {
    const key = keyOfWrite(write)
    if (!write.refused) refused.delete(key)
    else if (refused.has(key)) return []
    else refused.add(key)
    return [plain(write)]
  })
}

const keyOfWrite = ({ verb, kind, name }: Write): string => `${kind}/${name} ${verb}`

/** By what they are written to: for those that have no order of their own. */
export const sorted = (writes: readonly Write[]): Write[] =>
  [...writes].sort((a, b) => (keyOfWrite(a) < keyOfWrite(b) ? -1 : 1))
