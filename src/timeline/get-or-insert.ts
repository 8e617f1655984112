/** The value under the key, made and put there if there is none (as the coming `Map.prototype.getOrInsertComputed`). */
export function getOrInsertComputed<Value>(map: Map<string, Value>, key: string, fresh: () => Value): Value {
  const present = map.get(key)
  if (present !== undefined) return present
  const made = fresh()
  map.set(key, made)
  return made
}
