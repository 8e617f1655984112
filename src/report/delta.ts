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
  return Array.isArray(to) ? deltaOfLists(from as unknown as unknown[], to) : deltaOfObjects(from, to)
}

function deltaOfLists(from: readonly unknown[], to: readonly unknown[]): Delta | undefined {
  let deltas: Record<string, Delta> | undefined
  for (let index = 0; index < to.length; index++) {
    const delta = deltaOf(from[index], to[index])
    if (delta === undefined) continue
    deltas ??= {}
    deltas[index] = delta
  }
  return deltas
}

/** Most members are the very same; only the others are looked at closely. */
function deltaOfObjects(from: Structure, to: Structure): Delta | undefined {
  let deltas: Record<string, Delta> | undefined
  for (const name in to) {
    if (from[name] === to[name]) continue
    const delta = deltaOf(own(from, name), to[name])
    if (delta === undefined) continue
    deltas ??= {}
    setOwn(deltas, name, delta)
  }
  for (const name in from) {
    if (from[name] === undefined || Object.hasOwn(to, name)) continue
    deltas ??= {}
    setOwn(deltas, name, [])
  }
  return deltas
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
function setOwn(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value
  else Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true })
}
