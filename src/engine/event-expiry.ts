import { keyOf } from '../api/object.ts'
import type { Change, Component, ComponentFactory, Context } from './component.ts'

/** How long an event is kept after it was last written, in ms. */
const timeToLive = 3_600_000

/** Forgets events an hour after they were last written, as etcd does with the lease that the API server gives them. */
export const eventExpiry: ComponentFactory = { name: 'etcd', make }

function make(context: Context): Component {
  const { api, clock } = context
  const written = new Map<string, number>()

  function remember({ change, object }: Change): string[] {
    const key = keyOf(object)
    if (written.size === 0 && change !== 'deleted') lookAfter(timeToLive)
    written.delete(key)
    if (change !== 'deleted') written.set(key, clock.now)
    return []
  }

  /** The events stand in the order in which they were written, and so in the order in which they expire. */
  function expire(): void {
    for (const [key, at] of written) {
      if (clock.now - at < timeToLive) {
        lookAfter(at + timeToLive - clock.now)
        return
      }
      written.delete(key)
      const [namespace, name] = key.split('/') as [string, string]
      if (api.find('Event', namespace, name) !== undefined) api.delete({ kind: 'Event', namespace, name })
    }
  }

  const lookAfter = (delay: number) => void clock.after(delay, 'events expire', expire, 'background')
  return { watches: { Event: remember }, reconcile: () => {} }
}
