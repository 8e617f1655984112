/**
 * The same question asked of the same object again is answered from memory, for as long as the object lives. Good for pure questions
 * alone; objects of the cluster are never edited, so the answer stays true.
 */
export function perObject<Key extends object, Value>(answer: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { value: Value }>()
  return key => {
    let found = known.get(key)
    if (found === undefined) {
      found = { value: answer(key) }
      known.set(key, found)
    }
    return found.value
  }
}
