import { fit } from '../../../api/decode.ts'
import { applyPodTemplateDefaults } from '../../../api/defaults.ts'
import { goJson } from '../../../api/go-json.ts'
import type { ControllerRevision, ObjectMeta, PodTemplateSpec, StatefulSet } from '../../../api/types.ts'
import { perObject } from './per-object.ts'

export const hashLabel = 'controller.kubernetes.io/hash'

/** A template as a revision records it. */
export interface Document {
  readonly text: string
  readonly data: unknown
  readonly hashes: Map<number, string>
}

/** The patch that restores the template. Its bytes decide on equality and are hashed, so they are Go's to the last. */
export const documentOf = perObject((template: PodTemplateSpec): Document => {
  const text = goJson({ spec: { template: { ...template, $patch: 'replace' } } })
  return { text, data: JSON.parse(text), hashes: new Map() }
})

/** As it was written up to 1.33: Go's encoder left a null where the template's metadata might have had a time. */
export const olderDocumentOf = perObject((template: PodTemplateSpec): Document => {
  const metadata = { ...template.metadata, creationTimestamp: null } as unknown as ObjectMeta
  return documentOf({ ...template, metadata })
})

const safeDigits = '456789bcdf'
const utf8 = new TextEncoder()

/** FNV-1 (not 1a) over the document and the collision count's digits, in decimal, in digits that spell no words. Without a count: the document alone. */
export function hashOf(text: string, collisionCount: number | undefined): string {
  let hash = 2166136261
  for (const byte of utf8.encode(text + (collisionCount ?? ''))) hash = Math.imul(hash, 16777619) ^ byte
  return String(hash >>> 0).replace(/\d/g, digit => safeDigits[Number(digit)]!)
}

export function hashOfDocument({ text, hashes }: Document, collisionCount: number): string {
  const hash = hashes.get(collisionCount) ?? hashOf(text, collisionCount)
  hashes.set(collisionCount, hash)
  return hash
}

/** The name of a revision of the set. */
export const nameOf = (set: StatefulSet, hash: string): string => `${set.metadata.name.slice(0, 223)}-${hash}`

const textOfData = perObject((data: object) => goJson(data))

/** The bytes that a revision holds. */
export const textOf = ({ data }: Pick<ControllerRevision, 'data'>): string =>
  typeof data === 'object' && data !== null ? textOfData(data) : goJson(data)

/** What Go's parser makes of a hash label; most labels have letters and are no number. */
function numberIn(label: string | undefined): number | undefined {
  if (label === undefined || !/^[+-]?\d+$/.test(label)) return undefined
  const number = Number(label)
  return number === (number | 0) ? number : undefined
}

/** The same bytes; and hash labels that are both numbers must not differ, as Kubernetes asked until 1.34.1; undefined: no longer. */
export function isSame(text: string, label: string | undefined, revision: ControllerRevision): boolean {
  if (text !== textOf(revision)) return false
  const numbers = [numberIn(label), numberIn(revision.metadata.labels?.[hashLabel])]
  return numbers.includes(undefined) || numbers[0] === numbers[1]
}

/** As the API reads it: what it does not know, nulls and zeroes are nothing to it, and quantities have one form. */
const decoded = perObject(({ $patch, ...template }: PodTemplateSpec & { $patch?: string }) => {
  const { value } = fit('apps/v1', 'StatefulSet', { spec: { template } })
  return (value as StatefulSet).spec.template
})

/** The template that a revision recorded; undefined if someone else made it and it says nothing of a template. */
export function templateOf({ data }: ControllerRevision): PodTemplateSpec | undefined {
  const recorded = (data as { spec?: { template?: PodTemplateSpec } } | undefined)?.spec?.template
  return recorded && decoded(recorded)
}

const withDefaults = perObject(applyPodTemplateDefaults)

/** Whether restoring the revision and filling in the API's defaults gives the set's template: what differs is noise of an older version. */
export function meansTheSame(document: Document, revision: ControllerRevision): boolean {
  const recorded = templateOf(revision)
  return recorded === undefined || documentOf(withDefaults(recorded)).text === document.text
}
