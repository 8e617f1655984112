/** Building blocks of defaulting: each returns the very object it was given when there is nothing to fill in. */

/** The object with every member of `defaults` that it lacks. */
export function fill<T extends object>(object: T, defaults: Partial<T>): T {
  let filled: T | undefined
  for (const key in defaults) {
    if (object[key] !== undefined || defaults[key] === undefined) continue
    filled ??= { ...object }
    filled[key] = defaults[key] as T[typeof key]
  }
  return filled ?? object
}

/** The object with each named member, where it is present, passed through its function. */
export function each<T extends object>(
  object: T,
  functions: { [K in keyof T]?: (member: NonNullable<T[K]>) => T[K] },
): T {
  let changed: T | undefined
  for (const key in functions) {
    const member = object[key]
    if (member === undefined || member === null) continue
    const next = functions[key]!(member as NonNullable<T[typeof key]>)
    if (next === member) continue
    changed ??= { ...object }
    changed[key] = next
  }
  return changed ?? object
}

/** A function on lists from one on items. */
export const every =
  <T>(item: (item: T) => T) =>
  (list: T[]): T[] => {
    let changed: T[] | undefined
    for (const [index, before] of list.entries()) {
      const after = item(before)
      if (after !== before) {
        changed ??= [...list]
        changed[index] = after
      }
    }
    return changed ?? list
  }
