import type { Path } from '../decoding.ts'
import type { Json } from '../member.ts'
import type { StatusCause } from '../types.ts'
import type { ManifestDocument } from './document.ts'
import { nearest } from './meant.ts'
import type { Hint } from './problem.ts'

type Named = { name?: string; metadata?: { name?: string } }

const namesOf = (list: unknown): string[] =>
  Array.isArray(list) ? list.flatMap((item: Named) => item?.name ?? item?.metadata?.name ?? []) : []

/** What the containers of an object may mount. */
function volumesOf({ value }: ManifestDocument): string[] {
  const spec = value.spec as (Json & { template?: { spec?: Json } }) | undefined
  return [...namesOf(spec?.volumeClaimTemplates), ...namesOf((spec?.template?.spec ?? spec)?.volumes)]
}

const selectorLabels = ({ value }: ManifestDocument): Readonly<Record<string, string>> =>
  (value.spec as { selector?: { matchLabels?: Record<string, string> } } | undefined)?.selector?.matchLabels ?? {}

/** The values that a message says are allowed: in double quotes after a colon, or in single ones after *must be*. */
function allowedBy(message: string): string[] {
  const listed = /supported values: (.*)$/.exec(message)?.[1]
  const wanted = /: must be ('[A-Z].*)$/.exec(message)?.[1]
  return [...(listed ?? wanted ?? '').matchAll(/["']([^"']*)["']/g)].map(([, value]) => value!)
}

/** What may help with one cause of a refusal. */
export function hintsForCause(document: ManifestDocument, { reason, message = '' }: StatusCause, steps: Path): Hint[] {
  const last = String(steps.at(-1) ?? '')
  if (reason === 'FieldValueRequired') return last === '' ? [] : [{ is: 'missing', field: last }]
  if (message.endsWith('`selector` does not match template `labels`')) {
    const labels = selectorLabels(document)
    return Object.keys(labels).length === 0 ? [] : [{ is: 'labelsOfSelector', labels }]
  }
  const written = /"([^"]*)"/.exec(message)?.[1] ?? ''
  if (reason === 'FieldValueNotFound' && steps.includes('volumeMounts')) {
    const names = volumesOf(document)
    const near = nearest(written, names)
    return [near === undefined ? { is: 'noVolume', name: written, names } : { is: 'meant', name: near }]
  }
  const values = allowedBy(message)
  if (values.length === 0) return []
  const near = nearest(written, values)
  return [near === undefined ? { is: 'oneOf', values } : { is: 'meant', name: near }]
}
