/**
 * What turns one JSON value into another, as JSON: `[value]` puts a value in place, `[]` takes it away, and an object
 * holds the deltas of the members that changed. Members of a list go by their index; a list that grew or shrank is put
 * in place whole.
 */
export type Delta = readonly [] | readonly [unknown] | { readonly [member: string]: Delta }

/** The delta between two JSON values, or undefined if they are the same. A member that is undefined is absent. */
export function deltaOf(from: unknown, to: unknown): Delta | undefined {
  if (from === to) return undefined
  if (to === undefined) return []
  if (!isStructure(from) || !isStructure(to) || !isAlike(from, to)) return [to]
  const deltas: Record<string, Delta> = {}
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const delta = deltaOf(own(from, name), own(to, name))
    if (delta !== undefined) setOwn(deltas, name, delta)
  }
  return Object.keys(deltas).length === 0 ? undefined : deltas
}

/** The value that the delta makes; whatever did not change is shared with the value that it starts from. */
export function applied(from: unknown, delta: Delta | undefined): unknown {
  if (delta === undefined) return from
  if (Array.isArray(delta)) return delta[0]
  const result = (Array.isArray(from) ? [...from] : { ...(from as object) }) as Record<string, unknown>
  for (const [name, change] of Object.entries(delta as Record<string, Delta>)) {
    const value = applied(own(result, name), change)
    if (value === undefined) delete result[name]
    else setOwn(result, name, value)
  }
  return result
}

type Structure = Record<string, unknown>

const isStructure = (value: unknown): value is Structure => typeof value === 'object' && value !== null

function isAlike(from: Structure, to: Structure): boolean {
  if (Array.isArray(from) !== Array.isArray(to)) return false
  return !Array.isArray(from) || from.length === (to as unknown as unknown[]).length
}

/** The member, but not what every object has, like `constructor`. */
const own = (value: Structure, name: string): unknown => (Object.hasOwn(value, name) ? value[name] : undefined)

/** Sets a member of its own even if it is called `__proto__`. */
function setOwn(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true })
}
