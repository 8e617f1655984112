import { closest, distance } from 'fastest-levenshtein'
import { resourceOf, resources } from '../api/resources.ts'
import { slotsOf } from '../timeline/slots.ts'
import type { View } from '../timeline/view.ts'
import { Mistake } from './mistake.ts'
import { nameOf } from './monitor.ts'

/**
 * Throws a Mistake for the name of a pod that never was and that no set could make. `web-7` of a set `web` is no mistake, even
 * if the set never asks for that many: *never created* may be just what is meant.
 */
export function checkPod(view: View, key: string): void {
  if (view.namesOf('Pod').has(key)) return
  const sets = knownNames(view, 'StatefulSet', key)
  if (sets.some(set => isOrdinalOf(set, nameOf(key)))) return
  const known = [...knownNames(view, 'Pod', key), ...slotNames(view, key)]
  throw new Mistake(messages =>
    messages.mistake.unknownPod({ pod: nameOf(key), meant: likely(nameOf(key), known), sets }),
  )
}

/** As {@link checkPod}, for each of several. */
export function checkPods(view: View, keys: readonly string[]): void {
  for (const key of keys) checkPod(view, key)
}

/** Throws a Mistake for a claim that never was and that no set's claim template could make. */
export function checkClaim(view: View, key: string): void {
  const isMade = (set: string) => new Set(templatesOf(view, set)).has(nameOf(key).replace(/-\d+$/, ''))
  if ([...view.namesOf('StatefulSet')].some(isMade)) return
  checkObject(view, 'PersistentVolumeClaim', key)
}

/** Throws a Mistake for an object that was never there, or a pod that never could be. */
export function checkObject(view: View, kind: string, key: string): void {
  if (view.namesOf(kind).has(key)) return
  if (kind === 'Pod') {
    checkPod(view, key)
    return
  }
  const known = knownNames(view, kind, key)
  const name = nameOf(key)
  const elsewhere = namespacesWith(view, kind, name)
  throw new Mistake(messages =>
    messages.mistake.unknownObject({ kind, name, meant: likely(name, known), known, elsewhere }),
  )
}

/** The kind as its resource is written, also by its plural or short name: `sts`, `statefulsets`. Throws a Mistake for any other. */
export function kindNamed(word: string, view?: View): string {
  const asked = word.toLowerCase()
  const known = resources.find(
    ({ kind, plural, shortNames }) => kind.toLowerCase() === asked || plural === asked || shortNames.includes(asked),
  )
  if (known !== undefined) return known.kind
  if (view?.namesOf(word).size) return word
  const meant = likely(
    word,
    resources.map(resource => resource.kind),
  )
  throw new Mistake(messages => messages.mistake.unknownKind({ kind: word, meant }))
}

/** The key of an object in a namespace, or its bare name if the kind has none. */
export function objectKey(kind: string, name: string, namespace = 'default'): string {
  return resourceOf(kind).namespaced ? `${namespace}/${name}` : name
}

/** What was likely meant by a name, if anything known is near enough to it. */
export function likely(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const nearest = closest(name, known)
  return distance(name, nearest) <= Math.max(2, Math.floor(name.length / 3)) ? nearest : undefined
}

function knownNames(view: View, kind: string, key: string): string[] {
  const prefix = key.slice(0, key.indexOf('/') + 1)
  return [...view.namesOf(kind)].filter(known => known.startsWith(prefix)).map(nameOf)
}

/** The namespaces in which an object of the kind and name has ever been; none for a kind that belongs to none. */
export function namespacesWith(view: View, kind: string, name: string): string[] {
  const keys = [...view.namesOf(kind)].filter(key => key.includes('/') && nameOf(key) === name)
  return keys.map(key => key.slice(0, key.indexOf('/')))
}

/** The pods that the sets ask for now, made or not. */
function slotNames(view: View, key: string): string[] {
  const namespace = key.slice(0, key.indexOf('/'))
  const sets = [...view.list('StatefulSet')].filter(set => set.metadata.namespace === namespace)
  return sets.flatMap(slotsOf).map(nameOf)
}

function templatesOf(view: View, set: string): string[] {
  const templates = view.get('StatefulSet', set)?.spec.volumeClaimTemplates ?? []
  return templates.map(template => `${template.metadata.name}-${nameOf(set)}`)
}

function isOrdinalOf(set: string, pod: string): boolean {
  return pod.startsWith(`${set}-`) && /^\d+$/.test(pod.slice(set.length + 1))
}
