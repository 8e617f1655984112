import { Decoding, type Misfit } from './decoding.ts'
import type { KubeObject } from './object.ts'
import { apiVersionOf, type Resource } from './resources.ts'
import { shapeOfKind } from './schema/shape.ts'
import { badRequest, type StatusError } from './status-error.ts'

export interface Decoded {
  value: unknown
  /** In the order of the document. */
  misfits: readonly Misfit[]
}

/** Reads a value along the type of a kind, and says all that does not fit. A kind whose type is not known is taken as it is. */
export function fit(apiVersion: string, kind: string, value: unknown): Decoded {
  const shape = shapeOfKind(apiVersion, kind)
  if (shape === undefined) return { value, misfits: [] }
  const decoding = new Decoding()
  return { value: decoding.struct(value, shape), misfits: decoding.misfits }
}

/** The refusal of a document that is not one of the kind it should be; `kind` and `version` are those that it says it is. */
export const undecodable = (kind: string, version: string, expected: string, because: string): StatusError =>
  badRequest(`${kind} in version "${version}" cannot be handled as a ${expected}: ${because}`)

/**
 * The object that a request's document stands for. Throws a 400 in the API server's words when a value is not of its field's type, and, if strict, when a
 * field is not known; without strict such fields are dropped and told as warnings.
 */
export function decode(
  resource: Resource,
  value: unknown,
  { strict, duplicates = [] }: { strict: boolean; duplicates?: readonly string[] },
): { object: KubeObject; warnings: string[] } {
  const { kind, version } = resource
  const apiVersion = apiVersionOf(resource)
  const { value: decoded, misfits } = fit(apiVersion, kind, value)
  const mistyped = misfits.find(misfit => misfit.is === 'mistyped' || misfit.is === 'malformed')
  if (mistyped !== undefined) throw undecodable(kind, version, kind, mistyped.message)
  const warnings = [...duplicates, ...misfits.map(misfit => misfit.message)]
  if (strict && warnings.length > 0)
    throw undecodable(kind, version, kind, `strict decoding error: ${warnings.join(', ')}`)
  return { object: { ...(decoded as KubeObject), apiVersion, kind }, warnings }
}
